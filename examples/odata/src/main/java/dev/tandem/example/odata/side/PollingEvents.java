package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.WireColumn;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events for a service that delivers none: the keys and versions of all rows that are followed are
 * read again and again, and compared with those of the time before. It costs a request per ten
 * thousand rows each time and keeps a key and a version of each row in memory, so it suits small
 * tables and trying out. A row that came and went between two looks is never told. What happened
 * before it was made is unknown to it; cursors of an earlier process are therefore behind what it
 * has dropped, and a compare is due (I10). Safe for any thread.
 */
public final class PollingEvents implements EventLog {
  private static final int MOST_KEPT = 200_000;
  private static final long PER_MILLISECOND = 1000;

  private final Service service;
  private final Fetcher fetcher;
  private final Urls urls;
  private final Duration every;
  private final Map<TableName, Map<KeyValues, String>> known = new HashMap<>();
  private final List<DataEvent> events = new ArrayList<>();
  private long dropped;
  private Instant polledAt = Instant.MIN;

  /**
   * Events of this service.
   *
   * @param every how long to wait at least between two looks
   */
  public PollingEvents(Service service, Duration every) {
    this.service = service;
    this.every = every;
    fetcher = new Fetcher(service);
    urls = new Urls(service);
    dropped = service.client().clock().millis() * PER_MILLISECOND;
  }

  @Override
  public synchronized void follow(Set<TableName> tables) {
    for (TableName name : tables) {
      WireTable table = service.require(name);
      if (!known.containsKey(table.schema().name())) {
        known.put(table.schema().name(), look(table));
      }
    }
  }

  @Override
  public synchronized List<DataEvent> after(long position, int most) {
    poll();
    long from = Math.max(0, Math.min(position - dropped, events.size()));
    int start = Math.toIntExact(from);
    return List.copyOf(events.subList(start, Math.min(events.size(), start + most)));
  }

  @Override
  public synchronized long end() {
    poll();
    return dropped + events.size();
  }

  @Override
  public synchronized long dropped() {
    return dropped;
  }

  private void poll() {
    Instant now = service.client().clock().instant();
    if (polledAt.isAfter(now.minus(every))) {
      return;
    }
    polledAt = now;
    for (TableName name : List.copyOf(known.keySet())) {
      Map<KeyValues, String> before = known.get(name);
      Map<KeyValues, String> after = look(service.require(name));
      if (before != null) {
        compare(name, before, after, now);
      }
      known.put(name, after);
    }
    int tooMany = events.size() - MOST_KEPT;
    if (tooMany > 0) {
      events.subList(0, tooMany).clear();
      dropped += tooMany;
    }
  }

  private void compare(
      TableName table, Map<KeyValues, String> before, Map<KeyValues, String> after, Instant now) {
    after.forEach(
        (key, version) -> {
          if (!version.equals(before.get(key))) {
            add(table, Change.Kind.UPSERT, key, now);
          }
        });
    before.forEach(
        (key, version) -> {
          if (!after.containsKey(key)) {
            add(table, Change.Kind.DELETE, key, now);
          }
        });
  }

  private void add(TableName table, Change.Kind kind, KeyValues key, Instant now) {
    events.add(new DataEvent(dropped + events.size() + 1, table, kind, key, now));
  }

  /** The version of every row. */
  private Map<KeyValues, String> look(WireTable table) {
    List<String> key = table.shape().key();
    Fetcher.Ask ask =
        new Fetcher.Ask(table, urls.rows(table, List.of("$select=" + String.join(",", key))));
    Map<KeyValues, String> versions = new HashMap<>();
    for (Found row : fetcher.all(List.of(ask)).get(0)) {
      KeyValues.Builder values = KeyValues.builder();
      for (String property : key) {
        WireColumn column = table.ofProperty(property);
        values.put(column.column().name(), row.row().value(column.column().name()));
      }
      versions.put(values.build(), row.version());
    }
    return versions;
  }
}
