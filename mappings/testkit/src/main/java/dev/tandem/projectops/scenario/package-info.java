/**
 * Scenarios as files: a fixture, steps on either side, and what must be there afterwards, played
 * through the runtime and the maps between two systems in memory.
 */
@NullMarked
package dev.tandem.projectops.scenario;

import org.jspecify.annotations.NullMarked;
