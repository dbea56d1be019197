/** The code shown in the documentation. */
@NullMarked
package dev.tandem.guide;

import org.jspecify.annotations.NullMarked;
