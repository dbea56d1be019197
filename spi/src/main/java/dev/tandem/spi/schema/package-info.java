/** The tables of both sides: columns and their types, keys, references and companies. */
@NullMarked
package dev.tandem.spi.schema;

import org.jspecify.annotations.NullMarked;
