/** The steps of a compiled map, one node for each, and the planner that makes them. */
@NullMarked
package dev.tandem.engine.plan;

import org.jspecify.annotations.NullMarked;
