package dev.tandem.projectops.invoice;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.BILLED_SALES;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.invoice.InvoiceFixture.confirmed;
import static dev.tandem.projectops.invoice.InvoiceFixture.imported;
import static dev.tandem.projectops.invoice.InvoiceFixture.journal;
import static dev.tandem.projectops.invoice.InvoiceFixture.posted;
import static dev.tandem.projectops.invoice.InvoiceFixture.staged;
import static dev.tandem.projectops.process.FinanceSide.books;
import static dev.tandem.projectops.process.FinanceSide.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.CustomerTransaction;
import dev.tandem.projectops.entity.finance.InvoiceFeedback;
import dev.tandem.projectops.entity.finance.InvoiceJournal;
import dev.tandem.projectops.entity.finance.InvoiceProposal;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Posting of proposals (PROP-14 to PROP-18). */
class InvoicePostingTest {
  @Test // SC-1 steps 10 to 12, PROP-15, PROP-16, PROP-18, ACC-12, TAX-3, TAX-4, WB-1
  void importsAndPostsTheInvoiceOfAnEntry() {
    // PROP-4: the lines come from the billed sales in staging
    FinanceSide side = confirmed();

    assertThat(imported(side, 1).faults()).isEmpty();
    ProposalLine line = side.rows(ProposalLine.CODEC).get(0);
    assertThat(line.amount().orElseThrow()).isEqualByComparingTo("1600");
    assertThat(line.salesTaxGroup()).contains("TAX");

    ProcessReport report = side.run(InvoicePostingProcess.all(books()));

    assertThat(report.faults()).isEmpty();
    InvoiceJournal invoice = side.rows(InvoiceJournal.CODEC).get(0);
    assertThat(invoice.netAmount().orElseThrow()).isEqualByComparingTo("1600");
    assertThat(invoice.taxAmount().orElseThrow()).isEqualByComparingTo("160");
    assertThat(invoice.invoiceAmount().orElseThrow()).isEqualByComparingTo("1760");
    assertThat(invoice.creditNote()).contains(false);
    InvoiceFeedback feedback = side.all(InvoiceFeedback.CODEC).get(0);
    assertThat(feedback.proposalId()).isEqualTo(invoice.proposalId());
    assertThat(feedback.invoiceNumber()).isEqualTo(invoice.invoiceId());
    assertThat(feedback.invoiceDate()).isEqualTo(invoice.invoiceDate());
    assertThat(feedback.tax().orElseThrow()).isEqualByComparingTo("160");
    assertThat(
            List.of("161300", "420200", "540100", "411100", "130100", "SALES_TAX").stream()
                .map(side::balance))
        .containsExactly("0", "0", "800", "-1600", "1760", "-160");
    assertThat(side.rows(CustomerTransaction.CODEC))
        .extracting(row -> row.customer().orElse(""))
        .containsExactly("Adatum");
    ActualStaging billed = staged(side, 4);
    assertThat(billed.voucher()).isEqualTo(invoice.voucher());
    assertThat(billed.accountingAmount().orElseThrow()).isEqualByComparingTo("1600");
    assertThat(billed.salesTaxAmount().orElseThrow()).isEqualByComparingTo("160");
    assertThat(side.rows(ProjectTransaction.CODEC))
        .filteredOn(row -> row.actualId().equals(Optional.of(id(2))))
        .allMatch(row -> row.status().is(SubledgerStatus.INVOICED));
    assertThat(side.rows(InvoiceProposal.CODEC).get(0).invoiceId()).isEqualTo(invoice.invoiceId());
  }

