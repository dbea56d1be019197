package dev.tandem.example.odata.side;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.client.Json;
import dev.tandem.example.odata.metadata.NavigationShape;
import dev.tandem.example.odata.metadata.WireColumn;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.example.odata.metadata.WireValues;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way to the service: the columns that a write names, checked against the table, as a
 * payload. Used for one write by one thread.
 */
final class RowDraft {
  private final Targets targets;
  private final Known known;
  private final WireTable table;
  private final @Nullable Found before;
  private final @Nullable Object[] slots;
  private final boolean[] failed;
  private final @Nullable WireTable[] pointed;
  private final List<Problem> problems = new ArrayList<>();

  RowDraft(Targets targets, Known known, WireTable table, @Nullable Found before) {
    this.targets = targets;
    this.known = known;
    this.table = table;
    this.before = before;
    slots = new @Nullable Object[table.schema().size()];
    failed = new boolean[slots.length];
    pointed = new @Nullable WireTable[slots.length];
  }

  /** Takes over what the write names, and for a new row what only its key says. */
  List<Problem> take(Row row, KeyValues key) {
    for (int from = 0; from < row.schema().size(); from++) {
      Object raw = row.slot(from);
      if (raw != null) {
        take(row.schema().column(from).name(), raw, key);
      }
    }
    if (before == null) {
      for (KeyParts.Part part : KeyParts.of(key)) {
        takeKey(row, part);
      }
    }
    checkId();
    checkRequired();
    new KeyCheck(this, key).run();
    new CompanyCheck(this).run();
    return problems;
  }

  private void take(String name, Object raw, KeyValues key) {
    int slot = table.schema().slotOf(name);
    if (slot < 0) {
      problems.add(Problem.of(ErrorCode.UNKNOWN_COLUMN, name, table + " has no such column", null));
    } else if (table.schema().column(slot).readOnly() && !key.has(name)) {
      fail(slot, ErrorCode.READ_ONLY, "the column is not for writers", raw);
    } else {
      set(slot, raw);
    }
  }

  private void takeKey(Row row, KeyParts.Part part) {
    int slot = table.schema().slotOf(part.root());
    if (slot < 0 || !row.isAbsent(part.root())) {
      return;
    }
    KeyValues onward = part.onward();
    if (onward != null) {
      set(slot, onward.isBlank() ? Blank.BLANK : Reference.byKey(null, onward));
    } else {
      Object value = part.value();
      set(slot, value == null ? Blank.BLANK : value);
    }
  }

  private void set(int slot, Object raw) {
    WireColumn column = table.columns().get(slot);
    Object value = raw;
    if (raw != Blank.BLANK) {
      value =
          column.isLookup() && raw instanceof Reference reference
              ? point(column, reference)
              : ValueLimits.accept(column.column(), raw, problems::add);
    }
    failed[slot] = value == null;
    slots[slot] = value;
  }

  private @Nullable Object point(WireColumn column, Reference reference) {
    if (reference instanceof Reference.ByKey byKey && byKey.key().isBlank()) {
      return Blank.BLANK;
    }
    for (KeyFinder.Wanted wish : targets.of(column, reference)) {
      for (UUID id : known.ids(wish)) {
        pointed[column.slot()] = wish.table();
        return Reference.byId(wish.table().shape().typeName(), id);
      }
    }
    problems.add(
        Problem.of(
            ErrorCode.LOOKUP_NOT_FOUND,
            column.column().name(),
            "the lookup matches no row of " + column.column().type(),
            reference instanceof Reference.ByKey byKey ? byKey.key() : reference));
    return null;
  }

  private void checkId() {
    String primaryId = table.schema().primaryId();
    int slot = primaryId == null ? -1 : table.schema().slotOf(primaryId);
    if (slot < 0 || failed[slot]) {
      return;
    }
    Object given = slots[slot];
    if (before == null) {
      slots[slot] = given == null || given == Blank.BLANK ? UUID.randomUUID() : given;
    } else if (given != null && !given.equals(before.id())) {
      fail(slot, ErrorCode.READ_ONLY, "the id of a row never changes", given);
    } else {
      slots[slot] = null;
    }
  }

