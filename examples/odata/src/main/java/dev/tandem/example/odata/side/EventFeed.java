package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Changes by the data events of a service, which say that a row changed; its present state is read
 * when the event is followed, so that several changes may come joined into the last. Needs events
 * of every table that is followed, for all three kinds of change. Safe for any thread.
 */
public final class EventFeed implements Feed {
  private static final int CHUNK = 500;

  private final Service service;
  private final EventLog log;
  private final KeyFinder finder;

  /** The feed of a service whose events arrive in this log. */
  public EventFeed(Service service, EventLog log) {
    this.service = service;
    this.log = log;
    finder = new KeyFinder(service);
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    log.follow(tables);
    return cursor(tables, log.end());
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    long position = position(query);
    log.follow(query.tables());
    long end = log.end();
    if (position < log.dropped()) {
      return new ChangeBatch.Expired("the events behind the cursor were dropped");
    }
    if (position > end) {
      return new ChangeBatch.Expired("the cursor is ahead of the log, which was put back");
    }
    List<DataEvent> wanted = new ArrayList<>();
    boolean more = true;
    while (more && wanted.size() < query.limit()) {
      List<DataEvent> chunk = log.after(position, CHUNK);
      more = !chunk.isEmpty();
      if (!more) {
        // What the log leaves out at its end is behind the reader as well.
        position = Math.max(position, end);
      }
      for (DataEvent event : chunk) {
        if (wanted.size() < query.limit()) {
          position = event.position();
          if (query.tables().contains(event.table())) {
            wanted.add(event);
          }
        }
      }
    }
    return new ChangeBatch.Changes(
        tell(wanted), cursor(query.tables(), position), position < log.end());
  }

  /**
   * The present state of each row, as its last event that agrees with it tells it. Events arrive
   * late and out of order, so that the last one of a row may tell of a state before that of another
   * one; where none agrees, a further event tells what became of the row.
   */
  private List<Change> tell(List<DataEvent> events) {
    Map<KeyFinder.Wanted, List<DataEvent>> byRow = new LinkedHashMap<>();
    for (DataEvent event : events) {
      KeyFinder.Wanted row = new KeyFinder.Wanted(service.require(event.table()), event.key());
      byRow.computeIfAbsent(row, any -> new ArrayList<>()).add(event);
    }
    Map<KeyFinder.Wanted, List<Found>> rows = finder.find(byRow.keySet());
    List<Change> changes = new ArrayList<>();
    byRow.forEach(
        (wish, told) -> {
          List<Found> found = rows.getOrDefault(wish, List.of());
          Found now = found.isEmpty() ? null : found.get(0);
          DataEvent event = lastThatAgrees(told, now != null);
          if (event != null) {
            changes.add(change(wish.table(), event, now));
          }
        });
    changes.sort(Comparator.comparingLong(Change::sequence));
    return changes;
  }

  private static @Nullable DataEvent lastThatAgrees(List<DataEvent> told, boolean isThere) {
    Change.Kind wanted = isThere ? Change.Kind.UPSERT : Change.Kind.DELETE;
    DataEvent last = null;
    for (DataEvent event : told) {
      last = event.kind() == wanted ? event : last;
    }
    return last;
  }

  private static Change change(WireTable table, DataEvent event, @Nullable Found now) {
    return new Change(
        "event/" + event.position(),
        event.position(),
        table.schema().name(),
        event.kind(),
        now == null ? null : now.id(),
        event.key(),
        null,
        now == null ? null : now.row(),
        now == null ? null : now.version(),
        null,
        null,
        event.committedAt());
  }

  private Cursor cursor(Set<TableName> tables, long position) {
    return new Cursor(SealedText.write(purpose(tables), Long.toString(position)));
  }

  private String purpose(Set<TableName> tables) {
    Set<String> names = new TreeSet<>();
    tables.forEach(table -> names.add(service.require(table).schema().name().name()));
    return "events|%s|%s".formatted(service.client().root(), names).toLowerCase(Locale.ROOT);
  }

  private long position(ChangeQuery query) {
    String text = SealedText.read(purpose(query.tables()), query.after().token());
    if (text == null || !text.matches("[0-9]{1,18}")) {
      throw new PermanentConnectorException(
          ErrorCode.CURSOR_INVALID,
          "the cursor was not handed out for the events of %s".formatted(query.tables()));
    }
    return Long.parseLong(text);
  }
}
