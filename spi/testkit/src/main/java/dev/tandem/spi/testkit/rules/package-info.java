/**
 * What a system insists on when rows are written, whatever holds the rows: values, keys, lookups,
 * companies.
 */
@NullMarked
package dev.tandem.spi.testkit.rules;

import org.jspecify.annotations.NullMarked;
