package dev.tandem.example.odata.server.events;

import dev.tandem.example.odata.server.model.FinanceNames;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers over HTTP that rows of a finance side were created, updated and deleted,
 * whoever did it: in the order of commits, each event at least once, at most three times when it is
 * not taken, and then kept in a list of errors until somebody has it sent again [F4]. Each started
 * subscriber has a thread of its own. Safe for any thread; close it after use.
 */
public final class DataEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataEvents.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final long LOOK_MILLIS = 50;

  private final Connector side;
  private final Messages messages;
  private final Clock clock;
  private final Duration pause;
  private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private DataEvents(Connector side, FinanceNames names, Clock clock, Duration pause) {
    this.side = side;
    this.clock = clock;
    this.pause = pause;
    messages = new Messages(side.catalog(), names);
  }

  /** Events of a side that has a change feed; nobody is told yet. */
  public static DataEvents of(Connector side, FinanceNames names, Clock clock) {
    return new DataEvents(side, names, clock, BETWEEN_TRIES);
  }

  /** The same with another pause between two tries. */
  public static DataEvents of(Connector side, FinanceNames names, Clock clock, Duration pause) {
    return new DataEvents(side, names, clock, pause);
  }

  /**
   * Tells somebody from now on, on a thread.
   *
   * @throws IllegalArgumentException when the side has no such entity
   */
  public synchronized void subscribe(Subscription subscription) {
    Outbox outbox = outbox(subscription);
    Thread thread = new Thread(() -> run(outbox), "data-events");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Tells somebody what happens from now on, whenever {@link #deliver} is called. */
  public synchronized void subscribeOnDemand(Subscription subscription) {
    outbox(subscription);
  }

  private Outbox outbox(Subscription subscription) {
    Set<TableName> tables = new HashSet<>();
    for (String entity : subscription.entities()) {
      TableSchema table = side.catalog().table(entity);
      if (table == null) {
        throw new IllegalArgumentException("there is no entity '%s'".formatted(entity));
      }
      tables.add(table.name());
    }
    Delivery delivery = new Delivery(subscription, pause);
    Outbox outbox = new Outbox(side, messages, subscription, delivery, tables, clock);
    outboxes.add(outbox);
    return outbox;
  }

  private static void run(Outbox outbox) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (!outbox.deliver()) {
          Thread.sleep(LOOK_MILLIS);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("data events are no longer delivered", e);
    }
  }

  /** Sends everything that happened so far, on the thread of the caller. */
  public void deliver() throws InterruptedException {
    for (Outbox outbox : outboxes) {
      while (outbox.deliver()) {
        // There may be more.
      }
    }
  }

  /** What was given up, oldest first; the newest ten thousand of each subscriber. */
  public List<FailedDelivery> errors() {
    return outboxes.stream().flatMap(outbox -> outbox.failed().stream()).toList();
  }

  /** Sends again what was given up; how many events that were. */
  public int resend() throws InterruptedException {
    int sent = 0;
    for (Outbox outbox : outboxes) {
      sent += outbox.resend();
    }
    return sent;
  }

  @Override
  public synchronized void close() {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
  }
}
