package dev.tandem.projectops.vendor;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.CategoryType;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.ProductReceipt;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.SubcontractOrderLine;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceExportV2;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.VendorInvoiceLineExport;
import dev.tandem.projectops.entity.finance.VendorInvoiceStage;
import dev.tandem.projectops.entity.finance.VendorTransaction;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class VendorProcessTest {
  private static final VendorInvoicePostingProcess POSTING =
      new VendorInvoicePostingProcess(books(), DocumentGuard.NONE);

  private static FinanceSide side() {
    return FinanceSide.empty("USPM")
        .setUp()
        .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
  }

  private static void invoice(FinanceSide side, int lines) {
    side.put(
        VendorInvoice.CODEC,
        VendorInvoice.builder()
            .company("USPM")
            .vendor("V-1")
            .number("VI-77")
            .stage(EnumSymbol.of(VendorInvoiceStage.PENDING))
            .date(FinanceSide.DAY)
            .currency("USD")
            .paymentBlocked(true)
            .lineCount(lines)
            .build());
  }

  private static VendorInvoiceLine.Builder line(int number, String amount) {
    return VendorInvoiceLine.builder()
        .company("USPM")
        .vendor("V-1")
        .number("VI-77")
        .line(number)
        .quantity(BigDecimal.TEN)
        .amount(new BigDecimal(amount))
        .taxPercent(BigDecimal.TEN);
  }

  private static void project(FinanceSide side) {
    side.put(
        VendorInvoiceLine.CODEC,
        line(1, "1000")
            .projectId("P1")
            .categoryId("Goods-3")
            .itemId("X")
            .unit("ea")
            .price(new BigDecimal("100"))
            .build());
  }

  private static void office(FinanceSide side, int number) {
    side.put(VendorInvoiceLine.CODEC, line(number, "50").mainAccount("606500").build());
  }

  @Test // SC-5 steps 1 to 4, VI-1, VI-2, VI-3, VI-5, VI-6, VI-16, REG-23
  void clearsThroughTheIntegrationAccount() {
    FinanceSide side = side();
    invoice(side, 2);
    project(side);
    office(side, 2);

    assertThat(side.run(POSTING).faults()).isEmpty();

    assertThat(
            List.of("PROCUREMENT_INTEGRATION", "606500", "TAX_RECEIVABLE", "VENDOR_BALANCE")
                .stream()
                .map(side::balance))
        .containsExactly("1000", "50", "105", "-1155");
    assertThat(side.all(VendorInvoiceExportV2.CODEC)).hasSize(1);
    VendorInvoiceLineExport export = side.all(VendorInvoiceLineExport.CODEC).get(0);
    assertThat(side.all(VendorInvoiceLineExport.CODEC)).hasSize(1);
    assertThat(export.categoryId()).contains("Goods");
    assertThat(export.categoryType().is(CategoryType.ITEM)).isTrue();
    assertThat(side.rows(VendorTransaction.CODEC).get(0).approved()).contains(false);

    String origin = export.transactionId().orElseThrow();
    side.stage(material(side, 1, COST, "1000", origin));
    side.stage(material(side, 2, SALES, "1300", origin));
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    assertThat(List.of("PROCUREMENT_INTEGRATION", "540100", "161300").stream().map(side::balance))
        .containsExactly("0", "1000", "1300");
    assertThat(side.run(POSTING).written()).isZero();
  }

  @Test // PAR-6: the parameters of the legal entity name the account
  void clearsThroughTheAccountOfTheParameters() {
    FinanceSide side = side();
    side.put(
        IntegrationParameters.CODEC,
        IntegrationParameters.builder().company("USPM").procurementAccount("PROC").build());
    invoice(side, 1);
    project(side);

    side.run(POSTING);

    assertThat(side.balance("PROC")).isEqualTo("1000");
  }

  private static ActualStaging.Builder material(
      FinanceSide side, int number, StagedTransactionType type, String amount, String origin) {
    return side.time(number, type, "10", amount)
        .classNumber(192350002L)
        .categoryId("Goods")
        .externalOrigin(origin);
  }

  @Test // SC-5 step 5, VI-1
  void keepsAnOfficeInvoiceInFinance() {
    FinanceSide side = side();
    invoice(side, 1);
    office(side, 1);

    side.run(POSTING);

    assertThat(side.all(VendorInvoiceExportV2.CODEC)).isEmpty();
    assertThat(side.rows(VendorTransaction.CODEC).get(0).approved()).contains(true);
  }

  @Test // SC-5 step 6, ERR-2, ERR-3, ERR-4, ERR-5
  void postsNothingThatTheOtherSideRefuses() {
    FinanceSide side = side();
    invoice(side, 1);
    project(side);
    Fault refusal = new Fault(FaultCode.ERR_2, "vendor invoice VI-77", "unit ea");

    ProcessReport report =
        side.run(new VendorInvoicePostingProcess(books(), rows -> List.of(refusal)));

    assertThat(report.faults()).containsExactly(refusal);
    assertThat(side.rows(LedgerEntry.CODEC)).isEmpty();
  }

  @Test // UND-28
  void refusesAFeeCategory() {
    FinanceSide side = side();
    invoice(side, 1);
    side.put(VendorInvoiceLine.CODEC, line(1, "10").projectId("P1").categoryId("Charge-2").build());

    assertThat(side.run(POSTING).faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.DOCUMENT_REFUSED);
  }

  @Test // STK-5, JRN-4: the cost of a stocked product is final in finance
  void booksStockedProductsAtOnce() {
    FinanceSide side = side();
    invoice(side, 1);
    side.put(
        VendorInvoiceLine.CODEC,
        line(1, "1000").projectId("P1").categoryId("Goods-3").stocked(true).build());
    side.run(POSTING);
    String origin = side.all(VendorInvoiceLineExport.CODEC).get(0).transactionId().orElseThrow();
    side.stage(material(side, 1, COST, "1000", origin));
    side.stage(material(side, 2, SALES, "1300", origin));

    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));

    assertThat(side.balance("540100")).isEqualTo("1000");
    assertThat(side.balance("161300")).isEqualTo("1300");
    assertThat(side.rows(ProjectTransaction.CODEC)).hasSize(2);
  }

  @Test // VI-20: a credit note gives negative lines
  void postsACreditNote() {
    FinanceSide side = side();
    invoice(side, 1);
    side.put(
        VendorInvoiceLine.CODEC, line(1, "-1000").projectId("P1").categoryId("Goods-3").build());

    side.run(POSTING);

    assertThat(side.balance("VENDOR_BALANCE")).isEqualTo("1100");
    assertThat(side.all(VendorInvoiceLineExport.CODEC).get(0).lineAmount().orElseThrow())
        .isEqualByComparingTo("-1000");
  }

  @Test // SC-13b, SUB-6: one receipt for a day of usage
  void makesOneReceiptForADay() {
    FinanceSide side = side();
    side.put(
        SubcontractOrderLine.CODEC,
        SubcontractOrderLine.builder()
            .company("USPM")
            .lineNumber("SL-1")
            .subcontract("SC1")
            .purchaseOrder("PO-1")
            .build());
    side.stage(side.time(1, COST, "5", "400").subcontractLine("SL-1"));
    side.stage(side.time(2, COST, "3", "240").subcontractLine("SL-1"));
    side.stage(side.time(3, COST, "3", "240"));
    side.run(JournalImportProcess.of(books()));
    side.run(new ReceiptProcess());
    assertThat(side.rows(ProductReceipt.CODEC)).isEmpty(); // nothing is posted yet
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));

    side.run(new ReceiptProcess());
    side.run(new ReceiptPosting());

    assertThat(side.run(new ReceiptProcess()).written()).isZero();
    ProductReceipt receipt = side.rows(ProductReceipt.CODEC).get(0);
    assertThat(side.rows(ProductReceipt.CODEC)).hasSize(1);
    assertThat(receipt.quantity().orElseThrow()).isEqualByComparingTo("8");
    assertThat(receipt.purchaseOrder()).contains("PO-1");
    assertThat(receipt.date()).contains(FinanceSide.DAY);
    assertThat(receipt.posted()).contains(true);
  }
}
