/** Typed values and the schema-bound, immutable row that carries them. */
@NullMarked
package dev.tandem.spi.value;

import org.jspecify.annotations.NullMarked;
