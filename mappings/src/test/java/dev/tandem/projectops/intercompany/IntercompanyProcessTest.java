package dev.tandem.projectops.intercompany;

import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.FinanceExchangeRate;
import dev.tandem.projectops.entity.finance.IntercompanyRelation;
import dev.tandem.projectops.entity.finance.ProjectCategory;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceExportV2;
import dev.tandem.projectops.entity.finance.VendorInvoiceStage;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.vendor.VendorInvoicePostingProcess;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IntercompanyProcessTest {
  private static final CompanyBooks LENDER_BOOKS = books(Books.GBP, Books.TM_WIP);

  private static FinanceSide borrower() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.put(
        IntercompanyRelation.CODEC,
        IntercompanyRelation.builder()
            .company("USPM")
            .partner("GBPM")
            .vendor("V-GBPM")
            .hourCategory("Labour-1")
            .build());
    return side;
  }

  private static FinanceSide lender(FinanceSide borrower) {
    FinanceSide side = borrower.as("GBPM");
    side.property(StagedBillingType.CHARGEABLE, "Billable");
    side.put(
        ProjectCategory.CODEC,
        ProjectCategory.builder().company("GBPM").categoryId("Labour-1").build());
    side.put(
        IntercompanyRelation.CODEC,
        IntercompanyRelation.builder()
            .company("GBPM")
            .partner("USPM")
            .customer("C-USPM")
            .accruesRevenue(true)
            .build());
    side.put(
        FinanceExchangeRate.CODEC,
        FinanceExchangeRate.builder()
            .rateType("Default")
            .fromCurrency("USD")
            .toCurrency("GBP")
            .validFrom(LocalDate.of(2026, 1, 1))
            .rate(new BigDecimal("80"))
            .build());
    side.stage(
        side.time(1, StagedTransactionType.RESOURCING_UNIT_COST, "10", "880")
            .currency("GBP")
            .projectCompany("USPM"));
    side.stage(
        side.time(2, StagedTransactionType.INTER_ORG_SALES, "10", "1200").projectCompany("USPM"));
    side.run(JournalImportProcess.of(LENDER_BOOKS));
    side.run(JournalPostingProcess.all(LENDER_BOOKS, JournalPosting.Mode.ALL_OR_NOTHING));
    return side;
  }

  @Test // SC-6 steps 5 to 8, IC-8, IC-9, IC-10, IC-11, IC-13, UND-37, REG-15, VI-19
  void invoicesTheBorrowerWhoseProjectHasTheCostOnlyThen() {
    FinanceSide borrower = borrower();
    FinanceSide lender = lender(borrower);
    assertThat(lender.balance("161300")).isEqualTo("960");
    assertThat(borrower.rows(ProjectTransaction.CODEC)).isEmpty();

    ProcessReport report = lender.run(new IntercompanyInvoiceProcess(LENDER_BOOKS, "USPM"));

    assertThat(report.faults()).isEmpty();
    assertThat(lender.balance("161300")).isEqualTo("0");
    assertThat(lender.balance("130100")).isEqualTo("960");
    assertThat(lender.balance("INTERCOMPANY_REVENUE")).isEqualTo("-960");
    VendorInvoice pending = borrower.rows(VendorInvoice.CODEC).get(0);
    assertThat(pending.stage().is(VendorInvoiceStage.PENDING)).isTrue();
    assertThat(pending.number()).contains("GBPM-I000001");
    assertThat(lender.run(new IntercompanyInvoiceProcess(LENDER_BOOKS, "USPM")).written()).isZero();

    borrower.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));

    assertThat(borrower.balance("INTERCOMPANY_COST")).isEqualTo("1200");
    assertThat(borrower.balance("VENDOR_BALANCE")).isEqualTo("-1200");
    ProjectTransaction cost = borrower.rows(ProjectTransaction.CODEC).get(0);
    assertThat(cost.projectId()).contains("P1");
    assertThat(cost.accountingAmount().orElseThrow()).isEqualByComparingTo("1200");
    assertThat(borrower.all(VendorInvoiceExportV2.CODEC)).isEmpty();
  }

  @Test // IC-6, ERR-9: both sides must be set up
  void refusesAnInvoiceWithoutTheRelationOfTheBorrower() {
    FinanceSide borrower = borrower();
    FinanceSide lender = lender(borrower);
    borrower.remove(IntercompanyRelation.CODEC, borrower.rows(IntercompanyRelation.CODEC).get(0));

    ProcessReport report = lender.run(new IntercompanyInvoiceProcess(LENDER_BOOKS, "USPM"));

    assertThat(report.faults()).extracting(Fault::code).containsExactly(FaultCode.ERR_9);
    assertThat(borrower.rows(VendorInvoice.CODEC)).isEmpty();
  }

  @Test // IC-8, PAR-13: what was accrued is taken back, whatever the parameter says by then
  void takesBackWhatWasAccrued() {
    FinanceSide borrower = borrower();
    FinanceSide lender = lender(borrower);
    accrues(lender, false);
    lender.run(new IntercompanyInvoiceProcess(LENDER_BOOKS, "USPM"));
    assertThat(lender.balance("161300")).isEqualTo("0");

    lender.stage(
        lender.time(3, StagedTransactionType.INTER_ORG_SALES, "1", "120").projectCompany("USPM"));
    lender.run(JournalImportProcess.of(LENDER_BOOKS));
    lender.run(JournalPostingProcess.all(LENDER_BOOKS, JournalPosting.Mode.ALL_OR_NOTHING));
    accrues(lender, true);
    lender.run(new IntercompanyInvoiceProcess(LENDER_BOOKS, "USPM"));

    assertThat(lender.balance("161300")).isEqualTo("0");
  }

  private static void accrues(FinanceSide lender, boolean accrues) {
    lender.put(
        IntercompanyRelation.CODEC,
        IntercompanyRelation.builder()
            .company("GBPM")
            .partner("USPM")
            .accruesRevenue(accrues)
            .build());
  }

  @Test // IC-8, ERR-10: nothing is invoiced into a closed period
  void refusesAnInvoiceInAClosedPeriod() {
    FinanceSide borrower = borrower();
    FinanceSide lender = lender(borrower);
    CompanyBooks closed = books(Books.GBP, FinanceSide.calendar(false, 11, 12), Books.TM_WIP);

    ProcessReport report = lender.run(new IntercompanyInvoiceProcess(closed, "USPM"));

    assertThat(report.faults()).extracting(Fault::code).containsExactly(FaultCode.ERR_10);
    assertThat(borrower.rows(VendorInvoice.CODEC)).isEmpty();
    assertThat(lender.balance("161300")).isEqualTo("960");
  }

  @Test // REV-6, IC-10, ACC-18: the lent work of a fixed-price line is cost of its estimates
  void costsAFixedPriceLine() {
    FinanceSide borrower = borrower();
    borrower.put(
        BillingRule.CODEC,
        BillingRule.builder()
            .company("USPM")
            .contractId("C1")
            .sequenceNumber(1)
            .billingMethod(EnumSymbol.of(RuleBillingMethod.FIXED_PRICE))
            .build());
    FinanceSide lender = lender(borrower);
    lender.run(new IntercompanyInvoiceProcess(LENDER_BOOKS, "USPM"));
    borrower.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));

    ProjectTransaction cost = borrower.rows(ProjectTransaction.CODEC).get(0);
    assertThat(cost.fixedPrice()).contains(true);
    assertThat(cost.contractId()).contains("C1");
    assertThat(cost.contractLine()).contains(1);
  }
}
