package dev.tandem.spi.connector;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;

/** The stated error of a call that needs a trait which the connector does not declare. */
final class Undeclared {
  private Undeclared() {}

  static PermanentConnectorException by(Connector connector, Capability trait, String tried) {
    return new PermanentConnectorException(
        ErrorCode.CAPABILITY_NOT_DECLARED,
        "%s needs %s, which the connector to %s does not declare"
            .formatted(tried, trait, connector.side()));
  }
}
