package dev.tandem.example.kafka;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.TableName;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * A host's connector whose changes come from one partition of a topic. Everything else is passed
 * on: rows, writes, ledger and fences are those of the system itself. Used by the thread of the
 * consumer alone; closing it leaves the host's connector open.
 */
final class KafkaFeedConnector extends ForwardingConnector {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Connector system;
  private final PartitionFeed feed;
  private final BooleanSupplier unread;
  private final Clock clock;

  /**
   * A connector with the feed of a partition.
   *
   * @param unread whether nobody ever read the partition; it is then read from its beginning,
   *     because it holds what came before the first reader
   */
  KafkaFeedConnector(Connector system, PartitionFeed feed, BooleanSupplier unread, Clock clock) {
    this.system = system;
    this.feed = feed;
    this.unread = unread;
    this.clock = clock;
  }

  @Override
  protected Connector delegate() {
    return system;
  }

  @Override
  public Capabilities capabilities() {
    Capabilities own = system.capabilities();
    Set<Capability> traits = EnumSet.of(Capability.CHANGE_FEED);
    traits.addAll(own.traits());
    return new Capabilities(traits, own.maxGroupSize(), own.maxPageSize());
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    return asked(() -> feed.changes(query));
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    return asked(() -> unread.getAsBoolean() || feed.isExpired() ? feed.oldest() : feed.newest());
  }

  private <T> T asked(Supplier<T> call) {
    try {
      return call.get();
    } catch (KafkaException failure) {
      throw new TransientConnectorException(
          "the broker does not tell the changes of %s: %s".formatted(side(), failure.getMessage()),
          clock.instant().plus(SOON),
          failure);
    }
  }

  @Override
  public void close() {
    // The system belongs to the host, the consumer to the instance.
  }
}
