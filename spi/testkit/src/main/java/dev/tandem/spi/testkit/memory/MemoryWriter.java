package dev.tandem.spi.testkit.memory;

import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Applies writes to the store. Not safe for several threads: the connector holds a lock. */
public final class MemoryWriter {
  private final MemoryStore store;
  private final RowRules rules;
  private final boolean ledger;

  /**
   * A writer.
   *
   * @param unresolved tables whose rows need not exist when a lookup points at them
   * @param acrossCompanies whether a lookup may point at a row of another company
   * @param ledger whether applied operations are remembered
   */
  public MemoryWriter(
      MemoryStore store, Set<String> unresolved, boolean acrossCompanies, boolean ledger) {
    this.store = store;
    this.ledger = ledger;
    rules = RowRules.of(store, unresolved, acrossCompanies);
  }

  /** Applies every write for itself, each in a transaction of its own. */
  public List<WriteOutcome> applyEach(List<Write> writes) {
    return writes.stream().map(this::applyAlone).toList();
  }

  private WriteOutcome applyAlone(Write write) {
    store.begin();
    try {
      WriteOutcome outcome = apply(write);
      store.commit();
      return outcome;
    } finally {
      store.rollBack();
    }
  }

  /** Applies all writes in one transaction, or none when one fails. */
  public List<WriteOutcome> applyWhole(List<Write> writes) {
    store.begin();
    try {
      List<WriteOutcome> outcomes = new ArrayList<>();
      for (Write write : writes) {
        WriteOutcome outcome = apply(write);
        outcomes.add(outcome);
        if (!outcome.succeeded()) {
          return rolledBack(writes.size(), outcomes.size() - 1, outcome);
        }
      }
      store.commit();
      return outcomes;
    } finally {
      store.rollBack();
    }
  }

  /** Within a transaction, stores a row as the system itself would, read-only columns included. */
  public WriteOutcome insert(MemoryTable table, Row row) {
    return save(table, null, row, null);
  }

  /** Within a transaction, changes a row as the system itself would, read-only columns included. */
  public WriteOutcome update(MemoryTable table, MemoryRow before, Row row) {
    return save(table, before, row, null);
  }

  /** Within a transaction, deletes a row unless another one refers to it. */
  public WriteOutcome delete(MemoryTable table, @Nullable MemoryRow row) {
    if (row == null) {
      return new WriteOutcome.Applied(null, false);
    }
    int referrers = store.referrers(table, row);
    if (referrers > 0) {
      String message = "%d lookups point at this row; clear them first".formatted(referrers);
      return rejected(ErrorCode.STILL_REFERENCED, null, message);
    }
    store.remove(table, row);
    return new WriteOutcome.Applied(null, false);
  }

  private static List<WriteOutcome> rolledBack(int size, int culprit, WriteOutcome outcome) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      outcomes.add(i == culprit ? outcome : new WriteOutcome.RolledBack());
    }
    return outcomes;
  }

  private WriteOutcome apply(Write write) {
    if (ledger && store.isApplied(write.operationId())) {
      return new WriteOutcome.Duplicate(store.appliedVersion(write.operationId()));
    }
    store.startOperation(write.operationId());
    WriteOutcome outcome = attempt(write);
    if (ledger && outcome instanceof WriteOutcome.Applied applied) {
      store.recordApplied(write.operationId(), applied.version());
    }
    return outcome;
  }

  private WriteOutcome attempt(Write write) {
    TableSchema named = write.row().schema();
    MemoryTable table = store.table(named.name().name());
    if (table == null || table.schema().side() != named.side()) {
      return rejected(ErrorCode.UNKNOWN_TABLE, null, "there is no table " + named);
    }
    WriteOutcome refused = checkKey(table, write.key());
    if (refused != null) {
      return refused;
    }
    List<MemoryRow> found = rules.search().find(table, write.key());
    if (found.size() > 1) {
      String message = "%d rows of %s have this key".formatted(found.size(), table.schema());
      return rejected(ErrorCode.DUPLICATE_KEY, write.key().columns().get(0), message);
    }
    return attempt(write, table, found.isEmpty() ? null : found.get(0));
  }

  private WriteOutcome attempt(Write write, MemoryTable table, @Nullable MemoryRow before) {
    String expected = write.expectedVersion();
    String current = before == null ? null : before.version();
    String found = current == null ? Write.ABSENT : current;
    if (expected != null && !expected.equals(found)) {
      return new WriteOutcome.Conflict(current);
    }
    return switch (write.kind()) {
      case UPSERT -> save(table, before, write.row(), write.key());
      case DELETE -> delete(table, before);
    };
  }

  private static @Nullable WriteOutcome checkKey(MemoryTable table, KeyValues key) {
    if (key.isBlank()) {
      String field = key.columns().isEmpty() ? null : key.columns().get(0);
      return rejected(ErrorCode.KEY_BLANK, field, "every part of the key is blank");
    }
    boolean anyKey =
        table.indexes().isEmpty() && KeySearch.unknownColumn(table.schema(), key) == null;
    if (anyKey || table.index(key) != null) {
      return null;
    }
    List<String> keys = table.indexes().stream().map(index -> index.key().toString()).toList();
    String message = "%s has no key of %s".formatted(table.schema(), key.columns());
    String field = key.columns().get(0);
    return new WriteOutcome.Rejected(
        List.of(new Problem(ErrorCode.KEY_MISMATCH, field, message, null, keys)));
  }

  private WriteOutcome save(
      MemoryTable table, @Nullable MemoryRow before, Row row, @Nullable KeyValues key) {
    RowDraft draft = new RowDraft(rules, table, before);
    draft.take(row, key);
    List<Problem> problems = draft.check(key);
    if (!problems.isEmpty()) {
      return new WriteOutcome.Rejected(problems);
    }
    MemoryRow after =
        before == null
            ? store.create(table, draft.id(), draft.row())
            : store.replace(table, before, draft.row());
    UUID id = table.tellsIds() ? after.id() : null;
    return new WriteOutcome.Applied(after.version(), before == null, id);
  }

  private static WriteOutcome rejected(ErrorCode code, @Nullable String field, String message) {
    return new WriteOutcome.Rejected(List.of(Problem.of(code, field, message, null)));
  }
}
