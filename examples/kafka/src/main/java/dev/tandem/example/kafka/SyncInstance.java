package dev.tandem.example.kafka;

import dev.tandem.spi.schema.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the instances that share the changes: a member of the group that carries out what lies in
 * the partitions that the group gives to it. The group says who tries, the lease of the store and
 * its generation say who may: an instance that lost a partition without noticing is refused by both
 * systems and by the store (I8, I9). Everything runs on the thread that calls {@link #run}; other
 * threads may call {@link #stop}.
 */
public final class SyncInstance {
  private static final Logger LOG = LoggerFactory.getLogger(SyncInstance.class);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration LEAVING = Duration.ofSeconds(5);
  private static final int HEARTBEATS = 4;

  private final KafkaSync sync;
  private final String name;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final DeadLetterTopic letters;
  private final Map<Side, ChangeJson> json = new EnumMap<>(Side.class);
  private final Map<Integer, Seat> seats = new TreeMap<>();
  private volatile boolean stopping;
  private volatile Set<Integer> held = Set.of();

  /**
   * An instance that waits for its start.
   *
   * @param name a name that no other instance uses
   */
  public SyncInstance(KafkaSync sync, String name) {
    this.sync = sync;
    this.name = name;
    letters = new DeadLetterTopic(sync);
    for (Side side : Side.values()) {
      json.put(side, new ChangeJson(sync.connector(side).catalog()));
    }
    consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> settings() {
    int silence = Math.toIntExact(sync.sessionTimeout().toMillis());
    Map<String, Object> settings = new HashMap<>(sync.broker());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, sync.topics().workers());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // Gives partitions of one number to one member, as both topics have equally many.
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, silence);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, silence / HEARTBEATS);
    settings.put(
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Math.toIntExact(sync.longestStep().toMillis()));
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, sync.most());
    return settings;
  }

  /** The partitions that the group has given to it; any thread. */
  public Set<Integer> held() {
    return held;
  }

  /**
   * Works until {@link #stop}; then gives everything back and returns. What fails on its own, a
   * system or the store, is tried again; other failures end the instance with an exception.
   */
  public void run() {
    try {
      consumer.subscribe(
          List.of(sync.topics().changes(Side.DATAVERSE), sync.topics().changes(Side.FINANCE)),
          new Rebalance());
      while (!stopping) {
        turn();
      }
    } catch (WakeupException end) {
      LOG.debug("{} was asked to stop", name, end);
    } finally {
      close();
    }
  }

  /** Ends {@link #run} after the step under way. Idempotent; any thread. */
  public void stop() {
    stopping = true;
    consumer.wakeup();
  }

  private void turn() {
    takeSeats();
    fetch();
    Instant now = sync.clock().instant();
    Map<TopicPartition, Long> before = starts();
    for (Seat seat : List.copyOf(seats.values())) {
      if (!seat.due().isAfter(now)) {
        seat.step();
      }
    }
    tellProgress(before);
  }

  /** Never makes or drops a seat while the group changes hands, only behind it. */
  private void takeSeats() {
    for (int partition : held) {
      if (!seats.containsKey(partition)) {
        seats.put(partition, new Seat(sync, name, partition, consumer, letters));
      }
    }
  }

  private void fetch() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(untilDue())) {
        take(record);
      }
    } catch (OffsetOutOfRangeException gone) {
      for (TopicPartition partition : gone.partitions()) {
        PartitionFeed feed = feed(partition);
        if (feed != null) {
          feed.expire("the broker no longer has what follows in " + partition);
        }
      }
    }
  }

  private Duration untilDue() {
    Instant now = sync.clock().instant();
    Duration wait = LOOK;
    for (Seat seat : seats.values()) {
      if (!seat.due().isAfter(now)) {
        return Duration.ZERO;
      }
      Duration left = Duration.between(now, seat.due());
      wait = left.compareTo(wait) < 0 ? left : wait;
    }
    return wait;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    PartitionFeed feed = feed(partition);
    Seat seat = seats.get(record.partition());
    if (feed == null || seat == null) {
      return;
    }
    try {
      feed.add(record.offset(), codec(side(partition)).read(record.value()));
      seat.wake();
    } catch (RuntimeException unreadable) {
      LOG.warn("{}@{} cannot be read", partition, record.offset(), unreadable);
      letters.addUnreadable(record, String.valueOf(unreadable.getMessage()));
    }
  }

  private ChangeJson codec(Side side) {
    return Objects.requireNonNull(json.get(side));
  }

  private Side side(TopicPartition partition) {
    return partition.topic().equals(sync.topics().changes(Side.FINANCE))
        ? Side.FINANCE
        : Side.DATAVERSE;
  }

  private @Nullable PartitionFeed feed(TopicPartition partition) {
    Seat seat = seats.get(partition.partition());
    return seat == null ? null : seat.feed(side(partition));
  }

  private Map<TopicPartition, Long> starts() {
    Map<TopicPartition, Long> starts = new HashMap<>();
    for (Seat seat : seats.values()) {
      for (Side side : Side.values()) {
        PartitionFeed feed = seat.feed(side);
        if (feed.start() >= 0) {
          starts.put(feed.partition(), feed.start());
        }
      }
    }
    return starts;
  }

  /** For those who watch the lag of the group; the store alone says where to go on. */
  private void tellProgress(Map<TopicPartition, Long> before) {
    Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
    starts()
        .forEach(
            (partition, start) -> {
              if (!start.equals(before.get(partition))) {
                moved.put(partition, new OffsetAndMetadata(start));
              }
            });
    if (!moved.isEmpty()) {
      consumer.commitAsync(moved, (offsets, failure) -> {});
    }
  }

  private void close() {
    dropAll();
    try {
      consumer.close(CloseOptions.timeout(LEAVING));
    } finally {
      letters.close();
    }
  }

  private void dropAll() {
    seats.values().forEach(Seat::close);
    seats.clear();
    held = Set.of();
  }

  /** Called by the consumer while it polls, on the thread of the instance, between steps. */
  private final class Rebalance implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      dropAll();
    }

    /** The group has given them to somebody else already, whose fences stand above ours. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      dropAll();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      Set<TopicPartition> all = consumer.assignment();
      List<TopicPartition> both = new ArrayList<>(all);
      both.forEach(each -> consumer.seek(each, 0));
      consumer.pause(both);
      Set<Integer> numbers = new TreeSet<>();
      all.forEach(each -> numbers.add(each.partition()));
      if (numbers.size() * Side.values().length != all.size()) {
        throw new IllegalStateException(
            "the group split the sides of a partition: %s; let every member be of this kind"
                .formatted(all));
      }
      held = Set.copyOf(numbers);
    }
  }
}
