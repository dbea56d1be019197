/** Judges maps further than the compiler does: one map, or a set that is to run together. */
@NullMarked
package dev.tandem.check;

import org.jspecify.annotations.NullMarked;
