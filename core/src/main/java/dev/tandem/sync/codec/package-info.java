/** Rows, images and changes as bytes for a store, and back after any restart. */
@NullMarked
package dev.tandem.sync.codec;

import org.jspecify.annotations.NullMarked;
