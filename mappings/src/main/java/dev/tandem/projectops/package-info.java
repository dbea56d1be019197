/** Project Operations: its schemas, its maps and their order. */
@NullMarked
package dev.tandem.projectops;

import org.jspecify.annotations.NullMarked;
