package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a row in its company (CO-4) and its lookups within it (I24), as far as the rows themselves
 * show their company; where it is inherited from a parent, the service decides.
 */
final class CompanyCheck {
  private final RowDraft draft;

  CompanyCheck(RowDraft draft) {
    this.draft = draft;
  }

  /** The column in which rows of the table begin to name their company. */
  static String column(TableSchema table) {
    List<String> paths = table.companyScope().paths();
    return paths.isEmpty() ? TableSchema.DATA_AREA_ID : KeyParts.root(paths.get(0));
  }

  private static int slot(TableSchema table) {
    List<String> paths = table.companyScope().paths();
    boolean shown = paths.isEmpty() || paths.get(0).indexOf('.') < 0;
    return table.companyScope().companySpecific() && shown ? table.slotOf(column(table)) : -1;
  }

  void run() {
    int slot = slot(draft.table().schema());
    if (slot < 0 || draft.hasFailed(slot)) {
      return;
    }
    String company = text(draft.held(slot));
    Found before = draft.before();
    Object old = before == null ? null : before.row().slot(slot);
    if (old != null && old != Blank.BLANK && !text(old).equals(company)) {
      draft.fail(
          slot,
          ErrorCode.COMPANY_MISMATCH,
          "a saved row cannot change its company",
          draft.said(slot));
    }
    for (int at = 0; at < draft.table().schema().size() && !company.isEmpty(); at++) {
      WireTable target = draft.pointed(at);
      if (target != null && at != slot && draft.said(at) instanceof Reference.ById reference) {
        check(at, target, reference, company);
      }
    }
  }

  private void check(int slot, WireTable target, Reference.ById reference, String company) {
    int theirs = slot(target.schema());
    if (theirs < 0) {
      return;
    }
    Found row = draft.known().read(target, reference.id());
    String other = row == null ? "" : text(row.row().slot(theirs));
    if (!other.isEmpty() && !other.equals(company)) {
      draft.fail(
          slot, ErrorCode.COMPANY_MISMATCH, "the lookup points at a row of another company", null);
    }
  }

  private static String text(@Nullable Object slot) {
    if (slot == null || slot == Blank.BLANK) {
      return "";
    }
    return slot instanceof Reference.ById reference
        ? reference.id().toString()
        : KeyValues.text(slot);
  }
}
