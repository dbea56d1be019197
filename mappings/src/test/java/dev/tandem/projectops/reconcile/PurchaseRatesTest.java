package dev.tandem.projectops.reconcile;

import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ExpenseApproval;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.VendorInvoiceLineExport;
import dev.tandem.projectops.entity.finance.VendorInvoiceStage;
import dev.tandem.projectops.expense.ExpensePostingProcess;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.vendor.VendorInvoicePostingProcess;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rate that the contract has agreed on, on what is bought for its projects. */
class PurchaseRatesTest {
  private final FinanceSide side =
      FinanceSide.empty("USPM")
          .setUp()
          .engagement("C1", "P1", "GBP", RuleBillingMethod.TIME_MATERIAL)
          .engagement("C2", "P2", "GBP", RuleBillingMethod.TIME_MATERIAL)
          .rate("GBP", "USD", LocalDate.of(2026, 1, 1), "130");

  @Test // FX-3: 125 and not the 130 of the day, on the document as on its cost
  void postsAnExpenseAtTheRateOfTheContract() {
    side.agreed("C1", "GBP", "125");
    expense("EXP-7", "P1", "GBP");

    side.run(new ExpensePostingProcess(books(), Map.of(), DocumentGuard.NONE));

    assertThat(side.voucher("USPM-V000001"))
        .containsExactly(
            "EXPENSE_INTEGRATION 200.00 GBP / 250.00",
            "TAX_RECEIVABLE 20.00 GBP / 25.00",
            "VENDOR_BALANCE -220.00 GBP / -275.00");
    cost(1, 192350001L, "Travel", "EXP-7", "200");
    assertThat(side.balance("EXPENSE_INTEGRATION")).isEqualTo("0");
    assertThat(told()).isEmpty();
  }

  @Test // FX-3: of two lines of one invoice, only one is for the contract
  void postsAVendorInvoiceLineAtTheRateOfTheContract() {
    side.agreed("C1", "GBP", "125");
    invoice("GBP", "P1", "P2");

    side.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));

    assertThat(side.voucher("USPM-V000001"))
        .containsExactly(
            "PROCUREMENT_INTEGRATION 1000.00 GBP / 1250.00",
            "TAX_RECEIVABLE 100.00 GBP / 125.00",
            "VENDOR_BALANCE -1100.00 GBP / -1375.00",
            "PROCUREMENT_INTEGRATION 1000.00 GBP / 1300.00",
            "TAX_RECEIVABLE 100.00 GBP / 130.00",
            "VENDOR_BALANCE -1100.00 GBP / -1430.00");
    cost(1, 192350002L, "Goods", exported("P1"), "1000");
    assertThat(side.balance("PROCUREMENT_INTEGRATION")).isEqualTo("1300");
    assertThat(told()).containsExactly("REC-4 1300.00 USD has no actual");
  }

  @Test // FX-3: what is bought in the currency of the company stays at 100
  void leavesTheCurrencyOfTheCompanyAlone() {
    side.agreed("C1", "GBP", "125");
    expense("EXP-7", "P1", "USD");

    side.run(new ExpensePostingProcess(books(), Map.of(), DocumentGuard.NONE));

    assertThat(side.balance("EXPENSE_INTEGRATION")).isEqualTo("200");
  }

  @Test // FX-1, FX-3, REC-5: agreed after the document was posted and before its cost
  void tellsWhatAnotherRateLeftOnTheAccount() {
    expense("EXP-7", "P1", "GBP");
    invoice("GBP", "P1");
    side.run(new ExpensePostingProcess(books(), Map.of(), DocumentGuard.NONE));
    side.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));
    side.agreed("C1", "GBP", "125");
    cost(1, 192350001L, "Travel", "EXP-7", "200");
    cost(2, 192350002L, "Goods", exported("P1"), "900");

    assertThat(side.balance("EXPENSE_INTEGRATION")).isEqualTo("10");
    assertThat(told())
        .containsExactly(
            "REC-4 10.00 USD is left of another rate, or of rounding",
            "REC-4 175.00 USD is left of a posted cost of another amount");
  }

  @Test // FX-3: a rate that is agreed on later counts for lines that are not posted
  void postsADraftLineAtTheRateThatIsAgreedOnSince() {
    side.stage(side.time(1, StagedTransactionType.SALES, "4", "1000").currency("GBP"));
    side.run(JournalImportProcess.of(books()));
    side.agreed("C1", "GBP", "125");
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));

    assertThat(side.balance("161300")).isEqualTo("1250");
    assertThat(side.rows(ActualStaging.CODEC).get(0).exchangeRate().orElseThrow())
        .isEqualByComparingTo("125");
    assertThat(side.rows(IntegrationJournalLine.CODEC).get(0).exchangeRate().orElseThrow())
        .isEqualByComparingTo("125");
  }

  private void expense(String number, String project, String currency) {
    side.insert(
        "TrvExpTransEntity",
        Map.ofEntries(
            Map.entry("dataAreaId", "USPM"),
            Map.entry("EXPENSETRANSACTIONNUMBER", number),
            Map.entry("EXPENSEREPORTNUMBER", "R-1"),
            Map.entry("LEGALENTITY", 1L),
            Map.entry("EXPENSECATEGORY", "Hotel"),
            Map.entry("APPROVALSTATUS", EnumValue.of(ExpenseApproval.APPROVED.symbol())),
            Map.entry("TRANSACTIONDATE", FinanceSide.DAY),
            Map.entry("PROJECTID", project),
            Map.entry("CURRENCY", currency),
            Map.entry("NETTRANSACTIONAMOUNT", new BigDecimal("200")),
            Map.entry("ACTUALSALESTAXAMOUNT", new BigDecimal("20"))));
  }

  private void invoice(String currency, String... projects) {
    side.put(
        VendorInvoice.CODEC,
        VendorInvoice.builder()
            .company("USPM")
            .vendor("V-1")
            .number("VI-77")
            .stage(EnumSymbol.of(VendorInvoiceStage.PENDING))
            .date(FinanceSide.DAY)
            .currency(currency)
            .lineCount(projects.length)
            .build());
    for (int i = 0; i < projects.length; i++) {
      side.put(
          VendorInvoiceLine.CODEC,
          VendorInvoiceLine.builder()
              .company("USPM")
              .vendor("V-1")
              .number("VI-77")
              .line(i + 1)
              .projectId(projects[i])
              .categoryId("Goods-3")
              .quantity(BigDecimal.TEN)
              .amount(new BigDecimal("1000"))
              .taxPercent(BigDecimal.TEN)
              .build());
    }
  }

  private String exported(String project) {
    return side.all(VendorInvoiceLineExport.CODEC).stream()
        .filter(row -> row.projectId().orElse("").equals(project))
        .findFirst()
        .flatMap(VendorInvoiceLineExport::transactionId)
        .orElseThrow();
  }

  /** The cost comes back from Dataverse and is posted. */
  private void cost(int id, long kind, String category, String document, String amount) {
    side.stage(
        side.time(id, StagedTransactionType.COST, "1", amount)
            .classNumber(kind)
            .categoryId(category)
            .currency("GBP")
            .externalOrigin(document));
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
  }

  private List<String> told() {
    return side.run(new ClearingCheck(books())).faults().stream()
        .map(PurchaseRatesTest::text)
        .toList();
  }

  private static String text(Fault fault) {
    return fault.code().id() + " " + fault.detail();
  }
}