  @Test // PROP-14: once
  void postsNoInvoiceTwice() {
    FinanceSide side = confirmed();
    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));

    ProcessReport again = side.run(InvoicePostingProcess.all(books()));

    assertThat(again.written()).isZero();
    assertThat(imported(side, 1).written()).isZero();
    assertThatThrownBy(() -> side.run(InvoicePostingProcess.proposal(books(), "I1")))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("PROP-1");
  }

  @Test // REG-8: a header alone is left alone
  void leavesAProposalWithoutLinesAlone() {
    FinanceSide side = posted();
    side.proposal("I9", "C1", "USD");

    assertThat(side.run(InvoicePostingProcess.all(books())).written()).isZero();
  }

  @Test // PROP-9, PROP-11, PROP-19, DIM-5
  void takesDueDateAndDimensionsOfTheHeader() {
    FinanceSide side = confirmed();
    imported(side, 1);
    side.run(new ProposalEdit("I1", Optional.of("U5-"), Optional.of(LocalDate.of(2026, 6, 30))));

    side.run(InvoicePostingProcess.all(books()).withHeaderDimensions());

    assertThat(side.rows(InvoiceJournal.CODEC).get(0).dueDate())
        .contains(LocalDate.of(2026, 6, 30));
    assertThat(side.rows(LedgerEntry.CODEC))
        .filteredOn(row -> row.mainAccount().orElse("").equals("130100"))
        .allMatch(row -> row.dimensions().orElse("").equals("U5-"));
    assertThatThrownBy(() -> side.run(new ProposalEdit("I1", Optional.empty(), Optional.empty())))
        .isInstanceOf(FaultException.class);
  }

  @Test // PROP-9: without tax
  void takesTheTaxGroupThatAUserGaveToALine() {
    FinanceSide side = confirmed();
    imported(side, 1);
    side.run(new ProposalLineEdit("I1", 1, Optional.empty(), Optional.empty()));

    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.balance("130100")).isEqualTo("1600");
    assertThatThrownBy(
            () -> side.run(new ProposalLineEdit("I1", 1, Optional.empty(), Optional.empty())))
        .isInstanceOf(FaultException.class);
  }

  @Test // SC-11, UND-26: not charged, counted, worth nothing; work in progress ends at zero
  void billsChargeableAndFreeHours() {
    FinanceSide side = posted();
    side.stage(side.time(10, SALES, "-8", "-1600"));
    side.stage(side.time(11, SALES, "6", "1200"));
    side.stage(
        side.time(12, SALES, "2", "400")
            .billingType(EnumSymbol.of(StagedBillingType.NON_CHARGEABLE)));
    journal(side);
    side.proposal("I1", "C1", "USD");
    side.stage(side.time(13, BILLED_SALES, "6", "1200").proposalId("I1"));
    side.stage(
        side.time(14, BILLED_SALES, "2", "400")
            .proposalId("I1")
            .billingType(EnumSymbol.of(StagedBillingType.NON_CHARGEABLE)));
    side.connect(13, "Billed Sales", 11, "Unbilled Sales");
    side.connect(14, "Billed Sales", 12, "Unbilled Sales");

    imported(side, 2);
    side.run(InvoicePostingProcess.all(books()));

    InvoiceJournal invoice = side.rows(InvoiceJournal.CODEC).get(0);
    assertThat(invoice.netAmount().orElseThrow()).isEqualByComparingTo("1200");
    assertThat(invoice.taxAmount().orElseThrow()).isEqualByComparingTo("120");
    assertThat(side.balance("161300")).isEqualTo("0");
    assertThat(side.balance("411100")).isEqualTo("-1200");
  }

  @Test // SC-2, FX-1, FX-3, FX-4, CTR-9, PROP-18: a fixed rate of 125, whatever the market says
  void invoicesInTheCurrencyOfTheContractAtItsFixedRate() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "GBP", RuleBillingMethod.TIME_MATERIAL);
    side.agreed("C1", "GBP", "125");
    side.stage(side.time(1, COST, "4", "480"));
    side.stage(side.time(2, SALES, "4", "1000").currency("GBP"));
    journal(side);
    assertThat(side.voucher("USPM-V000002"))
        .containsExactly("161300 1000.00 GBP / 1250.00", "420200 -1000.00 GBP / -1250.00");

    side.proposal("I1", "C1", "GBP");
    side.stage(side.time(4, BILLED_SALES, "4", "1000").currency("GBP").proposalId("I1"));
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");
    imported(side, 1);
    side.run(new ProposalLineEdit("I1", 1, Optional.empty(), Optional.empty())); // no tax
    side.run(InvoicePostingProcess.all(books()));

    assertThat(List.of("161300", "420200", "411100", "130100").stream().map(side::balance))
        .containsExactly("0", "0", "-1250", "1250");
    InvoiceJournal invoice = side.rows(InvoiceJournal.CODEC).get(0);
    assertThat(invoice.invoiceAmount().orElseThrow()).isEqualByComparingTo("1000");
    assertThat(invoice.currency()).contains("GBP");
    assertThat(invoice.exchangeRate().orElseThrow()).isEqualByComparingTo("125");
  }

  @Test // SC-2 step 6, ERR-18, JRN-13: the sale waits for its rate, the cost does not
  void leavesOutASaleWithoutARate() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "GBP", RuleBillingMethod.TIME_MATERIAL);
    side.stage(side.time(1, COST, "4", "480"));
    side.stage(side.time(2, SALES, "4", "1000").currency("GBP"));

    ProcessReport report = side.run(JournalImportProcess.of(books()));
    assertThat(report.faults()).extracting(fault -> fault.code()).containsExactly(FaultCode.ERR_18);
    side.rate("GBP", "USD", LocalDate.of(2026, 1, 1), "130");
    journal(side);

    assertThat(side.balance("161300")).isEqualTo("1300");
  }

  @Test // ERR-17: the invoice stays open
  void postsNoInvoiceWhoseActualCannotTakeTheResults() {
    FinanceSide side = confirmed();
    imported(side, 1);

    ProcessReport refused =
        side.run(
            InvoicePostingProcess.all(books()).asking(actuals -> Map.of(id(4), FaultCode.ERR_15)));

    assertThat(refused.faults()).extracting(Fault::code).containsExactly(FaultCode.ERR_17);
    assertThat(side.rows(InvoiceJournal.CODEC)).isEmpty();
    side.run(InvoicePostingProcess.all(books()));
    assertThat(side.rows(InvoiceJournal.CODEC)).hasSize(1);
  }
}
