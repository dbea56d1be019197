package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a row in its company (CO-4) and its lookups within it (I24). */
final class CompanyCheck {
  private final RowRules rules;
  private final TableSchema schema;
  private final Row row;
  private final @Nullable HeldRow before;
  private final List<Problem> problems;

  CompanyCheck(
      RowRules rules,
      TableSchema schema,
      Row row,
      @Nullable HeldRow before,
      List<Problem> problems) {
    this.rules = rules;
    this.schema = schema;
    this.row = row;
    this.before = before;
    this.problems = problems;
  }

  void run() {
    LegalEntity company = rules.companies().of(schema, row);
    LegalEntity former = before == null ? null : rules.companies().of(schema, before.row());
    if (former != null && !former.equals(company)) {
      add(Companies.field(schema), "a saved row cannot change its company", company);
    }
    if (company != null && !rules.acrossCompanies()) {
      for (int slot = 0; slot < schema.size(); slot++) {
        if (row.slot(slot) instanceof Reference.ById reference) {
          checkTarget(schema.column(slot).name(), reference, company);
        }
      }
    }
  }

  private void checkTarget(String field, Reference.ById reference, LegalEntity company) {
    KeyedTable table = rules.space().tableOf(reference);
    HeldRow target = rules.space().follow(reference);
    if (table == null || target == null) {
      return;
    }
    LegalEntity other = rules.companies().of(table.schema(), target.row());
    if (other != null && !other.equals(company)) {
      add(field, "the lookup points at a row of another company", other);
    }
  }

  private void add(String field, String message, @Nullable Object value) {
    problems.add(Problem.of(ErrorCode.COMPANY_MISMATCH, field, message, value));
  }
}
