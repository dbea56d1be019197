/** Rows to and from JSON and CSV. */
@NullMarked
package dev.tandem.row.format;

import org.jspecify.annotations.NullMarked;
