/** Runs a compiled map on rows, in either direction, without fetching anything. */
@NullMarked
package dev.tandem.engine;

import org.jspecify.annotations.NullMarked;
