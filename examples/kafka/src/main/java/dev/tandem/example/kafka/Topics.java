package dev.tandem.example.kafka;

import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics of one synchronisation. The changes of a pair of rows lie in the partition of its
 * route, on both sides in the one of the same number, so that the number of partitions can never
 * change. Immutable.
 *
 * @param prefix what the names of all topics and groups start with
 * @param partitions how many partitions the changes of each side have, at least 1; no more
 *     instances than these work at once
 */
public record Topics(String prefix, int partitions) {
  private static final int LOOKS = 200;
  private static final long BETWEEN_LOOKS = 50;

  public Topics {
    if (prefix.isBlank() || partitions < 1) {
      throw new IllegalArgumentException("topics have a prefix and at least one partition");
    }
  }

  /** The changes of one side. */
  public String changes(Side side) {
    return "%s.changes.%s".formatted(prefix, side.name().toLowerCase(Locale.ROOT));
  }

  /** How far the feed of each side was carried over; one partition a side. */
  public String positions() {
    return prefix + ".positions";
  }

  /** The partition of the positions of a side. */
  static int positionOf(Side side) {
    return side == Side.DATAVERSE ? 0 : 1;
  }

  /** The side whose positions lie in a partition. */
  static Side sideOf(int position) {
    return position == 0 ? Side.DATAVERSE : Side.FINANCE;
  }

  /** Which rows stay in the partition of an earlier key, and which row has which key. */
  public String routes() {
    return prefix + ".routes";
  }

  /** Changes that could not be carried out, and records that could not be read. */
  public String dead() {
    return prefix + ".dead";
  }

  /** The group of the instances that share the changes. */
  public String workers() {
    return prefix + ".workers";
  }

  /** The group of the instances that share the pumps. */
  public String pumps() {
    return prefix + ".pumps";
  }

  /** What the runtime calls the work of one partition; its leases and fences bear the name. */
  public String work(int partition) {
    return "%s-%d".formatted(prefix, partition);
  }

  /**
   * Makes the topics that are missing.
   *
   * @param replicas how many brokers keep each
   * @param settings of every topic, for example {@code min.insync.replicas}; changes are kept for
   *     ever unless {@code retention.ms} says otherwise
   * @throws IllegalStateException when there are changes in another number of partitions
   */
  public void create(Admin admin, short replicas, Map<String, String> settings) {
    Map<String, String> compacted = new HashMap<>(settings);
    compacted.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    compacted.remove(TopicConfig.RETENTION_MS_CONFIG);
    Map<String, String> kept = new HashMap<>(settings);
    kept.putIfAbsent(TopicConfig.RETENTION_MS_CONFIG, "-1");
    List<NewTopic> topics = new ArrayList<>();
    for (Side side : Side.values()) {
      topics.add(new NewTopic(changes(side), partitions, replicas).configs(kept));
    }
    topics.add(new NewTopic(positions(), Side.values().length, replicas).configs(compacted));
    topics.add(new NewTopic(routes(), 1, replicas).configs(compacted));
    topics.add(new NewTopic(dead(), 1, replicas).configs(compacted));
    admin.createTopics(topics).values().forEach(Topics::made);
    check(admin);
  }

  private static void made(String topic, KafkaFuture<Void> answer) {
    try {
      answer.get();
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("topic " + topic + " was not made", failure.getCause());
      }
    } catch (InterruptedException stopped) {
      throw stopped(stopped);
    }
  }

  private static KafkaException stopped(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new KafkaException("stopped while the broker was asked about topics", cause);
  }

  /**
   * Makes sure that rows lie where they are looked for.
   *
   * @throws IllegalStateException when there are changes in another number of partitions
   */
  public void check(Admin admin) {
    for (Side side : Side.values()) {
      int found = partitionsOf(admin, changes(side));
      if (found != partitions) {
        throw new IllegalStateException(
            "%s has %d partitions, not %d; the changes of a row would be in two of them"
                .formatted(changes(side), found, partitions));
      }
    }
  }

  /** A topic that was just made is known to a broker after a moment. */
  private static int partitionsOf(Admin admin, String topic) {
    for (int attempt = 1; ; attempt++) {
      try {
        return admin
            .describeTopics(List.of(topic))
            .allTopicNames()
            .get()
            .values()
            .iterator()
            .next()
            .partitions()
            .size();
      } catch (ExecutionException failure) {
        boolean unknown = failure.getCause() instanceof UnknownTopicOrPartitionException;
        if (!unknown || attempt == LOOKS) {
          throw new KafkaException("topic " + topic + " is not there", failure.getCause());
        }
        rest();
      } catch (InterruptedException stopped) {
        throw stopped(stopped);
      }
    }
  }

  private static void rest() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException stopped) {
      throw stopped(stopped);
    }
  }
}
