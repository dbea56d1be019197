package dev.tandem.projectops.invoice;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.BILLED_SALES;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.invoice.InvoiceFixture.confirmed;
import static dev.tandem.projectops.invoice.InvoiceFixture.imported;
import static dev.tandem.projectops.invoice.InvoiceFixture.journal;
import static dev.tandem.projectops.invoice.InvoiceFixture.posted;
import static dev.tandem.projectops.invoice.InvoiceFixture.staged;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.InvoiceJournal;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.process.FinanceSide;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Credits, and proposals of less than nothing (COR-9, COR-11). */
class CreditNoteTest {
  @Test // SC-7 steps 1 to 3, COR-9, COR-11, UND-20, REG-35
  void creditsAnInvoice() {
    FinanceSide side = confirmed();
    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));
    side.proposal("I1-C", "C1", "USD");
    side.stage(side.time(20, BILLED_SALES, "-8", "-1600").proposalId("I1-C"));
    side.stage(side.time(21, SALES, "8", "1600"));
    side.connect(20, "Reversing", 4, "Original");
    side.connect(21, "Replacing", 4, "Original");
    journal(side);

    assertThat(imported(side, 1).faults()).isEmpty();
    side.run(InvoicePostingProcess.all(books()));

    InvoiceJournal note =
        side.rows(InvoiceJournal.CODEC).stream()
            .filter(row -> row.proposalId().equals(Optional.of("I1-C")))
            .findFirst()
            .orElseThrow();
    assertThat(note.creditNote()).contains(true);
    assertThat(note.invoiceAmount().orElseThrow()).isEqualByComparingTo("-1760");
    assertThat(List.of("130100", "411100", "SALES_TAX", "161300").stream().map(side::balance))
        .containsExactly("0", "0", "0", "1600"); // open: the new unbilled sale
    assertThat(staged(side, 20).salesTaxAmount().orElseThrow()).isEqualByComparingTo("-160");

    side.proposal("I2", "C1", "USD");
    side.stage(side.time(22, BILLED_SALES, "8", "1600").proposalId("I2"));
    side.connect(22, "Billed Sales", 21, "Unbilled Sales");
    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));
    assertThat(side.balance("161300")).isEqualTo("0");
  }

  @Test // SC-7 steps 5 to 8, ACT-40, ERR-7, UND-20: six of eight hours remain invoiced
  void creditsPartOfAnInvoice() {
    FinanceSide side = confirmed();
    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));
    side.proposal("I1-C", "C1", "USD");
    side.stage(side.time(20, BILLED_SALES, "-8", "-1600").proposalId("I1-C"));
    side.stage(side.time(21, SALES, "6", "1200"));
    side.stage(side.time(22, BILLED_SALES, "6", "1200").proposalId("I1-C"));
    side.stage(side.time(23, SALES, "2", "400"));
    side.connect(20, "Reversing", 4, "Original");
    side.connect(22, "Billed Sales", 21, "Unbilled Sales");

    assertThat(imported(side, 2).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_7);
    journal(side);
    imported(side, 2);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(List.of("130100", "411100", "SALES_TAX", "161300").stream().map(side::balance))
        .containsExactly("1320", "-1200", "-120", "400");
  }

  @Test // UND-35: charge and credit of the same amount
  void postsAProposalOfZero() {
    FinanceSide side = confirmed();
    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));
    side.stage(side.time(21, SALES, "8", "1600"));
    journal(side);
    side.proposal("I3", "C1", "USD");
    side.stage(side.time(20, BILLED_SALES, "-8", "-1600").proposalId("I3"));
    side.stage(side.time(22, BILLED_SALES, "8", "1600").proposalId("I3"));
    side.connect(20, "Reversing", 4, "Original");
    side.connect(22, "Billed Sales", 21, "Unbilled Sales");

    imported(side, 2);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.rows(InvoiceJournal.CODEC))
        .filteredOn(row -> row.proposalId().equals(Optional.of("I3")))
        .allMatch(row -> row.invoiceAmount().orElseThrow().signum() == 0)
        .allMatch(row -> !row.creditNote().orElse(true));
  }

  @Test // REG-7: a negative correction of time
  void postsAnInvoiceOfNegativeHours() {
    FinanceSide side = posted();
    side.stage(side.time(30, SALES, "-2", "-400"));
    journal(side);
    side.proposal("I1", "C1", "USD");
    side.stage(side.time(31, BILLED_SALES, "-2", "-400").proposalId("I1"));
    side.connect(31, "Billed Sales", 30, "Unbilled Sales");

    imported(side, 1);
    assertThat(side.run(InvoicePostingProcess.all(books())).faults()).isEmpty();

    assertThat(side.balance("130100")).isEqualTo("-440");
    assertThat(side.balance("161300")).isEqualTo("1600");
  }

  @Test // REG-12, REG-21, UND-25: a fee of zero
  void postsAFeeOfZero() {
    FinanceSide side = confirmed();
    side.stage(side.time(40, SALES, "1", "0").classNumber(192350004L).categoryId("Charge"));
    journal(side);
    side.stage(
        side.time(41, BILLED_SALES, "1", "0")
            .classNumber(192350004L)
            .categoryId("Charge")
            .proposalId("I1"));
    side.connect(41, "Billed Sales", 40, "Unbilled Sales");

    imported(side, 2);
    assertThat(side.run(InvoicePostingProcess.all(books())).faults()).isEmpty();

    assertThat(side.rows(ProposalLine.CODEC)).hasSize(2);
    assertThat(side.balance("130100")).isEqualTo("1760");
  }
}
