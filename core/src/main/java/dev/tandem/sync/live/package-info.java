/**
 * How one change becomes one effect: intake, evaluation, sending, outcome. Everything that waits is
 * an obligation in the store; nothing here outlives a step but connections and fences.
 */
@NullMarked
package dev.tandem.sync.live;

import org.jspecify.annotations.NullMarked;
