/** Data events that finance delivers over HTTP, and the durable log they are kept in. */
@NullMarked
package dev.tandem.example.odata.finance.events;

import org.jspecify.annotations.NullMarked;
