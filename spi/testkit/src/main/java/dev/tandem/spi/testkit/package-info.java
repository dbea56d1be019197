/** Contracts that a connector must pass, and real in-memory connectors to test against. */
@NullMarked
package dev.tandem.spi.testkit;

import org.jspecify.annotations.NullMarked;
