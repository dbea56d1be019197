package dev.tandem.engine.plan;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import dev.tandem.spi.value.RowShape;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a program is made of.
 *
 * @param mapName the map, for messages
 * @param source schema of rows going in
 * @param shape the columns that rows coming out carry, in the order that steps fill them
 * @param filter which rows take part, null for all
 * @param filterText the filter as written
 * @param filterColumns the columns the filter reads
 * @param company where the company stands, null when the map is global
 * @param companyField the field that names the company, for messages
 * @param needsCompany whether a row without company is left alone (CO-3)
 * @param key how the key is read, null when none is known
 * @param written the columns that company and steps fill
 * @param steps what fills the target slots
 */
record ProgramParts(
    String mapName,
    TableSchema source,
    RowShape shape,
    @Nullable Predicate<Row> filter,
    String filterText,
    List<String> filterColumns,
    @Nullable CompanyPlan company,
    String companyField,
    boolean needsCompany,
    @Nullable KeyPlan key,
    Set<String> written,
    List<PlanStep> steps) {

  /** Why the filter leaves a row out; names columns that the row does not carry (UND-47). */
  String reason(Row row) {
    List<String> absent = filterColumns.stream().filter(row::isAbsent).toList();
    return "filter %s is not true%s"
        .formatted(
            filterText,
            absent.isEmpty() ? "" : "; the row does not carry " + String.join(", ", absent));
  }

  /** Why a row of a company that no row of the company table stands for is left out (UND-40). */
  String notLinked(String company) {
    return "company %s of %s is not linked: no company row has this code (UND-40)"
        .formatted(company, companyField);
  }

  /** Why a row without company is left out. */
  String withoutCompany() {
    return "the row names no company in %s, and %s is company-specific (CO-3)"
        .formatted(companyField, mapName);
  }
}
