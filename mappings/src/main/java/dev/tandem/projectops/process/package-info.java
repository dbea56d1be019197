/**
 * What processes want written, and how it is written: pure functions give {@link
 * dev.tandem.projectops.process.Effects}, which a runner applies through connectors.
 */
@NullMarked
package dev.tandem.projectops.process;

import org.jspecify.annotations.NullMarked;
