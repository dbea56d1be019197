/** The errors of the library, each with a fixed code and a kind. */
@NullMarked
package dev.tandem.spi.error;

import org.jspecify.annotations.NullMarked;
