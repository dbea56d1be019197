package dev.tandem.projectops.invoice;

import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.process.FinanceProcess;
import java.util.List;

/**
 * "Import from staging table" whole: first the lines of the integration journal, then those of
 * invoice proposals (JRN-1, PROP-4). A list of two processes, to be run in this order. No state.
 */
public final class StagingImport {
  private StagingImport() {}

  /** The two processes, without the check of staged actuals. */
  public static List<FinanceProcess> of(CompanyBooks books, InvoiceCounts counts) {
    return List.of(JournalImportProcess.of(books), ProposalImportProcess.of(books, counts));
  }

  /** The two processes, for rows that the check of staged actuals found valid (JRN-22). */
  public static List<FinanceProcess> onlyChecked(CompanyBooks books, InvoiceCounts counts) {
    return List.of(
        JournalImportProcess.of(books).onlyChecked(),
        ProposalImportProcess.of(books, counts).onlyChecked());
  }
}
