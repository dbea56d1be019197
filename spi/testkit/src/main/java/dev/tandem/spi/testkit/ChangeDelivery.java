package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Change.Transaction;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Ways in which a feed may deliver a batch of changes otherwise than it was committed, for {@link
 * FaultyConnector#deliverChanges}. They can be chained with {@code andThen}.
 */
public final class ChangeDelivery {
  private ChangeDelivery() {}

  /** Every change comes twice in a row (I5). */
  public static UnaryOperator<List<Change>> twice() {
    return changes -> changes.stream().flatMap(c -> List.of(c, c).stream()).toList();
  }

  /**
   * Every batch begins with all that the batch before brought, so that older changes of a row come
   * again after newer ones (I5, I11). It remembers one batch: make one per connector.
   */
  public static UnaryOperator<List<Change>> withTheBatchBefore() {
    Deque<List<Change>> before = new ArrayDeque<>();
    return changes -> {
      List<Change> all = new ArrayList<>();
      synchronized (before) {
        before.forEach(all::addAll);
        if (!changes.isEmpty()) {
          before.clear();
          before.add(List.copyOf(changes));
        }
      }
      all.addAll(changes);
      return all;
    };
  }

  /**
   * The rows of a batch come in any order while the changes of each row keep theirs (I2). The last
   * change of a transaction in the batch stays marked as such.
   *
   * @param pick gives a number from 0 to below its argument, for example {@code random::nextInt}
   */
  public static UnaryOperator<List<Change>> reordered(IntUnaryOperator pick) {
    return changes -> {
      List<Deque<Change>> rows = byRow(changes);
      List<Change> shuffled = new ArrayList<>();
      while (!rows.isEmpty()) {
        int index = pick.applyAsInt(rows.size());
        Deque<Change> row = rows.get(index);
        shuffled.add(row.remove());
        if (row.isEmpty()) {
          rows.remove(index);
        }
      }
      return marked(shuffled);
    };
  }

  private static List<Deque<Change>> byRow(List<Change> changes) {
    Map<List<Object>, Deque<Change>> names = new HashMap<>();
    List<Deque<Change>> rows = new ArrayList<>();
    for (Change change : changes) {
      List<Object> before = nameBefore(change);
      Deque<Change> row = before == null ? null : names.get(before);
      if (row == null) {
        row = names.get(name(change));
      }
      if (row == null) {
        row = new ArrayDeque<>();
        rows.add(row);
      }
      row.add(change);
      names.put(name(change), row);
    }
    return rows;
  }

  private static List<Object> name(Change change) {
    TableName table = change.table();
    Object name = change.id() == null ? change.key() : change.id();
    return name == null ? List.of(table) : List.of(table, name);
  }

  /** The name before a row without id changed its key. */
  private static @Nullable List<Object> nameBefore(Change change) {
    KeyValues key = change.key();
    if (change.id() != null || key == null || change.before() == null) {
      return null;
    }
    @Nullable Object[] values = key.columns().stream().map(change.before()::value).toArray();
    return List.of(change.table(), KeyValues.ofParts(key.columns(), values));
  }

  /** Moves the mark of a transaction that ends in this batch to its last change. */
  private static List<Change> marked(List<Change> changes) {
    Set<String> ending = new HashSet<>();
    for (Change change : changes) {
      Transaction transaction = change.transaction();
      if (transaction != null && transaction.last()) {
        ending.add(transaction.id());
      }
    }
    List<Change> marked = new ArrayList<>();
    for (int i = changes.size() - 1; i >= 0; i--) {
      Transaction transaction = changes.get(i).transaction();
      boolean last = transaction != null && ending.remove(transaction.id());
      marked.add(transaction == null ? changes.get(i) : marked(changes.get(i), transaction, last));
    }
    Collections.reverse(marked);
    return marked;
  }

  private static Change marked(Change change, Transaction transaction, boolean last) {
    return new Change(
        change.coordinate(),
        change.sequence(),
        change.table(),
        change.kind(),
        change.id(),
        change.key(),
        change.before(),
        change.row(),
        change.version(),
        change.operationId(),
        new Transaction(transaction.id(), last),
        change.committedAt());
  }
}
