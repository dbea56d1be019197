package dev.tandem.projectops.scenario;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A side as the work on it sees it, with somebody who hears of every write before it happens and
 * passes it on. The runtime does not use it. Not safe for several threads.
 */
final class WatchedSide extends ForwardingConnector {
  private final Connector inner;
  private final BiFunction<WriteGroup, Connector, List<WriteOutcome>> watch;

  WatchedSide(Connector inner, BiFunction<WriteGroup, Connector, List<WriteOutcome>> watch) {
    this.inner = inner;
    this.watch = watch;
  }

  @Override
  protected Connector delegate() {
    return inner;
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    return watch.apply(group, inner);
  }
}
