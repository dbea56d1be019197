package dev.tandem.example.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.kafka.demo.Customers;
import dev.tandem.example.kafka.demo.LocalBroker;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.FeedStyle;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.policy.MapOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;

/** Two systems in memory, a store, topics of their own, and what people wrote. */
final class World implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 120));

  private final LocalBroker broker;
  private final Topics topics;
  private final Map<Side, InMemoryConnector> sides = new HashMap<>();
  private final SyncStore store = SyncStore.inMemory();
  private final Map<String, String> model = new TreeMap<>();
  private final List<KafkaHost> hosts = new ArrayList<>();

  private World(LocalBroker broker, int partitions, FeedStyle told) {
    this.broker = broker;
    topics = new Topics("t" + UUID.randomUUID().toString().substring(0, 8), partitions);
    for (Side side : Side.values()) {
      sides.put(
          side,
          InMemoryConnector.builder(Customers.catalog(side))
              .clock(Clock.systemUTC())
              .feed(told)
              .build());
    }
    try (Admin admin = broker.admin()) {
      topics.create(admin, (short) 1, Map.of());
    }
  }

  /** A world whose map runs already. */
  static World open(LocalBroker broker, int partitions, FeedStyle told) {
    World world = closed(broker, partitions, told);
    world.start();
    return world;
  }

  /** A world whose map does not run yet. */
  static World closed(LocalBroker broker, int partitions, FeedStyle told) {
    return new World(broker, partitions, told);
  }

  /** From now on no change is missed. */
  void start() {
    KafkaSync sync = sync().build();
    sync.follow();
    try (SyncRuntime desk = sync.desk()) {
      desk.lifecycle().start(Customers.MAP);
    }
  }

  /** How an instance is set up. */
  KafkaSync.Builder sync() {
    return KafkaSync.builder()
        .broker(broker.settings())
        .topics(topics)
        .connector(Side.DATAVERSE, side(Side.DATAVERSE))
        .connector(Side.FINANCE, side(Side.FINANCE))
        .store(store)
        .clock(Clock.systemUTC())
        .map(Customers.map(), MapOptions.STANDARD.named(Customers.MAP))
        .sessionTimeout(Duration.ofSeconds(6))
        .rest(Duration.ofMillis(20))
        .most(100);
  }

  /** Starts an instance whose finance side is seen through something. */
  KafkaHost host(String name, UnaryOperator<Connector> finance) {
    Connector seen = finance.apply(side(Side.FINANCE));
    return started(KafkaHost.start(sync().connector(Side.FINANCE, seen).build(), name));
  }

  KafkaHost host(String name) {
    return started(KafkaHost.start(sync().build(), name));
  }

  KafkaHost started(KafkaHost host) {
    hosts.add(host);
    return host;
  }

  InMemoryConnector side(Side side) {
    return Objects.requireNonNull(sides.get(side));
  }

  SyncStore store() {
    return store;
  }

  Topics topics() {
    return topics;
  }

  LocalBroker broker() {
    return broker;
  }

  /** Somebody writes a name on a side. */
  void write(Side side, String number, String name) {
    Map<String, String> values = Map.of(Customers.column(side, "name"), name);
    if (model.put(number, name) == null) {
      Map<String, String> all = new HashMap<>(values);
      all.put(Customers.column(side, "number"), number);
      side(side).insert(Customers.table(side), all);
    } else {
      side(side).update(Customers.table(side), Customers.key(side, number), values);
    }
  }

  /** Somebody deletes a row on a side. */
  void delete(Side side, String number) {
    model.remove(number);
    side(side).delete(Customers.table(side), Customers.key(side, number));
  }

  /** Somebody gives a row another key on a side. */
  void rename(Side side, String number, String now) {
    model.put(now, Objects.requireNonNull(model.remove(number)));
    side(side)
        .update(
            Customers.table(side),
            Customers.key(side, number),
            Map.of(Customers.column(side, "number"), now));
  }

  Map<String, String> rows(Side side) {
    Map<String, String> rows = new TreeMap<>();
    for (Row row : side(side).rows(Customers.table(side))) {
      rows.put(
          String.valueOf(row.value(Customers.column(side, "number"))),
          String.valueOf(row.value(Customers.column(side, "name"))));
    }
    return rows;
  }

  SyncCounters counters() {
    return SyncCounters.of(store.counts(), null, null);
  }

  /** Waits until every change of both sides was received and nothing is left to do. */
  void awaitSettled() throws InterruptedException {
    await(
        () ->
            counters().received() == history()
                && counters().waiting() == 0
                && counters().received() == history());
  }

  /** How many changes there were on both sides, echoes included. */
  long history() {
    return (long) side(Side.DATAVERSE).history().size() + side(Side.FINANCE).history().size();
  }

  /** Waits for something to come true; fails when it does not. */
  void await(Callable<Boolean> condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    try {
      while (!condition.call()) {
        assertThat(Instant.now()).as("%s, %d changes", counters(), history()).isBefore(end);
        Thread.sleep(20);
      }
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception failure) {
      throw new AssertionError("what was awaited cannot be looked at", failure);
    }
  }

  /** Both sides hold what people wrote (I1); no operation had two effects (I6). */
  void assertAgreed() {
    assertThat(rows(Side.DATAVERSE)).as("Dataverse, %s", counters()).isEqualTo(model);
    assertThat(rows(Side.FINANCE)).as("finance, %s", counters()).isEqualTo(model);
    assertThat(counters().dead() + counters().parked() + counters().conflict())
        .as(counters().toString())
        .isZero();
    for (Side side : Side.values()) {
      assertThat(operations(side)).as("effects on %s", side).doesNotHaveDuplicates();
      assertThat(side(side).accepted(operations(side)).keySet())
          .as("the ledger of %s", side)
          .containsExactlyInAnyOrderElementsOf(operations(side));
    }
  }

  /** The operations that took effect on a side, oldest first. */
  List<String> operations(Side side) {
    List<String> operations = new ArrayList<>();
    for (Change change : side(side).history()) {
      String operation = change.operationId();
      if (operation != null) {
        operations.add(operation);
      }
    }
    return operations;
  }

  @Override
  public void close() {
    hosts.forEach(KafkaHost::close);
    sides.values().forEach(InMemoryConnector::close);
    store.close();
  }
}
