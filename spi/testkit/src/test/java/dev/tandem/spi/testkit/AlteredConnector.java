package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;

/** A connector that behaves, for tests to override one behaviour of. */
class AlteredConnector extends ForwardingConnector {
  final Connector sound;

  AlteredConnector(Connector sound) {
    this.sound = sound;
  }

  @Override
  protected Connector delegate() {
    return sound;
  }
}
