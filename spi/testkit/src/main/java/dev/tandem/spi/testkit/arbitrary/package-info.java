/** Generators of schemas and rows for property tests with jqwik. */
@NullMarked
package dev.tandem.spi.testkit.arbitrary;

import org.jspecify.annotations.NullMarked;
