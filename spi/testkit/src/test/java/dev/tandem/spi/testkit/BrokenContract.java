package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Connector;
import java.util.function.Supplier;

/** The contract for whatever connector a test puts here; run through the launcher only. */
class BrokenContract implements ConnectorContract {
  static final ThreadLocal<Supplier<Connector>> SUBJECT = new ThreadLocal<>();

  @Override
  public Connector openEmpty() {
    return SUBJECT.get().get();
  }
}
