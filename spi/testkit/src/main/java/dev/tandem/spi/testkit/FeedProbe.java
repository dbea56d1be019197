package dev.tandem.spi.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows the changes of the sample table. One thread follows at a time. */
final class FeedProbe {
  private static final int MANY_BATCHES = 1000;

  private final ContractSession session;
  private final Set<TableName> tables;
  private final Cursor start;
  private final Map<Integer, UUID> ids = new HashMap<>();
  private Cursor position;

  private FeedProbe(ContractSession session) {
    this.session = session;
    tables = Set.of(session.fixture().table().name());
    start = session.connector().cursor(tables);
    position = start;
  }

  /** A probe that starts at the present. */
  static FeedProbe of(ContractSession session) {
    return new FeedProbe(session);
  }

  Set<TableName> tables() {
    return tables;
  }

  Cursor start() {
    return start;
  }

  ChangeBatch.Changes batch(Cursor after, int limit) {
    ChangeBatch batch = session.connector().changes(new ChangeQuery(tables, after, limit));
    ChangeBatch.Changes some = assertInstanceOf(ChangeBatch.Changes.class, batch);
    assertTrue(
        some.changes().size() <= limit,
        () -> "%d changes where at most %d are wanted".formatted(some.changes().size(), limit));
    return some;
  }

  /** Everything since the start, in batches of this size. */
  List<Change> drain(int limit) {
    position = start;
    return advance(limit);
  }

  /** Everything since the last look, in batches of this size. */
  List<Change> advance(int limit) {
    List<Change> all = new ArrayList<>();
    for (int batches = 0; batches < MANY_BATCHES; batches++) {
      ChangeBatch.Changes batch = batch(position, limit);
      all.addAll(batch.changes());
      position = batch.next();
      if (!batch.more()) {
        return all;
      }
    }
    throw new AssertionError("the feed has no end");
  }

  /** Learns the ids of the rows that are there now, where the table has any. */
  void rememberIds(int count) {
    String column = session.fixture().table().primaryId();
    for (int number = 0; number < count && column != null; number++) {
      if (session.stored(number).row().value(column) instanceof UUID id) {
        ids.put(number, id);
      }
    }
  }

  List<Change> of(List<Change> changes, int number) {
    return changes.stream().filter(change -> isOf(change, number)).toList();
  }

  Change last(List<Change> changes, int number) {
    List<Change> own = of(changes, number);
    assertTrue(!own.isEmpty(), () -> "no change of row " + number);
    return own.get(own.size() - 1);
  }

  /** Whether the change is one of the sample row of this number. */
  boolean isOf(Change change, int number) {
    UUID id = ids.get(number);
    KeyValues key = change.key();
    if (id != null && change.id() != null) {
      return id.equals(change.id());
    }
    return key != null && hasKey(session.fixture().row(number), key);
  }

  private static boolean hasKey(Row row, KeyValues key) {
    return key.asMap().entrySet().stream()
        .allMatch(
            part ->
                KeyValues.text(valueAt(row, part.getKey()))
                    .equals(KeyValues.text(part.getValue())));
  }

  private static @Nullable Object valueAt(Row row, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return row.value(path);
    }
    Object head = row.value(path.substring(0, dot));
    return head instanceof Reference.ByKey reference
        ? reference.key().value(path.substring(dot + 1))
        : null;
  }

  /** The last change of a row tells the state in which it is now. */
  void assertShows(List<Change> changes, int number) {
    Change last = last(changes, number);
    StoredRow now = session.find(number);
    if (now == null) {
      assertEquals(Change.Kind.DELETE, last.kind(), () -> "row " + number + " is gone");
      return;
    }
    assertEquals(Change.Kind.UPSERT, last.kind(), () -> "row " + number + " is there");
    assertEquals(now.version(), last.version(), () -> "version of row " + number);
    Row told = last.row();
    assertTrue(told != null, "an upsert has a row");
    if (told != null) {
      session.assertHolds(told, now.row());
    }
  }

  /** Where transactions are told, each ends once, and one group is one of them. */
  void assertTransactions(List<Change> changes, boolean together) {
    Map<String, Boolean> ended = new HashMap<>();
    for (Change change : changes) {
      Change.Transaction transaction = change.transaction();
      if (transaction != null) {
        Boolean before = ended.put(transaction.id(), transaction.last());
        assertTrue(!Boolean.TRUE.equals(before), "a change after the last of its transaction");
      }
    }
    assertTrue(!ended.containsValue(false), "a transaction without last change");
    assertTrue(!together || ended.size() <= 1, "an atomic group is one transaction");
  }
}
