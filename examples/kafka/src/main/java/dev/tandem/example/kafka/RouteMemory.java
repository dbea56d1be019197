package dev.tandem.example.kafka;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Row;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where rows were sent before. A row with an identifier keeps its first route for ever, whatever
 * becomes of its key, and its deletion is known by the identifier alone, as Dataverse tells it. A
 * key that such a row takes on later leads to the same route, also on the other side. Kept in a
 * compacted topic; new entries are written in the transaction of the change. One thread at a time.
 */
final class RouteMemory {
  private final Connector system;
  private final Routing routing;
  private final TopicReader topic;
  private final Map<String, String> known = new HashMap<>();

  RouteMemory(Connector system, Routing routing, TopicReader topic) {
    this.system = system;
    this.routing = routing;
    this.topic = topic;
  }

  /** Learns what all pumps have written so far. */
  void catchUp() {
    topic.catchUp(this::learn);
  }

  private void learn(ConsumerRecord<byte[], byte[]> entry) {
    String name = new String(entry.key(), StandardCharsets.UTF_8);
    byte[] route = entry.value();
    if (route == null) {
      known.remove(name);
    } else {
      known.put(name, new String(route, StandardCharsets.UTF_8));
    }
  }

  /**
   * The route of a change.
   *
   * @param entries takes what must be remembered with the change; a null route forgets
   */
  String route(Change change, BiConsumer<String, @Nullable String> entries) {
    UUID id = change.id();
    String plain = plain(change);
    if (id == null) {
      return ofKey(change, plain, entries);
    }
    String name = name(change.table(), id);
    String route = known.get(name);
    if (route == null) {
      String told = plain == null ? read(change, id) : plain;
      route = told == null ? name : known.getOrDefault(alias(told), told);
      put(name, route, entries);
    } else if (plain != null && !plain.equals(route)) {
      lead(plain, route, entries);
    }
    if (change.kind() == Change.Kind.DELETE) {
      put(name, null, entries);
    }
    return route;
  }

  /** The route of a row that is there before anything was told of it. */
  void remember(TableName table, UUID id, Row row, BiConsumer<String, @Nullable String> entries) {
    String plain = routing.route(table, row, null);
    String name = name(table, id);
    if (plain != null && !known.containsKey(name)) {
      put(name, known.getOrDefault(alias(plain), plain), entries);
    }
  }

  private String ofKey(
      Change change, @Nullable String plain, BiConsumer<String, @Nullable String> entries) {
    Row before = change.before();
    String old = before == null ? null : routing.route(change.table(), before, null);
    String first = old == null ? null : known.getOrDefault(alias(old), old);
    if (plain == null) {
      return first == null ? change.table() + "/" + change.key() : first;
    }
    if (first != null && !plain.equals(old)) {
      lead(plain, first, entries);
    }
    return known.getOrDefault(alias(plain), plain);
  }

  private void lead(String plain, String route, BiConsumer<String, @Nullable String> entries) {
    if (!known.containsKey(alias(plain))) {
      put(alias(plain), route, entries);
    }
  }

  private void put(
      String name, @Nullable String route, BiConsumer<String, @Nullable String> entries) {
    if (route == null) {
      known.remove(name);
    } else {
      known.put(name, route);
    }
    entries.accept(name, route);
  }

  private @Nullable String plain(Change change) {
    String now = routing.route(change.table(), change.row(), change.key());
    return now == null ? routing.route(change.table(), change.before(), change.key()) : now;
  }

  /** An update may tell only what changed; what it leaves out is asked for. */
  private @Nullable String read(Change change, UUID id) {
    if (change.kind() == Change.Kind.DELETE) {
      return null;
    }
    StoredRow row = system.read(List.of(new RowAddress.ById(change.table(), id))).get(0);
    return row == null ? null : routing.route(change.table(), row.row(), null);
  }

  private static String name(TableName table, UUID id) {
    return "row/%s/%s".formatted(table.name().toLowerCase(Locale.ROOT), id);
  }

  private static String alias(String plain) {
    return "key/" + plain;
  }
}
