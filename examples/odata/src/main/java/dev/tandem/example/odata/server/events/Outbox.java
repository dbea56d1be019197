package dev.tandem.example.odata.server.events;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.schema.TableName;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one subscriber has still to be told, and what could not be told. Its cursor moves behind a
 * batch of changes only when all of it was sent or given up, so that each event is sent at least
 * once. Safe for any thread.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int BATCH = 100;
  private static final int MOST_FAILED = 10_000;

  private final Connector side;
  private final Messages messages;
  private final Subscription subscription;
  private final Delivery delivery;
  private final Set<TableName> tables;
  private final Clock clock;
  private final Object sending = new Object();
  private final Deque<Failed> failed = new ArrayDeque<>();
  private Cursor cursor;

  private record Failed(Message message, FailedDelivery told) {}

  Outbox(
      Connector side,
      Messages messages,
      Subscription subscription,
      Delivery delivery,
      Set<TableName> tables,
      Clock clock) {
    this.side = side;
    this.messages = messages;
    this.subscription = subscription;
    this.delivery = delivery;
    this.tables = tables;
    this.clock = clock;
    cursor = side.cursor(tables);
  }

  /** Sends what happened since; whether anything did. */
  boolean deliver() throws InterruptedException {
    synchronized (sending) {
      ChangeBatch batch = side.changes(new ChangeQuery(tables, cursor, BATCH));
      if (batch instanceof ChangeBatch.Changes changes) {
        for (Change change : changes.changes()) {
          for (Message message : messages.of(change)) {
            send(message);
          }
        }
        cursor = changes.next();
        return !changes.changes().isEmpty();
      }
      LOG.warn("changes were forgotten before {} was told of them", subscription);
      cursor = side.cursor(tables);
      return false;
    }
  }

  private void send(Message message) throws InterruptedException {
    String failure = delivery.send(message);
    if (failure != null) {
      LOG.warn("event {} was not taken by {}: {}", message.id(), subscription.shown(), failure);
      keep(message, failure);
    }
  }

  private void keep(Message message, String failure) {
    FailedDelivery told =
        new FailedDelivery(
            subscription.shown(),
            message.id(),
            message.control(),
            message.entity(),
            Delivery.TRIES,
            failure,
            clock.instant(),
            message.json().toString());
    synchronized (failed) {
      failed.add(new Failed(message, told));
      if (failed.size() > MOST_FAILED) {
        failed.remove();
      }
    }
  }

  List<FailedDelivery> failed() {
    synchronized (failed) {
      return failed.stream().map(Failed::told).toList();
    }
  }

  /** Sends again what could not be sent; how many events that were. */
  int resend() throws InterruptedException {
    synchronized (sending) {
      List<Failed> again;
      synchronized (failed) {
        again = new ArrayList<>(failed);
        failed.clear();
      }
      for (Failed each : again) {
        send(each.message());
      }
      return again.size();
    }
  }
}
