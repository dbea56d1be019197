package dev.tandem.example.odata.side;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds the key of a write against its table and its row (KEY-7). */
final class KeyCheck {
  private final RowDraft draft;
  private final KeyValues key;

  KeyCheck(RowDraft draft, KeyValues key) {
    this.draft = draft;
    this.key = key;
  }

  /** What is wrong with the key as such; null when it names a row of the table. */
  static @Nullable Problem problem(TableSchema table, KeyValues key) {
    if (key.isBlank()) {
      String field = key.columns().isEmpty() ? null : key.columns().get(0);
      return Problem.of(ErrorCode.KEY_BLANK, field, "every part of the key is blank", null);
    }
    Set<String> named = roots(key.columns());
    List<String> keys = new ArrayList<>();
    for (IntegrationKey known : keys(table)) {
      if (roots(known.columns()).equals(named)) {
        return null;
      }
      keys.add(known.toString());
    }
    return new Problem(
        ErrorCode.KEY_MISMATCH,
        key.columns().get(0),
        "%s has no key of %s".formatted(table, key.columns()),
        null,
        keys);
  }

  private static List<IntegrationKey> keys(TableSchema table) {
    List<IntegrationKey> keys = new ArrayList<>();
    boolean striped =
        table.companyScope().companySpecific() && table.companyScope().paths().isEmpty();
    for (IntegrationKey key : table.keys()) {
      List<String> columns = new ArrayList<>(key.columns());
      if (striped && columns.stream().noneMatch(TableSchema.DATA_AREA_ID::equalsIgnoreCase)) {
        columns.add(0, TableSchema.DATA_AREA_ID);
      }
      keys.add(new IntegrationKey(columns));
    }
    String primaryId = table.primaryId();
    if (primaryId != null) {
      keys.add(IntegrationKey.of(primaryId));
    }
    return keys;
  }

  private static Set<String> roots(List<String> paths) {
    Set<String> roots = new TreeSet<>();
    paths.forEach(path -> roots.add(KeyParts.root(path).toLowerCase(Locale.ROOT)));
    return roots;
  }

  void run() {
    for (KeyParts.Part part : KeyParts.of(key)) {
      int slot = draft.table().schema().slotOf(part.root());
      if (slot >= 0 && !draft.hasFailed(slot) && !agrees(part, slot)) {
        boolean company = part.root().equalsIgnoreCase(CompanyCheck.column(draft.table().schema()));
        draft.fail(
            slot,
            company ? ErrorCode.COMPANY_MISMATCH : ErrorCode.KEY_MISMATCH,
            "the row carries another value than the key that addresses it",
            draft.said(slot));
      }
    }
  }

  private boolean agrees(KeyParts.Part part, int slot) {
    Object said = draft.said(slot);
    if (said == null) {
      return true;
    }
    KeyValues onward = part.onward();
    if (onward == null) {
      Object wanted = part.value() instanceof Reference.ById byId ? byId.id() : part.value();
      Object held = said instanceof Reference.ById byId ? byId.id() : blankAsNull(said);
      return KeyValues.text(wanted).equals(KeyValues.text(held));
    }
    if (onward.isBlank() || said == Blank.BLANK) {
      return onward.isBlank() == (said == Blank.BLANK);
    }
    UUID id = said instanceof Reference.ById byId ? byId.id() : null;
    return draft
        .targets()
        .of(draft.table().columns().get(slot), Reference.byKey(null, onward))
        .stream()
        .anyMatch(wish -> id != null && draft.known().ids(wish).contains(id));
  }

  private static @Nullable Object blankAsNull(Object said) {
    return said == Blank.BLANK ? null : said;
  }
}
