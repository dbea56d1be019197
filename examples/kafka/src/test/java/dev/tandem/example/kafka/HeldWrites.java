package dev.tandem.example.kafka;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The first write is on its way until it is let go, as that of a process that stood still. */
final class HeldWrites extends ForwardingConnector {
  private final Connector system;
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CompletableFuture<WriteGroup> sent = new CompletableFuture<>();
  private final CompletableFuture<List<WriteOutcome>> answer = new CompletableFuture<>();

  HeldWrites(Connector system) {
    this.system = system;
  }

  @Override
  protected Connector delegate() {
    return system;
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    if (!sent.complete(group)) {
      return super.write(group);
    }
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    List<WriteOutcome> outcomes = super.write(group);
    answer.complete(outcomes);
    return outcomes;
  }

  boolean isSent() {
    return sent.isDone();
  }

  WriteGroup sent() {
    return sent.join();
  }

  void letGo() {
    gate.countDown();
  }

  List<WriteOutcome> answer() {
    return answer.join();
  }
}
