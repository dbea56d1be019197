/** What the finance server tells its subscribers, piece by piece. */
@NullMarked
package dev.tandem.example.odata.server.events;

import org.jspecify.annotations.NullMarked;
