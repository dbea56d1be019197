package dev.tandem.example.odata.contract;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import java.util.function.Supplier;

/** Empty tables behind a server that goes on running: starting one takes longer than most tests. */
final class SwitchedSide extends ForwardingConnector {
  private final Supplier<? extends Connector> empty;
  private volatile Connector current;

  SwitchedSide(Supplier<? extends Connector> empty) {
    this.empty = empty;
    current = empty.get();
  }

  /** Begins anew with empty tables. */
  void clear() {
    current = empty.get();
  }

  @Override
  protected Connector delegate() {
    return current;
  }
}
