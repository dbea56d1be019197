package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.connector.Write;
import org.jspecify.annotations.Nullable;

/** A connector that passes everything on, so that a mutant need only say what it breaks. */
class Mutant extends ForwardingConnector {
  final Connector system;

  Mutant(Connector system) {
    this.system = system;
  }

  /** The same change with other contents. */
  static Change with(Change change, String coordinate, long sequence, @Nullable String operation) {
    return new Change(
        coordinate,
        sequence,
        change.table(),
        change.kind(),
        change.id(),
        change.key(),
        change.before(),
        change.row(),
        change.version(),
        operation,
        change.transaction(),
        change.committedAt());
  }

  /** The same write under another id and another condition. */
  static Write with(Write write, String operationId, @Nullable String expectedVersion) {
    return new Write(operationId, write.kind(), write.key(), write.row(), expectedVersion);
  }

  @Override
  protected Connector delegate() {
    return system;
  }
}