  private void checkRequired() {
    for (int slot = 0; slot < slots.length; slot++) {
      var column = table.schema().column(slot);
      boolean insists =
          column.requirement() == Requirement.REQUIRED
              && !column.filledBySystem()
              && !column.readOnly();
      boolean company =
          table.schema().companyScope().companySpecific()
              && table.schema().companyScope().paths().isEmpty()
              && column.name().equalsIgnoreCase(TableSchema.DATA_AREA_ID);
      Object value = slots[slot];
      boolean empty = value == Blank.BLANK || (value instanceof String text && text.isBlank());
      boolean missing = value == null ? before == null : empty;
      if ((insists || company) && missing && !failed[slot]) {
        fail(slot, ErrorCode.REQUIRED_MISSING, "a row needs a value here", null);
      }
    }
  }

  void fail(int slot, ErrorCode code, String message, @Nullable Object value) {
    failed[slot] = true;
    Object told = value == Blank.BLANK ? null : value;
    problems.add(Problem.of(code, table.schema().column(slot).name(), message, told));
  }

  WireTable table() {
    return table;
  }

  Known known() {
    return known;
  }

  Targets targets() {
    return targets;
  }

  @Nullable Found before() {
    return before;
  }

  boolean hasFailed(int slot) {
    return failed[slot];
  }

  /** What the write says of a slot; null when nothing. */
  @Nullable Object said(int slot) {
    return slots[slot];
  }

  /** What the slot will hold; blank when nobody says. */
  Object held(int slot) {
    Object said = slots[slot];
    if (said != null) {
      return said;
    }
    Object old = before == null ? null : before.row().slot(slot);
    return old == null ? Blank.BLANK : old;
  }

  /** The table that a lookup of this write points at; null when it says nothing. */
  @Nullable WireTable pointed(int slot) {
    return pointed[slot];
  }

  /** The row as it will be, as far as this side knows. */
  Found image() {
    Object[] image = new Object[slots.length];
    for (int slot = 0; slot < image.length; slot++) {
      image[slot] = held(slot);
    }
    return new Found(table, Row.ofSlots(table.schema(), image), "");
  }

  /** The payload. */
  ObjectNode body() {
    ObjectNode body = Json.object();
    for (WireColumn column : table.columns()) {
      Object value = slots[column.slot()];
      boolean same = before != null && isKey(column) && value != null && isHeld(column, value);
      if (value != null && !same && column.isLookup()) {
        bind(body, column, value);
      } else if (value != null && !same && !(before == null && value == Blank.BLANK)) {
        body.set(column.name(), WireValues.json(column, value));
      }
    }
    return body;
  }

  private boolean isKey(WireColumn column) {
    return table.shape().key().stream().anyMatch(column.name()::equalsIgnoreCase);
  }

  private boolean isHeld(WireColumn column, Object value) {
    Object held = before == null ? null : before.row().slot(column.slot());
    return KeyValues.text(held).equals(KeyValues.text(value));
  }

  private void bind(ObjectNode body, WireColumn column, Object value) {
    NavigationShape navigation = column.navigationTo(pointed[column.slot()]);
    if (value == Blank.BLANK) {
      if (before != null && navigation != null) {
        body.putNull(navigation.name() + "@odata.bind");
      }
    } else if (navigation != null && value instanceof Reference.ById reference) {
      WireTable target = pointed[column.slot()];
      if (target != null) {
        body.put(navigation.name() + "@odata.bind", Urls.bind(target, reference.id()));
      }
    } else {
      throw new IllegalStateException(
          "%s publishes no navigation for %s"
              .formatted(table, column.name().toLowerCase(Locale.ROOT)));
    }
  }
}
