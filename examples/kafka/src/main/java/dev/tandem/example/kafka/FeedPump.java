package dev.tandem.example.kafka;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Carries the change feed of one side into its topic: the changes and the place behind them in one
 * transaction, so that each change is in the topic once (I5, I23). A pump that is opened fences
 * every earlier one of its side: what that one still sends is refused by the broker (I8). Anything
 * that goes wrong leaves the pump unusable; close it and open another. One thread at a time.
 */
final class FeedPump implements AutoCloseable {
  private static final int PAGE = 1000;

  private final KafkaSync sync;
  private final Side side;
  private final Connector system;
  private final ChangeJson json;
  private final Set<TableName> tables;
  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicReader routesTopic;
  private final RouteMemory routes;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private @Nullable Position position;

  private FeedPump(KafkaSync sync, Side side) {
    this.sync = sync;
    this.side = side;
    system = sync.connector(side);
    json = new ChangeJson(system.catalog());
    tables = sync.tables(side);
    producer =
        new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
    routesTopic = new TopicReader(sync.broker(), new TopicPartition(sync.topics().routes(), 0));
    routes = new RouteMemory(system, sync.routing(), routesTopic);
  }

  /** The only pump of a side from now on. */
  static FeedPump open(KafkaSync sync, Side side) {
    FeedPump pump = new FeedPump(sync, side);
    boolean opened = false;
    try {
      pump.begin();
      opened = true;
      return pump;
    } finally {
      if (!opened) {
        pump.close();
      }
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(sync.broker());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, sync.topics().prefix() + ".pump." + side);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    return settings;
  }

  private void begin() {
    producer.initTransactions();
    position = readPosition();
    routes.catchUp();
    if (position == null) {
      Cursor start = system.cursor(tables);
      rememberRows();
      producer.beginTransaction();
      commit(Position.of(start, tables));
    }
  }

  private @Nullable Position readPosition() {
    TopicPartition partition =
        new TopicPartition(sync.topics().positions(), Topics.positionOf(side));
    @Nullable Position[] last = {null};
    try (TopicReader reader = new TopicReader(sync.broker(), partition)) {
      reader.catchUp(
          entry -> last[0] = entry.value() == null ? null : Position.read(entry.value()));
    }
    return last[0];
  }

  /** Rows that are there already may be deleted by nothing but their identifier. */
  private void rememberRows() {
    for (TableName table : tables) {
      TableSchema schema = system.catalog().table(table.name());
      String idColumn = schema == null ? null : schema.primaryId();
      if (idColumn != null) {
        rememberRows(table, idColumn);
      }
    }
  }

  private void rememberRows(TableName table, String idColumn) {
    Query query = Query.all(table, PAGE);
    for (Page page = system.query(query); ; page = system.query(query)) {
      producer.beginTransaction();
      for (StoredRow stored : page.rows()) {
        if (stored.row().value(idColumn) instanceof UUID id) {
          routes.remember(table, id, stored.row(), this::sendRoute);
        }
      }
      end();
      if (page.nextToken() == null) {
        return;
      }
      query = query.from(page.nextToken());
    }
  }

  /**
   * Carries some changes over.
   *
   * @param most how many changes at most, unless one event of the system holds more
   * @return whether there may be more at once
   * @throws PermanentConnectorException with {@code CURSOR_EXPIRED} when the feed no longer reaches
   *     back; nothing goes on by itself then, because changes are lost (I10)
   */
  boolean step(int most) {
    Position place = position;
    if (place == null) {
      throw new IllegalStateException("a pump works only after it was opened");
    }
    boolean same = place.follows(tables);
    // The new place is taken before the old feed is read to its end, so that nothing is between.
    Cursor later = same ? null : system.cursor(tables);
    Set<TableName> followed = same ? tables : named(place);
    if (followed.isEmpty() && later != null) {
      producer.beginTransaction();
      commit(Position.of(later, tables));
      return true;
    }
    ChangeBatch batch = system.changes(new ChangeQuery(followed, place.cursor(), most));
    if (batch instanceof ChangeBatch.Expired expired) {
      throw expired(expired.reason());
    }
    ChangeBatch.Changes changes = (ChangeBatch.Changes) batch;
    Position next = Position.of(changes.next(), followed);
    if (later != null && !changes.more()) {
      next = Position.of(later, tables);
    }
    if (!changes.changes().isEmpty()) {
      routes.catchUp();
    }
    if (!changes.changes().isEmpty() || !next.equals(place)) {
      producer.beginTransaction();
      changes.changes().forEach(change -> send(change));
      commit(next);
    }
    return changes.more() || !same;
  }

  private PermanentConnectorException expired(String reason) {
    return new PermanentConnectorException(
        ErrorCode.CURSOR_EXPIRED,
        ("the changes of %s from the last one on are no longer told: %s. Compare both sides, then"
                + " write a null for %s into %s, so that the pump goes on from now")
            .formatted(side, reason, side, sync.topics().positions()));
  }

  private Set<TableName> named(Position place) {
    Set<TableName> known = new HashSet<>();
    for (String name : place.tables()) {
      TableSchema schema = system.catalog().table(name);
      if (schema != null) {
        known.add(schema.name());
      }
    }
    return known;
  }

  /** The end of the transaction tells what became of it. */
  private void send(ProducerRecord<byte[], byte[]> record) {
    sent.add(producer.send(record));
  }

  private void send(Change change) {
    String route = routes.route(change, this::sendRoute);
    send(new ProducerRecord<>(sync.topics().changes(side), bytes(route), json.write(change)));
  }

  private void sendRoute(String name, @Nullable String route) {
    send(
        new ProducerRecord<>(
            sync.topics().routes(), bytes(name), route == null ? null : bytes(route)));
  }

  /** Ends the transaction under way with this place. */
  private void commit(Position next) {
    send(
        new ProducerRecord<>(
            sync.topics().positions(), Topics.positionOf(side), bytes(side.name()), next.toJson()));
    end();
    position = next;
  }

  private void end() {
    producer.commitTransaction();
    sent.clear();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Ends the connection; a transaction under way never took place. */
  @Override
  public void close() {
    try {
      routesTopic.close();
    } finally {
      producer.close(Duration.ZERO);
    }
  }
}
