package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row that a write would leave behind, with everything that is wrong with it. Used for one
 * write by one thread.
 */
final class RowDraft {
  private final RowRules rules;
  private final KeyedTable table;
  private final TableSchema schema;
  private final @Nullable HeldRow before;
  private final Object[] slots;
  private final boolean[] failed;
  private final List<Problem> problems = new ArrayList<>();

  RowDraft(RowRules rules, KeyedTable table, @Nullable HeldRow before) {
    this.rules = rules;
    this.table = table;
    this.before = before;
    schema = table.schema();
    slots = new Object[schema.size()];
    failed = new boolean[slots.length];
    Arrays.setAll(slots, slot -> before == null ? Blank.BLANK : held(before.row(), slot));
  }

  private static Object held(Row row, int slot) {
    Object raw = row.slot(slot);
    return raw == null ? Blank.BLANK : raw;
  }

  /**
   * Takes over every column that the writer names.
   *
   * @param key where a writer addresses the row; null for the system itself, which may also write
   *     read-only columns
   */
  void take(Row wanted, @Nullable KeyValues key) {
    for (int from = 0; from < wanted.schema().size(); from++) {
      Object raw = wanted.slot(from);
      if (raw != null) {
        take(wanted.schema().column(from).name(), raw, key);
      }
    }
    if (key != null && before == null) {
      takeKey(wanted, key);
    }
  }

  private void take(String name, Object raw, @Nullable KeyValues key) {
    int slot = schema.slotOf(name);
    if (slot < 0) {
      add(ErrorCode.UNKNOWN_COLUMN, name, "%s has no such column".formatted(schema), null);
    } else if (schema.column(slot).readOnly() && key != null && !key.has(name)) {
      fail(slot, ErrorCode.READ_ONLY, "the column is not for writers");
    } else {
      set(slot, raw);
    }
  }

  private void takeKey(Row wanted, KeyValues key) {
    for (String root : key.columns().stream().map(RowKey::root).distinct().toList()) {
      int slot = schema.slotOf(root);
      if (wanted.isAbsent(root) && slot >= 0) {
        Object part = KeySearch.part(schema, root, key);
        if (part instanceof KeyValues onward) {
          set(slot, onward.isBlank() ? Blank.BLANK : Reference.byKey(null, onward));
        } else {
          set(slot, part == null ? Blank.BLANK : part);
        }
      }
    }
  }

  private void set(int slot, Object raw) {
    ColumnSchema column = schema.column(slot);
    Object stored = raw;
    if (raw != Blank.BLANK) {
      boolean points = column.type() instanceof FieldType.Lookup && raw instanceof Reference;
      stored = points ? point(column, (Reference) raw) : ValueCheck.accept(column, raw, problems);
    }
    failed[slot] = stored == null;
    if (stored != null) {
      slots[slot] = stored;
    }
  }

  private @Nullable Object point(ColumnSchema column, Reference wanted) {
    FieldType.Lookup lookup = (FieldType.Lookup) column.type();
    if (!rules.resolver().allows(lookup, wanted)) {
      problems.add(ReferenceResolver.notAllowed(column.name(), lookup, wanted));
      return null;
    }
    return rules.resolver().resolve(column.name(), lookup, wanted, problems);
  }

  /** Everything that is wrong; empty when the row can be stored. */
  List<Problem> check(@Nullable KeyValues key) {
    checkId();
    checkRequired();
    Row row = row();
    if (key != null) {
      checkAgrees(row, key);
    }
    checkUnique(row);
    new CompanyCheck(rules, schema, row, before, problems).run();
    return problems;
  }

  /** The row as it would be stored. */
  Row row() {
    return Row.ofSlots(schema, slots.clone());
  }

  /** The id of the row: the one it has, the one it brings or a new one. */
  UUID id() {
    if (before != null) {
      return before.id();
    }
    int slot = idSlot();
    return slot >= 0 && slots[slot] instanceof UUID id ? id : rules.space().newId(table);
  }

  private int idSlot() {
    String primaryId = schema.primaryId();
    return primaryId == null ? -1 : schema.slotOf(primaryId);
  }

  private void checkId() {
    int slot = idSlot();
    if (slot < 0 || failed[slot]) {
      return;
    }
    if (before == null && slots[slot] == Blank.BLANK) {
      slots[slot] = rules.space().newId(table);
    } else if (before != null && !slots[slot].equals(before.id())) {
      fail(slot, ErrorCode.READ_ONLY, "the id of a row never changes");
    }
  }

  private void checkRequired() {
    for (int slot = 0; slot < slots.length; slot++) {
      ColumnSchema column = schema.column(slot);
      boolean insists =
          switch (column.requirement()) {
            case REQUIRED -> !column.filledBySystem() && !column.readOnly();
            case OPTIONAL, RECOMMENDED -> false;
          };
      boolean company =
          table.isCompanySpecificFinance()
              && column.name().equalsIgnoreCase(TableSchema.DATA_AREA_ID);
      if ((insists || company) && !failed[slot] && isEmpty(slots[slot])) {
        fail(slot, ErrorCode.REQUIRED_MISSING, "a row needs a value here");
      }
    }
  }

  private static boolean isEmpty(Object raw) {
    return raw == Blank.BLANK || (raw instanceof String text && text.isBlank());
  }

  /** A row cannot be addressed by one key and carry another (KEY-7). */
  private void checkAgrees(Row row, KeyValues key) {
    key.asMap()
        .forEach(
            (path, value) -> {
              int slot = schema.slotOf(RowKey.root(path));
              if (slot >= 0 && !failed[slot] && !agrees(row, path, value)) {
                boolean company = RowKey.root(path).equalsIgnoreCase(Companies.field(schema));
                fail(
                    slot,
                    company ? ErrorCode.COMPANY_MISMATCH : ErrorCode.KEY_MISMATCH,
                    "the row carries another value than the key that addresses it");
              }
            });
  }

  private boolean agrees(Row row, String path, @Nullable Object value) {
    String held = RowKey.text(rules.search().valueAt(row, path));
    return held.equals(rules.search().text(schema, path, value));
  }

  private void checkUnique(Row row) {
    long self = before == null ? 0 : before.sequence();
    for (RowKey key : table.keys()) {
      if (key.isTaken(rules.space(), table, row, self)) {
        add(
            ErrorCode.DUPLICATE_KEY,
            key.roots().get(0),
            "another row of %s has the same %s".formatted(schema, key.key()),
            null);
      }
    }
  }

  private void fail(int slot, ErrorCode code, String message) {
    failed[slot] = true;
    Object raw = slots[slot];
    add(code, schema.column(slot).name(), message, raw == Blank.BLANK ? null : raw);
  }

  private void add(ErrorCode code, String field, String message, @Nullable Object value) {
    problems.add(Problem.of(code, field, message, value));
  }
}
