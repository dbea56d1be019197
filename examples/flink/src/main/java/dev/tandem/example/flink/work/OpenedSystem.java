package dev.tandem.example.flink.work;

import dev.tandem.spi.connector.Connector;

/**
 * A system that is open.
 *
 * @param connector to it, for any thread
 * @param release gives back what the connector does not own, its connections for example
 */
public record OpenedSystem(Connector connector, Runnable release) {

  /** A connector that owns all it uses. */
  public static OpenedSystem of(Connector connector) {
    return new OpenedSystem(connector, () -> {});
  }

  void close() {
    try {
      connector.close();
    } finally {
      release.run();
    }
  }
}
