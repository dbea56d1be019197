/**
 * Configurations and scenarios as YAML: every value knows its file, line and column, and what
 * nobody asked for is refused.
 */
@NullMarked
package dev.tandem.core.testkit.yaml;

import org.jspecify.annotations.NullMarked;
