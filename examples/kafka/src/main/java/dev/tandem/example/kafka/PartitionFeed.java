package dev.tandem.example.kafka;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one topic partition that were fetched and not taken yet. The store says where to
 * go on, so that nothing is fetched before it was asked; committed offsets are of no account. Used
 * by the thread of the consumer alone.
 */
final class PartitionFeed {
  private static final int MOST = 5000;

  private final Consumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final Deque<Fetched> waiting = new ArrayDeque<>();
  private long start = -1;
  private @Nullable String expired;

  private record Fetched(long offset, Change change) {}

  PartitionFeed(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
    this.consumer = consumer;
    this.partition = partition;
  }

  TopicPartition partition() {
    return partition;
  }

  /** The offset behind what was taken for good; -1 before anybody asked. */
  long start() {
    return start;
  }

  /** Adds what was fetched; the fetching rests when much waits. */
  void add(long offset, Change change) {
    if (start >= 0 && offset >= start) {
      waiting.add(new Fetched(offset, change));
      if (waiting.size() >= MOST) {
        consumer.pause(List.of(partition));
      }
    }
  }

  /** The broker no longer has what comes next. */
  void expire(String reason) {
    expired = reason;
    consumer.pause(List.of(partition));
  }

  boolean isExpired() {
    return expired != null;
  }

  /** What waits behind a place, see {@link dev.tandem.spi.connector.Connector#changes}. */
  ChangeBatch changes(ChangeQuery query) {
    long after = Place.offset(partition, query.after());
    if (start < 0 || after < start || (after > start && !skipTo(after))) {
      goTo(after);
      return new ChangeBatch.Changes(List.of(), query.after(), true);
    }
    if (expired != null && waiting.isEmpty()) {
      return new ChangeBatch.Expired(expired);
    }
    start = after;
    if (waiting.size() < MOST / 2 && expired == null) {
      consumer.resume(List.of(partition));
    }
    return batch(query);
  }

  private boolean skipTo(long after) {
    while (!waiting.isEmpty() && waiting.getFirst().offset() < after) {
      waiting.removeFirst();
    }
    return !waiting.isEmpty() || consumer.position(partition) >= after;
  }

  private ChangeBatch.Changes batch(ChangeQuery query) {
    List<Change> changes = new ArrayList<>();
    long last = start - 1;
    int taken = 0;
    for (Fetched fetched : waiting) {
      if (changes.size() == query.limit()) {
        break;
      }
      taken++;
      last = fetched.offset();
      if (query.tables().contains(fetched.change().table())) {
        changes.add(fetched.change());
      }
    }
    boolean more = taken < waiting.size() || consumer.currentLag(partition).orElse(0) > 0;
    return new ChangeBatch.Changes(changes, Place.cursor(partition, last + 1), more);
  }

  private void goTo(long offset) {
    waiting.clear();
    expired = null;
    start = offset;
    consumer.seek(partition, offset);
    consumer.resume(List.of(partition));
  }

  /** The oldest place that the broker has. */
  Cursor oldest() {
    return Place.cursor(partition, first(consumer.beginningOffsets(List.of(partition))));
  }

  /** The place behind everything that was committed. */
  Cursor newest() {
    return Place.cursor(partition, first(consumer.endOffsets(List.of(partition))));
  }

  private static long first(Map<TopicPartition, Long> offsets) {
    return offsets.values().iterator().next();
  }
}
