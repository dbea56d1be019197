/** Reads every form in which a map is found and writes it back without loss. */
@NullMarked
package dev.tandem.map.format;

import org.jspecify.annotations.NullMarked;
