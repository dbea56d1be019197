package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ExpenseExport;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.VendorInvoiceLineExport;
import dev.tandem.projectops.process.Records;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out which document of finance an actual came from, by the reference that it carries (TO-4):
 * number of an expense, transaction of a vendor invoice line, or of a project transaction that
 * finance had posted before (JRN-4).
 */
final class CostOrigins {
  private final Map<String, ExpenseExport> expenses;
  private final Map<String, VendorInvoiceLineExport> invoiceLines;
  private final Map<String, ProjectTransaction> posted;

  private CostOrigins(
      Map<String, ExpenseExport> expenses,
      Map<String, VendorInvoiceLineExport> invoiceLines,
      Map<String, ProjectTransaction> posted) {
    this.expenses = expenses;
    this.invoiceLines = invoiceLines;
    this.posted = posted;
  }

  /** Looks up the documents of some rows. */
  static CostOrigins of(Records records, List<ActualStaging> rows) {
    List<String> references =
        rows.stream().flatMap(row -> StagedActuals.document(row).stream()).distinct().toList();
    String company = records.companyCode();
    return new CostOrigins(
        by(
            records.findAll(
                ExpenseExport.CODEC,
                references.stream()
                    .map(
                        id ->
                            ExpenseExport.builder().transactionNumber(id).company(company).build())
                    .toList()),
            row -> row.transactionNumber().orElse("")),
        by(
            records.findAll(
                VendorInvoiceLineExport.CODEC,
                references.stream()
                    .map(
                        id ->
                            VendorInvoiceLineExport.builder()
                                .transactionId(id)
                                .projectCompany(company)
                                .build())
                    .toList()),
            row -> row.transactionId().orElse("")),
        by(
            records.findAll(
                ProjectTransaction.CODEC,
                references.stream()
                    .filter(id -> id.length() <= 20)
                    .map(
                        id ->
                            ProjectTransaction.builder().company(company).transactionId(id).build())
                    .toList()),
            row -> row.transactionId().orElse("")));
  }

  private static <T> Map<String, T> by(List<T> rows, Function<T, String> key) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                key,
                Function.identity(),
                (first, second) -> first,
                () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
  }

  /** Where the actual was born; entered on the Dataverse side when no document is known. */
  ActualSource of(ActualStaging row) {
    String reference = StagedActuals.document(row).orElse("");
    if (expenses.containsKey(reference)) {
      return ActualSource.EXPENSE_REPORT;
    }
    VendorInvoiceLineExport line = invoiceLines.get(reference);
    if (line != null) {
      boolean stocked = line.itemPosted().orElse(0) != 0; // STK-5
      return stocked ? ActualSource.STOCKED_INVOICE : ActualSource.VENDOR_INVOICE;
    }
    return posted.containsKey(reference) ? ActualSource.GENERAL_JOURNAL : ActualSource.ENTRY;
  }
}
