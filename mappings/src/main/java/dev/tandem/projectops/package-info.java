/**
 * Project Operations: its schemas, its maps, how sure they are, and the order in which they run.
 */
@NullMarked
package dev.tandem.projectops;

import org.jspecify.annotations.NullMarked;
