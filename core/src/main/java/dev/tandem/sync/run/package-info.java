/** Full reads of tables beside live changes: initial sync, and the compare after a lost feed. */
@NullMarked
package dev.tandem.sync.run;

import org.jspecify.annotations.NullMarked;
