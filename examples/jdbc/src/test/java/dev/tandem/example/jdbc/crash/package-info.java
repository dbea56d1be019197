/** Whole hosts that are killed while both sides change, and what is left of them. */
@NullMarked
package dev.tandem.example.jdbc.crash;

import org.jspecify.annotations.NullMarked;
