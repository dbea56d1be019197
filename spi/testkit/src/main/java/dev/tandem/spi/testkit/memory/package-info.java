/** The tables, keys and lookups behind the in-memory connector. */
@NullMarked
package dev.tandem.spi.testkit.memory;

import org.jspecify.annotations.NullMarked;
