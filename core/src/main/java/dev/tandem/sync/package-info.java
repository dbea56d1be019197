/** Keeps the rows of both sides alike: nothing lost, nothing twice, everything accounted for. */
@NullMarked
package dev.tandem.sync;

import org.jspecify.annotations.NullMarked;
