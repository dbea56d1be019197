/** What the synchronisation runtime tells its host. */
@NullMarked
package dev.tandem.sync.event;

import org.jspecify.annotations.NullMarked;
