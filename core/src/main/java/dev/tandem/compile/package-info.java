/** Judges maps against both sides' schemas and turns them into programs that run. */
@NullMarked
package dev.tandem.compile;

import org.jspecify.annotations.NullMarked;
