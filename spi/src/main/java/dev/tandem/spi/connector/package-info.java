/** What a host implements to plug in a side: reads, change feeds, writes and their outcomes. */
@NullMarked
package dev.tandem.spi.connector;

import org.jspecify.annotations.NullMarked;
