/** Tables, a map and connectors for tests and measurements with many changes and little memory. */
@NullMarked
package dev.tandem.core.testkit.volume;

import org.jspecify.annotations.NullMarked;
