package dev.tandem.projectops.invoice;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.BILLED_SALES;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.process.FinanceSide.books;
import static dev.tandem.projectops.process.FinanceSide.id;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.util.OptionalInt;

/** Engagements of F0 whose work is posted, and proposals of them. */
final class InvoiceFixture {
  private InvoiceFixture() {}

  /** SC-1 up to step 7: an hour of cost and sale, posted. */
  static FinanceSide posted() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.stage(side.time(1, COST, "8", "800"));
    side.stage(side.time(2, SALES, "8", "1600"));
    journal(side);
    return side;
  }

  /** Imports and posts what waits for a journal. */
  static void journal(FinanceSide side) {
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
  }

  /** SC-1 step 9: the proforma is confirmed. */
  static FinanceSide confirmed() {
    FinanceSide side = posted();
    side.proposal("I1", "C1", "USD");
    side.stage(side.time(4, BILLED_SALES, "8", "1600").proposalId("I1"));
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");
    return side;
  }

  /** Imports into proposals; Dataverse says how many billed sales each has. */
  static ProcessReport imported(FinanceSide side, int expected) {
    return side.run(
        ProposalImportProcess.of(books(), (company, proforma) -> OptionalInt.of(expected)));
  }

  /** A staged actual by the number of the test. */
  static ActualStaging staged(FinanceSide side, int number) {
    return side.rows(ActualStaging.CODEC).stream()
        .filter(row -> row.importId().orElseThrow().equals(id(number)))
        .findFirst()
        .orElseThrow();
  }
}
