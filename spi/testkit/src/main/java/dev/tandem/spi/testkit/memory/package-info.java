/** The tables, keys, references and checks behind the in-memory connector. */
@NullMarked
package dev.tandem.spi.testkit.memory;

import org.jspecify.annotations.NullMarked;
