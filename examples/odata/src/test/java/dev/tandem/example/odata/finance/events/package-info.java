/** Deliveries and the log they are kept in, piece by piece. */
@NullMarked
package dev.tandem.example.odata.finance.events;

import org.jspecify.annotations.NullMarked;
