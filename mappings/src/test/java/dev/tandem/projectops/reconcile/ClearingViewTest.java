package dev.tandem.projectops.reconcile;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.InvoiceJournal;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.VendorInvoiceLineExport;
import dev.tandem.projectops.entity.finance.VendorInvoiceStage;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.vendor.VendorInvoicePostingProcess;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClearingViewTest {

  @Test // REC-4, REC-5, REC-8, SC-4 step 7: 28,000 = 23,000 + 5,000
  void explainsTheBalanceOfAnIntegrationAccount() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    invoice(side, "VI-1", "23000");
    invoice(side, "VI-2", "5000");
    invoice(side, "VI-3", "700");
    side.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));
    List<VendorInvoiceLineExport> exports = side.all(VendorInvoiceLineExport.CODEC);
    stage(side, 3, exports, "VI-3", "700");
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    stage(side, 2, exports, "VI-2", "5000");
    side.run(JournalImportProcess.of(books()));

    ClearingView view = side.look(records -> ClearingView.vendorInvoices(records, books()));

    assertThat(view.balance().amount()).isEqualByComparingTo("28000");
    assertThat(view.missingActuals())
        .extracting(open -> open.amount().amount().intValue())
        .containsExactly(23000);
    assertThat(view.missingLines())
        .extracting(open -> open.amount().amount().intValue())
        .containsExactly(5000);
    assertThat(view.explained()).isTrue();
    assertThat(side.look(records -> ClearingView.expenses(records, books())).explained()).isTrue();
    assertThat(told(side))
        .containsExactly(
            "REC-4 23000.00 USD has no actual", "REC-4 5000.00 USD has no posted journal line");
  }

  @Test // REC-5, ACT-51, VI-15: cancelled in Dataverse, it stays posted in finance
  void explainsAVendorInvoiceThatIsCancelled() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    invoice(side, "VI-1", "23000");
    side.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));
    List<VendorInvoiceLineExport> exports = side.all(VendorInvoiceLineExport.CODEC);
    stage(side, 1, exports, "VI-1", "23000");
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    stage(side, 2, exports, "VI-1", "-23000");
    side.run(JournalImportProcess.of(books()));

    assertThat(told(side))
        .containsExactly(
            "REC-4 23000.00 USD has no actual", "REC-4 -23000.00 USD has no posted journal line");
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    assertThat(told(side)).containsExactly("REC-4 23000.00 USD has no actual");
  }

  @Test // REC-5, FX-1: each posting is at the rate of its own day
  void explainsACancellationThatIsPostedAtAnotherRate() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.rate("GBP", "USD", FinanceSide.DAY, "125");
    side.rate("GBP", "USD", FinanceSide.DAY.plusDays(1), "130");
    invoice(side, "VI-1", "1000", "GBP");
    side.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));
    String origin = side.all(VendorInvoiceLineExport.CODEC).get(0).transactionId().orElseThrow();
    stage(side, 1, origin, "1000", FinanceSide.DAY);
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    assertThat(told(side)).isEmpty();
    stage(side, 2, origin, "-1000", FinanceSide.DAY.plusDays(1));
    side.run(JournalImportProcess.of(books()));

    assertThat(told(side))
        .containsExactly(
            "REC-4 1300.00 USD has no actual", "REC-4 -1300.00 USD has no posted journal line");
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    assertThat(told(side)).containsExactly("REC-4 1300.00 USD has no actual");
  }

  private static void stage(
      FinanceSide side, int id, String origin, String amount, LocalDate booked) {
    side.stage(
        side.time(id, COST, amount.startsWith("-") ? "-1" : "1", amount)
            .classNumber(192350002L)
            .categoryId("Goods")
            .currency("GBP")
            .documentDate(booked)
            .externalOrigin(origin));
  }

  private static List<String> told(FinanceSide side) {
    return side.run(new ClearingCheck(books())).faults().stream()
        .map(fault -> fault.code().id() + " " + fault.detail())
        .toList();
  }

  private static void invoice(FinanceSide side, String number, String amount) {
    invoice(side, number, amount, "USD");
  }

  private static void invoice(FinanceSide side, String number, String amount, String currency) {
    side.put(
        VendorInvoice.CODEC,
        VendorInvoice.builder()
            .company("USPM")
            .vendor("V-1")
            .number(number)
            .stage(EnumSymbol.of(VendorInvoiceStage.PENDING))
            .date(FinanceSide.DAY)
            .currency(currency)
            .lineCount(1)
            .build());
    side.put(
        VendorInvoiceLine.CODEC,
        VendorInvoiceLine.builder()
            .company("USPM")
            .vendor("V-1")
            .number(number)
            .line(1)
            .projectId("P1")
            .categoryId("Goods-3")
            .amount(new BigDecimal(amount))
            .build());
  }

  private static void stage(
      FinanceSide side,
      int id,
      List<VendorInvoiceLineExport> exports,
      String invoice,
      String amount) {
    String origin =
        exports.stream()
            .filter(row -> row.invoiceNumber().orElse("").equals(invoice))
            .findFirst()
            .orElseThrow()
            .transactionId()
            .orElseThrow();
    side.stage(
        side.time(id, COST, amount.startsWith("-") ? "-1" : "1", amount)
            .classNumber(192350002L)
            .categoryId("Goods")
            .externalOrigin(origin));
  }

  @Test // REC-9: work in progress that its invoice did not take back whole
  void findsWorkInProgressThatIsLeftOver() {
    FinanceSide side = FinanceSide.empty("USPM");
    side.put(
        ProjectTransaction.CODEC,
        ProjectTransaction.builder()
            .company("USPM")
            .transactionId("V1")
            .voucher("V1")
            .accrued(true)
            .accountingAmount(new BigDecimal("5000"))
            .status(EnumSymbol.of(SubledgerStatus.INVOICED))
            .build());
    side.put(
        InvoiceJournal.CODEC,
        InvoiceJournal.builder()
            .company("USPM")
            .invoiceId("CI-1")
            .proposalId("I1")
            .voucher("V2")
            .build());
    accrual(side, "V1", "5000");
    accrual(side, "V2", "-4500");

    assertThat(side.look(AccrualLaw::broken))
        .containsExactly("USPM: work in progress is 500, but open accrued sales are 0");
  }

  private static void accrual(FinanceSide side, String voucher, String amount) {
    side.put(
        LedgerEntry.CODEC,
        LedgerEntry.builder()
            .company("USPM")
            .voucher(voucher)
            .line(1)
            .postingType(PostingType.WIP_SALES_VALUE.name())
            .accountingAmount(new BigDecimal(amount))
            .build());
  }

  @Test // JRN-30: the law finds what does not balance
  void findsAVoucherThatDoesNotBalance() {
    VoucherLaw law = new VoucherLaw();
    law.add(
        LedgerEntry.builder()
            .company("USPM")
            .voucher("V1")
            .currency("GBP")
            .amount(new BigDecimal("10"))
            .accountingCurrency("USD")
            .accountingAmount(new BigDecimal("12.5"))
            .build());

    assertThat(law.broken())
        .containsExactly(
            "USPM voucher V1 in GBP: debit minus credit is 10",
            "USPM voucher V1 in accounting currency USD: debit minus credit is 12.5");
  }
}
