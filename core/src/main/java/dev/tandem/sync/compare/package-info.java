/** Compares the rows of both sides through the maps as they run, and repairs what differs (I25). */
@NullMarked
package dev.tandem.sync.compare;

import org.jspecify.annotations.NullMarked;
