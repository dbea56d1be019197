package dev.tandem.projectops.invoice;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.BILLED_SALES;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.process.FinanceSide.books;
import static dev.tandem.projectops.process.FinanceSide.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ConnectionStaging;
import dev.tandem.projectops.entity.finance.ContractRate;
import dev.tandem.projectops.entity.finance.CustomerTransaction;
import dev.tandem.projectops.entity.finance.FinanceExchangeRate;
import dev.tandem.projectops.entity.finance.InvoiceFeedback;
import dev.tandem.projectops.entity.finance.InvoiceJournal;
import dev.tandem.projectops.entity.finance.InvoiceProposal;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvoiceProcessTest {
  private static final String MILESTONE = "192350003";

  /** SC-1 up to step 7: an hour of cost and sale, posted. */
  private static FinanceSide posted() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.stage(side.time(1, COST, "8", "800"));
    side.stage(side.time(2, SALES, "8", "1600"));
    journal(side);
    return side;
  }

  private static void journal(FinanceSide side) {
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
  }

  /** SC-1 step 9: the proforma is confirmed. */
  private static FinanceSide confirmed() {
    FinanceSide side = posted();
    side.proposal("I1", "C1", "USD");
    side.stage(side.time(4, BILLED_SALES, "8", "1600").proposalId("I1"));
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");
    return side;
  }

  private static ProcessReport imported(FinanceSide side, int expected) {
    return side.run(
        ProposalImportProcess.of(books(), (company, proforma) -> OptionalInt.of(expected)));
  }

  private static ActualStaging staged(FinanceSide side, int number) {
    return side.rows(ActualStaging.CODEC).stream()
        .filter(row -> row.importId().orElseThrow().equals(id(number)))
        .findFirst()
        .orElseThrow();
  }

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

  @Test // UND-10, REC-10: the flag that an update of the actual clears is set again
  void importsNoBilledSaleTwiceWhenItsFlagIsCleared() {
    FinanceSide side = confirmed();
    imported(side, 1);
    ActualStaging billed =
        side.rows(ActualStaging.CODEC).stream()
            .filter(row -> row.transactionType().is(BILLED_SALES))
            .findAny()
            .orElseThrow();
    side.put(ActualStaging.CODEC, ActualStaging.builder().from(billed).journalized(false).build());

    imported(side, 1);

    assertThat(side.rows(ProposalLine.CODEC)).hasSize(1);
    assertThat(side.rows(ActualStaging.CODEC)).allMatch(row -> row.journalized().orElse(false));
    assertThat(imported(side, 1).written()).isZero();
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

  @Test // PROP-5, ERR-8
  void addsNoLineWhileBilledSalesAreMissing() {
    FinanceSide side = confirmed();

    assertThat(imported(side, 2).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_8);
    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
  }

  @Test // TC-9, SC-14h, TC-11: no line, no error; a later run takes it
  void waitsForAConnectionWithoutAnError() {
    FinanceSide side = posted();
    side.proposal("I1", "C1", "USD");
    side.stage(side.time(4, BILLED_SALES, "8", "1600").proposalId("I1"));

    assertThat(imported(side, 1).faults()).isEmpty();
    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");
    imported(side, 1);

    assertThat(side.rows(ProposalLine.CODEC)).hasSize(1);
  }

  @Test // TC-12: a connection with a line detail says nothing to finance
  void countsOnlyConnectionsOfActuals() {
    FinanceSide side = posted();
    side.proposal("I1", "C1", "USD");
    side.stage(side.time(4, BILLED_SALES, "8", "1600").proposalId("I1"));
    side.put(
        ConnectionStaging.CODEC,
        ConnectionStaging.builder()
            .connectionId(new UUID(4, 2))
            .transaction1(FinanceSide.id(4))
            .transaction1Role("Billed Sales")
            .transaction1Type("msdyn_invoicelinetransaction")
            .transaction2(FinanceSide.id(2))
            .transaction2Role("Unbilled Sales")
            .transaction2Type("msdyn_actual")
            .build());

    imported(side, 1);

    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
  }

  @Test // PROP-6, JRN-31, ERR-7, SC-7 step 6
  void addsNoLineBeforeTheUnbilledSaleIsPosted() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.stage(side.time(2, SALES, "8", "1600"));
    side.run(JournalImportProcess.of(books()));
    side.proposal("I1", "C1", "USD");
    side.stage(side.time(4, BILLED_SALES, "8", "1600").proposalId("I1"));
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");

    assertThat(imported(side, 1).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_7);
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    imported(side, 1);
    assertThat(side.rows(ProposalLine.CODEC)).hasSize(1);
  }

  @Test // PROP-7: without the header nothing is added
  void waitsForTheHeader() {
    FinanceSide side = posted();
    side.stage(side.time(4, BILLED_SALES, "8", "1600").proposalId("I1"));
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");

    assertThat(imported(side, 1).faults()).isEmpty();
    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
  }

  @Test // PROP-8
  void importsOneProposalOnly() {
    FinanceSide side = confirmed();
    side.stage(side.time(5, SALES, "1", "200"));
    journal(side);
    side.proposal("I2", "C1", "USD");
    side.stage(side.time(6, BILLED_SALES, "1", "200").proposalId("I2"));
    side.connect(6, "Billed Sales", 5, "Unbilled Sales");

    side.run(ProposalImportProcess.of(books(), (company, number) -> OptionalInt.of(1)).only("I2"));

    assertThat(side.rows(ProposalLine.CODEC))
        .extracting(line -> line.proposalId().orElse(""))
        .containsExactly("I2");
    side.run(ProposalImportProcess.of(books(), (company, number) -> OptionalInt.of(1)).holding(1));
    assertThat(side.rows(ProposalLine.CODEC)).hasSize(2);
  }

  @Test // REG-8: a header alone is left alone
  void leavesAProposalWithoutLinesAlone() {
    FinanceSide side = posted();
    side.proposal("I9", "C1", "USD");

    assertThat(side.run(InvoicePostingProcess.all(books())).written()).isZero();
  }

  @Test // PROP-10, REG-3: lines come back with what was changed meanwhile
  void bringsAllLinesBackAfterClearing() {
    FinanceSide side = confirmed();
    imported(side, 1);

    side.run(new ProposalClearing("I1"));
    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
    ProjectTransaction sale =
        side.rows(ProjectTransaction.CODEC).stream()
            .filter(row -> row.actualId().equals(Optional.of(id(2))))
            .findFirst()
            .orElseThrow();
    side.put(
        ProjectTransaction.CODEC,
        ProjectTransaction.builder()
            .from(sale)
            .source(Optional.empty())
            .dimensions("U7-D7")
            .build());
    imported(side, 1);

    assertThat(side.rows(ProposalLine.CODEC))
        .extracting(line -> line.dimensions().orElse(""))
        .containsExactly("U7-D7");
    side.run(InvoicePostingProcess.all(books()));
    assertThat(side.balance("161300")).isEqualTo("0");
  }

  @ParameterizedTest // PROP-1, REG-3, COR-12, SC-14l
  @EnumSource(ProposalRights.Wish.class)
  void refusesWhatOnlyTheDataverseSideMayDo(ProposalRights.Wish wish) {
    assertThatThrownBy(() -> ProposalRights.refuse(wish, "I1"))
        .isInstanceOf(FaultException.class)
        .hasMessageStartingWith("PROP-1 at proposal I1");
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

  @Test // SC-2, FX-1, FX-3, FX-4, CTR-9, PROP-18: a fixed rate of 125, whatever the market says
  void invoicesInTheCurrencyOfTheContractAtItsFixedRate() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "GBP", RuleBillingMethod.TIME_MATERIAL);
    side.put(
        ContractRate.CODEC,
        ContractRate.builder()
            .company("USPM")
            .contractId("C1")
            .currency("GBP")
            .rate(new BigDecimal("125"))
            .build());
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
    side.put(
        FinanceExchangeRate.CODEC,
        FinanceExchangeRate.builder()
            .rateType("Default")
            .fromCurrency("GBP")
            .toCurrency("USD")
            .validFrom(LocalDate.of(2026, 1, 1))
            .rate(new BigDecimal("130"))
            .build());
    journal(side);

    assertThat(side.balance("161300")).isEqualTo("1300");
  }

  @Test // SC-9 steps 5 and 6, INV-14, FS-2: shares of customers keep their funding source
  void keepsTheFundingSourceOfEachShare() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.stage(side.time(1, SALES, "6", "1200"));
    side.stage(side.time(2, SALES, "4", "800").fundingSource("FS-2"));
    journal(side);
    side.proposal("I9a", "C1", "USD");
    side.proposal("I9b", "C1", "USD");
    side.stage(side.time(3, BILLED_SALES, "6", "1200").proposalId("I9a"));
    side.stage(side.time(4, BILLED_SALES, "4", "800").fundingSource("FS-2").proposalId("I9b"));
    side.connect(3, "Billed Sales", 1, "Unbilled Sales");
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");

    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.rows(ProjectTransaction.CODEC))
        .extracting(row -> row.fundingSource().orElse(""))
        .containsExactlyInAnyOrder("FS-C1", "FS-2");
    assertThat(side.rows(InvoiceJournal.CODEC))
        .extracting(row -> row.netAmount().orElseThrow().intValue())
        .containsExactlyInAnyOrder(1200, 800);
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

  private static FinanceSide fixedPrice() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.FIXED_PRICE);
    side.put(
        OnAccountTransaction.CODEC,
        OnAccountTransaction.builder()
            .company("USPM")
            .transactionId("M1")
            .contractId("C1")
            .contractLineId("1")
            .amount(new BigDecimal("5000"))
            .currency("USD")
            .salesTaxGroup("TAX")
            .build());
    side.proposal("I3", "C1", "USD");
    return side;
  }

  private static ActualStaging.Builder milestone(FinanceSide side, int number, String amount) {
    return side.time(number, BILLED_SALES, "1", amount)
        .classNumber(Long.valueOf(MILESTONE))
        .categoryId(Optional.empty());
  }

  @Test // SC-3 steps 7 and 8, PROP-6, ACC-10, MS-3, MS-13, SC-7 step 10
  void postsAndCreditsAMilestone() {
    FinanceSide side = fixedPrice();
    side.stage(milestone(side, 1, "5000").proposalId("I3"));

    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.balance("WIP_INVOICED_ON_ACCOUNT")).isEqualTo("-5000");
    assertThat(side.balance("130100")).isEqualTo("5500");
    assertThat(side.rows(OnAccountTransaction.CODEC))
        .allMatch(row -> row.status().is(SubledgerStatus.INVOICED));

    side.proposal("I3-C", "C1", "USD");
    side.stage(milestone(side, 2, "-5000").proposalId("I3-C"));
    side.connect(2, "Reversing", 1, "Original");
    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.balance("WIP_INVOICED_ON_ACCOUNT")).isEqualTo("0");
    assertThat(side.rows(OnAccountTransaction.CODEC))
        .allMatch(row -> row.status().is(SubledgerStatus.POSTED) && row.proposalId().isEmpty());
  }

  private static final UUID FIRST = new UUID(0xA, 1);
  private static final UUID SECOND = new UUID(0xA, 2);

  /** Two milestones of the same amount, known by their ids and by different descriptions. */
  private static FinanceSide twins() {
    FinanceSide side = fixedPrice();
    twin(side, "M1", FIRST, "Design");
    twin(side, "M2", SECOND, "Build");
    return side;
  }

  private static void twin(FinanceSide side, String number, UUID milestone, String name) {
    side.put(
        OnAccountTransaction.CODEC,
        OnAccountTransaction.builder()
            .company("USPM")
            .transactionId(number)
            .milestoneId(milestone.toString())
            .contractId("C1")
            .contractLineId("1")
            .description(name)
            .amount(new BigDecimal("5000"))
            .currency("USD")
            .salesTaxGroup("TAX")
            .build());
  }

  private static List<String> billedMilestones(FinanceSide side) {
    return side.rows(OnAccountTransaction.CODEC).stream()
        .filter(row -> row.status().is(SubledgerStatus.INVOICE_PROPOSAL))
        .map(row -> row.transactionId().orElse(""))
        .toList();
  }

  @Test // MS-3: the reference decides, whatever line and description say
  void billsTheMilestoneThatTheActualNames() {
    FinanceSide side = twins();
    side.stage(
        milestone(side, 1, "5000")
            .proposalId("I3")
            .contractLineId("8f3c")
            .description("Design")
            .externalOrigin(SECOND.toString().toUpperCase(Locale.ROOT)));

    imported(side, 1);

    assertThat(billedMilestones(side)).containsExactly("M2");
  }

  @Test // MS-3, ERR-7: no other milestone stands in for one that is billed already
  void billsNoMilestoneTwice() {
    FinanceSide side = twins();
    side.stage(milestone(side, 1, "5000").proposalId("I3").externalOrigin(FIRST.toString()));
    side.stage(milestone(side, 2, "5000").proposalId("I3").externalOrigin(FIRST.toString()));

    assertThat(imported(side, 2).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_7);
    assertThat(billedMilestones(side)).isEmpty();
  }

  @Test // MS-3: a reference that finance does not know needs the description as well
  void asksForTheDescriptionBesideAnUnknownReference() {
    FinanceSide side = twins();
    side.stage(milestone(side, 1, "5000").proposalId("I3").externalOrigin("elsewhere"));
    assertThat(imported(side, 1).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_7);

    side.stage(
        milestone(side, 1, "5000")
            .proposalId("I3")
            .externalOrigin("elsewhere")
            .description("Build"));
    imported(side, 1);

    assertThat(billedMilestones(side)).containsExactly("M2");
  }

  @Test // PROP-6, ERR-7: the milestone has not become an on-account transaction
  void waitsForTheOnAccountTransaction() {
    FinanceSide side = fixedPrice();
    side.stage(milestone(side, 1, "4999").proposalId("I3"));

    assertThat(imported(side, 1).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_7);
  }

  @Test // RET-6, UND-1, UND-3: a retainer gets its on-account transaction with the billed row
  void postsARetainer() {
    FinanceSide side = fixedPrice();
    side.stage(milestone(side, 1, "700").classNumber(690970099L).proposalId("I3"));

    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.rows(OnAccountTransaction.CODEC))
        .filteredOn(row -> row.proposalId().equals(Optional.of("I3")))
        .allMatch(row -> row.status().is(SubledgerStatus.INVOICED))
        .hasSize(1);
    assertThat(side.balance("130100")).isEqualTo("770");
  }
}
