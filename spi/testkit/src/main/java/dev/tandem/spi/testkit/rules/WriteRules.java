package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one write. A write that is refused changes nothing. Ledger, fences and groups are
 * for the connector. Not safe for several threads.
 */
public final class WriteRules {
  private final RowSpace space;
  private final RowRules rules;

  /**
   * The rules over the rows of this space.
   *
   * @param unresolved tables whose rows need not exist when a lookup points at them
   * @param acrossCompanies whether a lookup may point at a row of another company
   */
  public WriteRules(RowSpace space, Set<String> unresolved, boolean acrossCompanies) {
    this.space = space;
    rules = RowRules.of(space, unresolved, acrossCompanies);
  }

  /** Applies a write, or says why not. */
  public WriteOutcome apply(Write write) {
    TableSchema named = write.row().schema();
    KeyedTable table = space.table(named.name().name());
    if (table == null || table.schema().side() != named.side()) {
      return rejected(ErrorCode.UNKNOWN_TABLE, null, "there is no table " + named);
    }
    WriteOutcome refused = checkKey(table, write.key());
    if (refused != null) {
      return refused;
    }
    List<HeldRow> found = rules.search().find(table, write.key());
    if (found.size() > 1) {
      String message = "%d rows of %s have this key".formatted(found.size(), table.schema());
      return rejected(ErrorCode.DUPLICATE_KEY, write.key().columns().get(0), message);
    }
    return apply(write, table, found.isEmpty() ? null : found.get(0));
  }

  private WriteOutcome apply(Write write, KeyedTable table, @Nullable HeldRow before) {
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

  private static @Nullable WriteOutcome checkKey(KeyedTable table, KeyValues key) {
    if (key.isBlank()) {
      String field = key.columns().isEmpty() ? null : key.columns().get(0);
      return rejected(ErrorCode.KEY_BLANK, field, "every part of the key is blank");
    }
    boolean anyKey = table.keys().isEmpty() && KeySearch.unknownColumn(table.schema(), key) == null;
    if (anyKey || table.key(key) != null) {
      return null;
    }
    List<String> keys = table.keys().stream().map(known -> known.key().toString()).toList();
    String message = "%s has no key of %s".formatted(table.schema(), key.columns());
    String field = key.columns().get(0);
    return new WriteOutcome.Rejected(
        List.of(new Problem(ErrorCode.KEY_MISMATCH, field, message, null, keys)));
  }

  /** Stores a row as the system itself would, read-only columns included. */
  public WriteOutcome insert(KeyedTable table, Row row) {
    return save(table, null, row, null);
  }

  /** Changes a row as the system itself would, read-only columns included. */
  public WriteOutcome update(KeyedTable table, HeldRow before, Row row) {
    return save(table, before, row, null);
  }

  /** Deletes a row unless another one refers to it; null is a row that is not there (UND-24). */
  public WriteOutcome delete(KeyedTable table, @Nullable HeldRow row) {
    if (row == null) {
      return new WriteOutcome.Applied(null, false);
    }
    long referrers = space.referrers(table, row);
    if (referrers > 0) {
      String message = "%d lookups point at this row; clear them first".formatted(referrers);
      return rejected(ErrorCode.STILL_REFERENCED, null, message);
    }
    space.remove(table, row);
    return new WriteOutcome.Applied(null, false);
  }

  private WriteOutcome save(
      KeyedTable table, @Nullable HeldRow before, Row row, @Nullable KeyValues key) {
    RowDraft draft = new RowDraft(rules, table, before);
    draft.take(row, key);
    List<Problem> problems = draft.check(key);
    if (!problems.isEmpty()) {
      return new WriteOutcome.Rejected(problems);
    }
    HeldRow after =
        before == null
            ? space.create(table, draft.id(), draft.row())
            : space.replace(table, before, draft.row());
    UUID id = table.tellsIds() ? after.id() : null;
    return new WriteOutcome.Applied(after.version(), before == null, id);
  }

  private static WriteOutcome rejected(ErrorCode code, @Nullable String field, String message) {
    return new WriteOutcome.Rejected(List.of(Problem.of(code, field, message, null)));
  }
}
