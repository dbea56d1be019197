/** Reads the JSON files that are shipped beside the maps. */
@NullMarked
package dev.tandem.projectops.format;

import org.jspecify.annotations.NullMarked;
