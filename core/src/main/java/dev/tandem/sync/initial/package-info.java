/** Initial syncs as values: what is asked for, how far one is, what became of each row. */
@NullMarked
package dev.tandem.sync.initial;

import org.jspecify.annotations.NullMarked;
