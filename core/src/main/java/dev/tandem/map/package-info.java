/** A dual-write map as plain data: legs, field mappings, transforms and filter text. */
@NullMarked
package dev.tandem.map;

import org.jspecify.annotations.NullMarked;
