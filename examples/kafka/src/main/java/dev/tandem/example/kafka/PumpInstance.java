package dev.tandem.example.kafka;

import dev.tandem.spi.schema.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the instances that share the pumps: a member of the group that says who carries the feed
 * of which side. Two that both believe to be it do no harm: the later one fences the other at the
 * broker. Everything runs on the thread that calls {@link #run}; other threads may call {@link
 * #stop}.
 */
public final class PumpInstance {
  private static final Logger LOG = LoggerFactory.getLogger(PumpInstance.class);
  private static final Duration LEAVING = Duration.ofSeconds(5);
  private static final int HEARTBEATS = 4;

  private final KafkaSync sync;
  private final String name;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Side, FeedPump> pumps = new EnumMap<>(Side.class);
  private final Map<Side, Instant> due = new EnumMap<>(Side.class);
  private final Map<Side, Integer> failures = new EnumMap<>(Side.class);
  private volatile boolean stopping;
  private volatile Set<Side> held = Set.of();

  /**
   * An instance that waits for its start.
   *
   * @param name a name that no other instance uses
   */
  public PumpInstance(KafkaSync sync, String name) {
    this.sync = sync;
    this.name = name;
    consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> settings() {
    int silence = Math.toIntExact(sync.sessionTimeout().toMillis());
    Map<String, Object> settings = new HashMap<>(sync.broker());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, sync.topics().pumps());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, silence);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, silence / HEARTBEATS);
    settings.put(
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Math.toIntExact(sync.longestStep().toMillis()));
    return settings;
  }

  /** The sides whose feeds it carries; any thread. */
  public Set<Side> held() {
    return held;
  }

  /** Works until {@link #stop}; what fails is tried again after a while. */
  public void run() {
    try {
      consumer.subscribe(List.of(sync.topics().positions()), new Rebalance());
      while (!stopping) {
        consumer.poll(untilDue());
        Instant now = sync.clock().instant();
        for (Side side : held) {
          if (!dueAt(side).isAfter(now)) {
            step(side);
          }
        }
      }
    } catch (WakeupException end) {
      LOG.debug("{} was asked to stop", name, end);
    } finally {
      dropAll();
      consumer.close(CloseOptions.timeout(LEAVING));
    }
  }

  /** Ends {@link #run} after the transaction under way. Idempotent; any thread. */
  public void stop() {
    stopping = true;
    consumer.wakeup();
  }

  private Instant dueAt(Side side) {
    return due.getOrDefault(side, Instant.MIN);
  }

  private Duration untilDue() {
    Instant now = sync.clock().instant();
    Duration wait = sync.rest();
    for (Side side : held) {
      Duration left = dueAt(side).isAfter(now) ? Duration.between(now, dueAt(side)) : Duration.ZERO;
      wait = left.compareTo(wait) < 0 ? left : wait;
    }
    return wait;
  }

  private void step(Side side) {
    try {
      FeedPump pump = pumps.get(side);
      if (pump == null) {
        pump = FeedPump.open(sync, side);
        pumps.put(side, pump);
      }
      boolean more = pump.step(sync.most());
      failures.remove(side);
      due.put(side, more ? Instant.MIN : sync.clock().instant().plus(sync.rest()));
    } catch (RuntimeException failure) {
      int times = failures.merge(side, 1, Integer::sum);
      Instant next = sync.clock().instant().plus(sync.afterFailure().after(times));
      due.put(side, next);
      LOG.warn("the pump of {} failed {} times; next try at {}", side, times, next, failure);
      drop(side);
    }
  }

  private void drop(Side side) {
    FeedPump pump = pumps.remove(side);
    if (pump != null) {
      pump.close();
    }
  }

  private void dropAll() {
    List.of(Side.values()).forEach(this::drop);
    held = Set.of();
  }

  /** Called by the consumer while it polls, on the thread of the instance. */
  private final class Rebalance implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      dropAll();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      Set<Side> sides = new TreeSet<>();
      for (TopicPartition partition : consumer.assignment()) {
        consumer.seek(partition, 0);
        sides.add(Topics.sideOf(partition.partition()));
      }
      consumer.pause(consumer.assignment());
      due.clear();
      held = Set.copyOf(sides);
    }
  }
}
