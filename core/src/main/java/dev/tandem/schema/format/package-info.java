/** Table schemas to and from JSON. */
@NullMarked
package dev.tandem.schema.format;

import org.jspecify.annotations.NullMarked;
