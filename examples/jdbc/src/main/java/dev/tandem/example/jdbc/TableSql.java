package dev.tandem.example.jdbc;

import dev.tandem.example.jdbc.TableLayout.Column;
import dev.tandem.example.jdbc.TableLayout.KeyColumns;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of one table, and how its rows go through them. Immutable. */
final class TableSql {
  private final TableLayout layout;
  private final Codecs codecs;
  private final String select;
  private final String insert;

  TableSql(TableLayout layout, Codecs codecs) {
    this.layout = layout;
    this.codecs = codecs;
    List<String> names = new ArrayList<>();
    Collections.addAll(names, TableLayout.SEQUENCE, TableLayout.ID, TableLayout.VERSION);
    layout.columns().forEach(column -> column.names().map(TableSql::quoted).forEach(names::add));
    select = "select %s from %s".formatted(String.join(", ", names), layout.sqlName());
    layout.keys().forEach(key -> Collections.addAll(names, key.unique(), key.exempt()));
    String marks = String.join(", ", Collections.nCopies(names.size(), "?"));
    insert =
        "insert into %s (%s) values (%s)"
            .formatted(layout.sqlName(), String.join(", ", names), marks);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  /** A query of whole rows, to be read with {@link #read}. */
  String select(String condition) {
    return select + " where " + condition;
  }

  String insert() {
    return insert;
  }

  String delete() {
    return "delete from %s where %s = ?".formatted(layout.sqlName(), TableLayout.SEQUENCE);
  }

  /** Takes the keys of rows away, so that others may have them while many rows change. */
  String freeKeys() {
    List<String> sets = new ArrayList<>();
    layout.keys().forEach(key -> sets.add(key.unique() + " = null"));
    return "update %s set %s where %s = ?"
        .formatted(layout.sqlName(), String.join(", ", sets), TableLayout.SEQUENCE);
  }

  /** The row at which a result stands. */
  HeldRow read(ResultSet rows) throws SQLException {
    int at = 1;
    long sequence = rows.getLong(at++);
    UUID id = (UUID) codecs.guid().read(rows, at++);
    String version = Long.toString(rows.getLong(at++));
    @Nullable Object[] slots = new @Nullable Object[layout.columns().size()];
    for (int slot = 0; slot < slots.length; slot++) {
      Column column = layout.columns().get(slot);
      Object value = column.codec().read(rows, at++);
      if (column.target() != null) {
        String target = rows.getString(at++);
        value = value == Blank.BLANK ? value : Reference.byId(target, (UUID) value);
      }
      slots[slot] = value;
    }
    return new HeldRow(sequence, id, Row.ofSlots(layout.schema(), slots), version);
  }

  void bindInsert(PreparedStatement statement, HeldRow row) throws SQLException {
    int at = 1;
    statement.setLong(at++, row.sequence());
    codecs.guid().bind(statement, at++, row.id());
    statement.setLong(at++, Long.parseLong(row.version()));
    for (int slot = 0; slot < layout.columns().size(); slot++) {
      at = bind(statement, at, slot, row.row());
    }
    for (KeyColumns key : layout.keys()) {
      at = bind(statement, at, key, row.row());
    }
  }

  /** The slots in which two states of a row differ. */
  BitSet changed(Row before, Row after) {
    BitSet changed = new BitSet();
    for (int slot = 0; slot < layout.columns().size(); slot++) {
      changed.set(slot, !RowImage.isSame(before.slot(slot), after.slot(slot)));
    }
    return changed;
  }

  /** Whether a change touches a key. */
  boolean rekeys(Row before, Row after) {
    return layout.keys().stream()
        .anyMatch(key -> !key.key().canonical(before).equals(key.key().canonical(after)));
  }

  /** An update of these slots, and of the keys if wanted. */
  String update(BitSet changed, boolean keys) {
    List<String> names = new ArrayList<>();
    names.add(TableLayout.VERSION);
    changed.stream()
        .forEach(
            slot -> layout.columns().get(slot).names().map(TableSql::quoted).forEach(names::add));
    if (keys) {
      layout.keys().forEach(key -> Collections.addAll(names, key.unique(), key.exempt()));
    }
    return "update %s set %s = ? where %s = ?"
        .formatted(layout.sqlName(), String.join(" = ?, ", names), TableLayout.SEQUENCE);
  }

  void bindUpdate(PreparedStatement statement, BitSet changed, boolean keys, HeldRow row)
      throws SQLException {
    int at = 1;
    statement.setLong(at++, Long.parseLong(row.version()));
    for (int slot = changed.nextSetBit(0); slot >= 0; slot = changed.nextSetBit(slot + 1)) {
      at = bind(statement, at, slot, row.row());
    }
    if (keys) {
      for (KeyColumns key : layout.keys()) {
        at = bind(statement, at, key, row.row());
      }
    }
    statement.setLong(at, row.sequence());
  }

  private int bind(PreparedStatement statement, int at, int slot, Row row) throws SQLException {
    Column column = layout.columns().get(slot);
    Object raw = row.slot(slot);
    if (column.target() == null) {
      column.codec().bind(statement, at, raw);
      return at + 1;
    }
    Reference.ById reference = raw instanceof Reference.ById byId ? byId : null;
    column.codec().bind(statement, at, reference == null ? null : reference.id());
    String target = reference == null ? null : Objects.requireNonNull(reference.table());
    statement.setObject(at + 1, target, Types.VARCHAR);
    return at + 2;
  }

  private static int bind(PreparedStatement statement, int at, KeyColumns key, Row row)
      throws SQLException {
    String canonical = key.key().canonical(row);
    statement.setString(at, key.unique(canonical));
    statement.setString(at + 1, key.exempt(canonical));
    return at + 2;
  }
}
