/**
 * Comparing both sides through a map, as values: what is asked for, what differs, what it sums to.
 */
@NullMarked
package dev.tandem.sync.reconcile;

import org.jspecify.annotations.NullMarked;
