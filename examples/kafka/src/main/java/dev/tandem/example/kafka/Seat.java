package dev.tandem.example.kafka;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.event.SyncEvent;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one partition as long as an instance holds it: a runtime of its own, under a lease of
 * the store whose generation fences the writes (I8, I9). Used by the thread of the instance alone.
 */
final class Seat {
  private static final Logger LOG = LoggerFactory.getLogger(Seat.class);
  private static final int LETTERS = 500;
  private static final String FEED = "feed/";

  private final KafkaSync sync;
  private final String work;
  private final DeadLetterTopic letters;
  private final Map<Side, PartitionFeed> feeds = new EnumMap<>(Side.class);
  private final Set<String> dead = new HashSet<>();
  private final Set<String> died = new HashSet<>();
  private final Set<String> settled = new HashSet<>();
  private final SyncRuntime runtime;
  private Instant due = Instant.MIN;
  private boolean told;
  private int failures;

  Seat(
      KafkaSync sync,
      String owner,
      int partition,
      Consumer<byte[], byte[]> consumer,
      DeadLetterTopic letters) {
    this.sync = sync;
    this.letters = letters;
    work = sync.topics().work(partition);
    for (Side side : Side.values()) {
      TopicPartition place = new TopicPartition(sync.topics().changes(side), partition);
      feeds.put(side, new PartitionFeed(consumer, place));
    }
    runtime =
        sync.runtime(work, owner, connector(Side.DATAVERSE), connector(Side.FINANCE), this::hear);
  }

  private Connector connector(Side side) {
    String place = FEED + work + '/' + side;
    return new KafkaFeedConnector(
        sync.connector(side),
        feed(side),
        () -> sync.store().documents(place).isEmpty(),
        sync.clock());
  }

  PartitionFeed feed(Side side) {
    return Objects.requireNonNull(feeds.get(side));
  }

  private void hear(SyncEvent event) {
    if (event instanceof SyncEvent.Settled one) {
      if (one.status() == ObligationStatus.DEAD) {
        died.add(one.operationId());
      } else if (dead.contains(one.operationId())) {
        settled.add(one.operationId());
      }
    }
    sync.listener().on(event);
  }

  /** Has a step done as soon as may be. */
  void wake() {
    due = failures == 0 ? Instant.MIN : due;
  }

  Instant due() {
    return due;
  }

  /** One step; what fails is tried again after a while. */
  void step() {
    try {
      if (!told) {
        tellAll();
      }
      SyncReport report = runtime.step(sync.most());
      tell();
      failures = 0;
      due = report.idle() ? report.nextAttemptAt() : Instant.MIN;
    } catch (RuntimeException failure) {
      failures++;
      told = false;
      due = sync.clock().instant().plus(sync.afterFailure().after(failures));
      LOG.warn("{} failed {} times; next try at {}", work, failures, due, failure);
    }
  }

  /** Whoever had the partition before may have ended before it told of a letter. */
  private void tellAll() {
    long last = 0;
    List<Obligation> page;
    do {
      page =
          sync.store()
              .obligations(
                  ObligationQuery.of(LETTERS, ObligationStatus.DEAD).inPartition(work).after(last));
      for (Obligation each : page) {
        last = each.sequence();
        tell(each);
      }
    } while (page.size() == LETTERS);
    letters.flush();
    told = true;
  }

  private void tell(Obligation letter) {
    dead.add(letter.operationId());
    letters.add(letter);
  }

  private void tell() {
    if (died.isEmpty() && settled.isEmpty()) {
      return;
    }
    sync.store().received(died).values().stream()
        .filter(each -> each.status() == ObligationStatus.DEAD)
        .forEach(this::tell);
    for (String operation : settled) {
      letters.settle(operation);
      dead.remove(operation);
    }
    letters.flush();
    died.clear();
    settled.clear();
  }

  /** Gives the lease back, so that the next instance need not wait for its end. */
  void close() {
    try {
      runtime.close();
    } catch (RuntimeException failure) {
      LOG.warn("{} was not given back; its lease runs out by itself", work, failure);
    }
  }
}
