package dev.tandem.example.kafka;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.event.SyncListener;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all instances of one synchronisation must agree on, and the parts of this process: the
 * broker, the topics, both systems, the store that all instances share, the maps. Immutable.
 */
public final class KafkaSync {
  private static final RetryPolicy AFTER_FAILURE =
      new RetryPolicy(Duration.ofMillis(200), Duration.ofMinutes(1));

  private final Map<String, Object> broker;
  private final Topics topics;
  private final Connector dataverse;
  private final Connector finance;
  private final SyncStore store;
  private final Clock clock;
  private final Map<CompiledMap, MapOptions> maps;
  private final Routing routing;
  private final Builder chosen;

  private KafkaSync(Builder builder) {
    broker = Map.copyOf(builder.broker);
    topics = needed(builder.topics, "the topics");
    dataverse = needed(builder.dataverse, "a connector to Dataverse");
    finance = needed(builder.finance, "a connector to finance");
    store = needed(builder.store, "a store");
    clock = needed(builder.clock, "a clock");
    maps = Map.copyOf(builder.maps);
    Routing given = builder.routing;
    routing = given == null ? new MappedKeys(maps.keySet()) : given;
    chosen = builder.copy();
  }

  private static <T> T needed(@Nullable T part, String what) {
    if (part == null) {
      throw new DualWriteException(
          ErrorCode.SYNC_MISCONFIGURED, "a synchronisation over Kafka needs " + what);
    }
    return part;
  }

  /** Starts a configuration. */
  public static Builder builder() {
    return new Builder();
  }

  /** How clients reach the broker. */
  public Map<String, Object> broker() {
    return broker;
  }

  /** The names of the topics. */
  public Topics topics() {
    return topics;
  }

  /** The system of a side. */
  public Connector connector(Side side) {
    return side == Side.DATAVERSE ? dataverse : finance;
  }

  /** What all instances share. */
  public SyncStore store() {
    return store;
  }

  Clock clock() {
    return clock;
  }

  Routing routing() {
    return routing;
  }

  Duration sessionTimeout() {
    return chosen.sessionTimeout;
  }

  Duration longestStep() {
    return chosen.longestStep;
  }

  Duration rest() {
    return chosen.rest;
  }

  int most() {
    return chosen.most;
  }

  SyncListener listener() {
    return chosen.listener;
  }

  RetryPolicy afterFailure() {
    return AFTER_FAILURE;
  }

  /** The tables of a side whose changes some map wants. */
  Set<TableName> tables(Side side) {
    Direction from = Direction.to(side.other());
    Set<TableName> tables = new HashSet<>();
    for (CompiledMap map : maps.keySet()) {
      if (map.directions().contains(from)) {
        tables.add(map.source(from).name());
      }
    }
    return tables;
  }

  /**
   * Takes note of where the feeds of both systems stand, unless that was done before: every change
   * from now on reaches the topics, whenever the first instance starts. It fences pumps that work.
   *
   * @throws dev.tandem.spi.error.ConnectorException when a system cannot be asked
   * @throws org.apache.kafka.common.KafkaException when the broker cannot
   */
  public void follow() {
    for (Side side : Side.values()) {
      FeedPump.open(this, side).close();
    }
  }

  /**
   * A runtime for actions on the maps, dead letters, conflicts, figures. It reads the feeds of the
   * systems themselves, so never let it step beside the instances.
   */
  public SyncRuntime desk() {
    return runtime("desk", "desk", dataverse, finance, chosen.listener);
  }

  /** A runtime for the work of one partition. */
  SyncRuntime runtime(
      String partition, String owner, Connector first, Connector second, SyncListener hears) {
    SyncRuntime.Builder runtime =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, first)
            .connector(Side.FINANCE, second)
            .store(store)
            .clock(clock)
            .owner(owner)
            .leaseLife(chosen.sessionTimeout)
            .retry(chosen.retry)
            .listener(hears);
    maps.forEach((map, options) -> runtime.map(map, options.inPartition(partition)));
    return runtime.build();
  }

  /** Collects a configuration; not safe for several threads. */
  public static final class Builder {
    private Map<String, Object> broker = Map.of();
    private @Nullable Topics topics;
    private @Nullable Connector dataverse;
    private @Nullable Connector finance;
    private @Nullable SyncStore store;
    private @Nullable Clock clock;
    private final Map<CompiledMap, MapOptions> maps = new HashMap<>();
    private @Nullable Routing routing;
    private Duration sessionTimeout = Duration.ofSeconds(10);
    private Duration longestStep = Duration.ofMinutes(5);
    private Duration rest = Duration.ofMillis(200);
    private int most = 500;
    private RetryPolicy retry = RetryPolicy.STANDARD;
    private SyncListener listener = SyncListener.none();

    private Builder() {}

    private Builder copy() {
      Builder copy = new Builder();
      copy.sessionTimeout = sessionTimeout;
      copy.longestStep = longestStep;
      copy.rest = rest;
      copy.most = most;
      copy.retry = retry;
      copy.listener = listener;
      return copy;
    }

    /** How every client reaches the broker: {@code bootstrap.servers}, security and the like. */
    public Builder broker(Map<String, Object> settings) {
      broker = settings;
      return this;
    }

    /** Where everything lies. */
    public Builder topics(Topics names) {
      topics = names;
      return this;
    }

    /** The system of a side; its own feed is read by one pump only. */
    public Builder connector(Side side, Connector system) {
      if (side == Side.DATAVERSE) {
        dataverse = system;
      } else {
        finance = system;
      }
      return this;
    }

    /** What all instances share; a store of several processes for instances in several. */
    public Builder store(SyncStore shared) {
      store = shared;
      return this;
    }

    /** What the time is. */
    public Builder clock(Clock time) {
      clock = time;
      return this;
    }

    /** A map; the partition of its options does not matter. */
    public Builder map(CompiledMap map, MapOptions options) {
      maps.put(map, options);
      return this;
    }

    /** What keeps changes in order; {@link MappedKeys} unless said. */
    public Builder routing(Routing routes) {
      routing = routes;
      return this;
    }

    /**
     * How long an instance that vanished keeps its partitions, by the group and by the leases of
     * the store alike; 10 seconds unless said.
     */
    public Builder sessionTimeout(Duration silence) {
      sessionTimeout = silence;
      return this;
    }

    /** How long one step may take before the group takes the instance for dead; 5 minutes. */
    public Builder longestStep(Duration most) {
      longestStep = most;
      return this;
    }

    /** How long a pump waits before it asks a feed again that had nothing; 200 ms. */
    public Builder rest(Duration between) {
      rest = between;
      return this;
    }

    /** How many changes a step takes up; 500. */
    public Builder most(int changes) {
      most = changes;
      return this;
    }

    /** How long parked rows wait before they are looked at again. */
    public Builder retry(RetryPolicy policy) {
      retry = policy;
      return this;
    }

    /** Who hears what happens; called by the threads of the instances. */
    public Builder listener(SyncListener hears) {
      listener = hears;
      return this;
    }

    /**
     * The finished configuration.
     *
     * @throws DualWriteException with {@code SYNC_MISCONFIGURED} when something is missing, or the
     *     maps do not tell which rows belong together
     */
    public KafkaSync build() {
      return new KafkaSync(this);
    }
  }
}
