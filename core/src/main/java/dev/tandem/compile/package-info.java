/** Checks a map against its catalogs and turns it into one that can run. */
@NullMarked
package dev.tandem.compile;

import org.jspecify.annotations.NullMarked;
