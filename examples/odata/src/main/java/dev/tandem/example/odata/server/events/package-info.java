/** Data events: what the finance server tells its subscribers, and what it could not tell. */
@NullMarked
package dev.tandem.example.odata.server.events;

import org.jspecify.annotations.NullMarked;
