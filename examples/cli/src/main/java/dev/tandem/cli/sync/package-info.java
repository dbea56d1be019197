/** The configuration of a synchronisation as values, read from YAML. */
@NullMarked
package dev.tandem.cli.sync;

import org.jspecify.annotations.NullMarked;
