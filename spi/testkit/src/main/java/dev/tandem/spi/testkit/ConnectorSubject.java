package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Connector;

/** What the author of a connector supplies to the contract tests. */
public interface ConnectorSubject {

  /**
   * A connector to a system without rows; each call gives a fresh one, and a test closes what it
   * opened.
   */
  Connector openEmpty();

  /** The rows to test with; derived from the catalog unless the author knows better. */
  default ContractFixture sample() {
    try (Connector connector = openEmpty()) {
      return ContractFixture.derive(connector.catalog());
    }
  }
}
