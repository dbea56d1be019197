/**
 * Random histories of two systems and a runtime between them, with queued and with synchronous
 * maps, and what must hold after each.
 */
@NullMarked
package dev.tandem.core.testkit.simulation;

import org.jspecify.annotations.NullMarked;
