package dev.tandem.projectops.vendor;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.FinanceVendor;
import dev.tandem.projectops.entity.finance.OrderSettings;
import dev.tandem.projectops.entity.finance.OrderStage;
import dev.tandem.projectops.entity.finance.ProductReceipt;
import dev.tandem.projectops.entity.finance.PurchaseOrder;
import dev.tandem.projectops.entity.finance.PurchaseOrderLine;
import dev.tandem.projectops.entity.finance.PurchaseStatus;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.SubcontractCategory;
import dev.tandem.projectops.entity.finance.SubcontractClass;
import dev.tandem.projectops.entity.finance.SubcontractLineStatus;
import dev.tandem.projectops.entity.finance.SubcontractOrder;
import dev.tandem.projectops.entity.finance.SubcontractOrderLine;
import dev.tandem.projectops.entity.finance.SubcontractOrderStatus;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceExportV2;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.VendorInvoiceStage;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Purchase orders of subcontracts, their receipts and their invoices (SUB-2 to SUB-7, SC-13). */
class SubcontractOrdersTest {
  private static final SubcontractOrders ORDERS = new SubcontractOrders();
  private static final String ORDER = "USPM-O000001";

  private static FinanceSide side() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    vendor(side, "en-us");
    category(side, SubcontractClass.TIME, OrderedLine.ALL, 7, "Labour-1");
    header(side, SubcontractOrderStatus.CONFIRMED);
    side.put(SubcontractOrderLine.CODEC, hours("20", "80").build());
    return side;
  }

  private static void vendor(FinanceSide side, String language) {
    side.put(
        FinanceVendor.CODEC,
        FinanceVendor.builder()
            .company("USPM")
            .vendorAccount("V1")
            .vendorGroup("10")
            .currency("USD")
            .language(language)
            .build());
  }

  private static void category(
      FinanceSide side, SubcontractClass supplies, String selection, long procurement, String id) {
    side.put(
        SubcontractCategory.CODEC,
        SubcontractCategory.builder()
            .company("USPM")
            .supplies(EnumSymbol.of(supplies))
            .selection(selection)
            .procurementCategory(procurement)
            .categoryId(id)
            .itemTaxGroup("FULL")
            .build());
  }

  private static void header(FinanceSide side, SubcontractOrderStatus status) {
    side.put(
        SubcontractOrder.CODEC,
        SubcontractOrder.builder()
            .company("USPM")
            .subcontract("SC1")
            .name("Extra hands")
            .vendor("V1")
            .status(EnumSymbol.of(status))
            .build());
  }

  private static SubcontractOrderLine.Builder hours(String quantity, String price) {
    return SubcontractOrderLine.builder()
        .company("USPM")
        .lineNumber("SC1-1")
        .subcontract("SC1")
        .name("Developers")
        .supplies(EnumSymbol.of(SubcontractClass.TIME))
        .lineStatus(EnumSymbol.of(SubcontractLineStatus.ACTIVE))
        .roleId("DEV")
        .projectId("P1")
        .activityNumber("T1")
        .unit("h")
        .quantity(new BigDecimal(quantity))
        .price(new BigDecimal(price));
  }

  private static PurchaseOrder order(FinanceSide side) {
    return side.rows(PurchaseOrder.CODEC).get(0);
  }

  private static PurchaseOrderLine line(FinanceSide side) {
    return side.rows(PurchaseOrderLine.CODEC).get(0);
  }

  private static List<String> faults(ProcessReport report) {
    return report.faults().stream().map(Fault::code).map(code -> code.id()).toList();
  }

  @Test // SC-13a, SUB-2, SUB-4
  void aConfirmedSubcontractBecomesAConfirmedOrder() {
    FinanceSide side = side();

    assertThat(side.run(ORDERS).faults()).isEmpty();

    assertThat(order(side).number()).contains(ORDER);
    assertThat(order(side).stage().is(OrderStage.CONFIRMED)).isTrue();
    assertThat(order(side).language()).contains("en-us");
    assertThat(order(side).confirmedOn()).contains(LocalDate.of(2026, 3, 20));
    assertThat(line(side).quantity().orElseThrow()).isEqualByComparingTo("20");
    assertThat(line(side).price().orElseThrow()).isEqualByComparingTo("80");
    assertThat(line(side).amount().orElseThrow()).isEqualByComparingTo("1600");
    SubcontractOrder told = side.all(SubcontractOrder.CODEC).get(0);
    assertThat(told.purchaseOrder()).contains(ORDER);
    assertThat(told.purchaseStatus().is(PurchaseStatus.BACKORDER)).isTrue();
    SubcontractOrderLine toldLine = side.all(SubcontractOrderLine.CODEC).get(0);
    assertThat(toldLine.purchaseOrder()).contains(ORDER);
    assertThat(toldLine.procurementCategory()).contains(7L);
    assertThat(side.run(ORDERS).written()).isZero();
  }

  @Test // SUB-2: an order is there from the draft on, and is confirmed with the subcontract
  void aDraftIsADraftUntilItIsConfirmed() {
    FinanceSide side = side();
    header(side, SubcontractOrderStatus.DRAFT);
    side.run(ORDERS);
    assertThat(order(side).stage().is(OrderStage.DRAFT)).isTrue();
    assertThat(order(side).confirmedOn()).isEmpty();

    header(side, SubcontractOrderStatus.CONFIRMED);
    side.run(ORDERS);

    assertThat(order(side).number()).contains(ORDER);
    assertThat(order(side).stage().is(OrderStage.CONFIRMED)).isTrue();
  }

  @Test // SUB-2: later changes of lines reach the order
  void followsWhatChangesAfterConfirmation() {
    FinanceSide side = side();
    side.run(ORDERS);

    side.put(SubcontractOrderLine.CODEC, hours("25", "90").build());
    side.put(SubcontractOrderLine.CODEC, hours("4", "70").lineNumber("SC1-2").build());
    side.run(ORDERS);

    assertThat(side.rows(PurchaseOrder.CODEC)).hasSize(1);
    assertThat(side.rows(PurchaseOrderLine.CODEC))
        .extracting(row -> row.amount().orElseThrow().intValueExact())
        .containsExactly(2250, 280);

    side.put(
        SubcontractOrderLine.CODEC,
        hours("4", "70")
            .lineNumber("SC1-2")
            .lineStatus(EnumSymbol.of(SubcontractLineStatus.INACTIVE))
            .build());
    side.run(ORDERS);
    assertThat(side.rows(PurchaseOrderLine.CODEC)).hasSize(1);
  }

  @Test // SUB-2
  void isCancelledWithItsSubcontract() {
    FinanceSide side = side();
    side.run(ORDERS);
    header(side, SubcontractOrderStatus.CANCELED);

    side.run(ORDERS);

    assertThat(order(side).stage().is(OrderStage.CANCELED)).isTrue();
    assertThat(line(side).status().is(PurchaseStatus.CANCELED)).isTrue();
    assertThat(side.all(SubcontractOrder.CODEC).get(0).purchaseStatus().is(PurchaseStatus.CANCELED))
        .isTrue();
  }

  @Test // SUB-2: a draft that is deleted takes its order along
  void goesWithADeletedDraft() {
    FinanceSide side = side();
    header(side, SubcontractOrderStatus.DRAFT);
    side.run(ORDERS);
    side.remove(SubcontractOrderLine.CODEC, hours("20", "80").build());
    side.remove(
        SubcontractOrder.CODEC,
        SubcontractOrder.builder().company("USPM").subcontract("SC1").build());

    side.run(ORDERS);

    assertThat(side.rows(PurchaseOrder.CODEC)).isEmpty();
    assertThat(side.rows(PurchaseOrderLine.CODEC)).isEmpty();
  }

  @Test // SUB-3: a row for the role or category beats the general one
  void takesTheMostParticularCategory() {
    FinanceSide side = side();
    category(side, SubcontractClass.TIME, "DEV", 9, "Labour-1");
    category(side, SubcontractClass.EXPENSE, OrderedLine.ALL, 8, "Travel-4");
    side.put(
        SubcontractOrderLine.CODEC,
        hours("1", "300")
            .lineNumber("SC1-2")
            .supplies(EnumSymbol.of(SubcontractClass.EXPENSE))
            .categoryId("Travel")
            .build());

    assertThat(side.run(ORDERS).faults()).isEmpty();

    assertThat(side.rows(PurchaseOrderLine.CODEC))
        .extracting(row -> row.procurementCategory().orElseThrow())
        .containsExactly(9L, 8L);
    assertThat(line(side).itemTaxGroup()).contains("FULL");
  }

  @Test // SUB-3: without a category the order is not confirmed
  void leavesAnOrderUnconfirmedThatMissesALine() {
    FinanceSide side = side();
    side.put(
        SubcontractOrderLine.CODEC,
        hours("1", "300")
            .lineNumber("SC1-2")
            .supplies(EnumSymbol.of(SubcontractClass.EXPENSE))
            .build());

    assertThat(faults(side.run(ORDERS))).containsExactly("SUB-3");
    assertThat(order(side).stage().is(OrderStage.DRAFT)).isTrue();

    category(side, SubcontractClass.EXPENSE, OrderedLine.ALL, 8, "Travel-4");
    assertThat(side.run(ORDERS).faults()).isEmpty();
    assertThat(order(side).stage().is(OrderStage.CONFIRMED)).isTrue();
  }

  @Test // SUB-4: site, warehouse and categories of a released product
  void takesTheDefaultsOfAProduct() {
    FinanceSide side = side();
    side.put(
        OrderSettings.CODEC,
        OrderSettings.builder()
            .company("USPM")
            .itemId("X")
            .site("1")
            .warehouse("11")
            .categoryId("Goods-3")
            .itemTaxGroup("FULL")
            .build());
    side.put(
        SubcontractOrderLine.CODEC,
        hours("5", "10").supplies(EnumSymbol.of(SubcontractClass.MATERIAL)).itemId("X").build());

    side.run(ORDERS);

    assertThat(line(side).site()).contains("1");
    assertThat(line(side).warehouse()).contains("11");
    assertThat(line(side).categoryId()).contains("Goods-3");
    assertThat(line(side).itemId()).contains("X");
  }

  @Test // SUB-4: the language is mandatory in finance and unknown in Dataverse
  void refusesAVendorWithoutLanguage() {
    FinanceSide side = side();
    vendor(side, "");

    assertThat(faults(side.run(ORDERS))).containsExactly("SUB-4");
    assertThat(side.rows(PurchaseOrder.CODEC)).isEmpty();

    vendor(side, "en-us");
    side.run(ORDERS);
    assertThat(order(side).stage().is(OrderStage.CONFIRMED)).isTrue();
  }

  @ParameterizedTest // SUB-2, SUB-6: nobody changes such an order by hand
  @EnumSource
  void isReadOnly(OrderRights.Wish wish) {
    assertThatThrownBy(() -> OrderRights.refuse(wish, ORDER))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("SUB-2");
  }

  private static FinanceSide received() {
    FinanceSide side = side();
    side.run(ORDERS);
    side.stage(side.time(1, COST, "8", "640").subcontractLine("SC1-1"));
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    side.run(new ReceiptProcess());
    side.run(new ReceiptPosting());
    return side;
  }

  @Test // SC-13c, SUB-7: the quantity of the receipts, at the price of the order
  void makesTheInvoiceOfWhatWasReceived() {
    FinanceSide side = received();

    assertThat(side.run(new OrderInvoice(ORDER, "VI-1", null)).faults()).isEmpty();

    VendorInvoice invoice = side.rows(VendorInvoice.CODEC).get(0);
    assertThat(invoice.stage().is(VendorInvoiceStage.PENDING)).isTrue();
    assertThat(invoice.purchaseOrder()).contains(ORDER);
    VendorInvoiceLine line = side.rows(VendorInvoiceLine.CODEC).get(0);
    assertThat(line.quantity().orElseThrow()).isEqualByComparingTo("8");
    assertThat(line.amount().orElseThrow()).isEqualByComparingTo("640");
    assertThat(line.categoryId()).contains("Labour-1");
    assertThat(side.rows(ProductReceipt.CODEC).get(0).invoice()).contains("VI-1");
    assertThat(side.run(new OrderInvoice(ORDER, "VI-1", null)).written()).isZero();
    assertThatThrownBy(() -> side.run(new OrderInvoice(ORDER, "VI-2", null)))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("nothing of it is received");
  }

  @Test // SC-13d, SUB-7: another quantity is only a message
  void postsAnInvoiceOfAnotherQuantityWithAWarning() {
    FinanceSide side = received();
    side.run(new OrderInvoice(ORDER, "VI-1", null));
    VendorInvoiceLine line = side.rows(VendorInvoiceLine.CODEC).get(0);
    side.put(
        VendorInvoiceLine.CODEC,
        VendorInvoiceLine.builder()
            .from(line)
            .quantity(new BigDecimal("9"))
            .amount(new BigDecimal("720"))
            .build());

    ProcessReport report = side.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));

    assertThat(faults(report)).containsExactly("SUB-7");
    assertThat(side.rows(VendorInvoice.CODEC).get(0).stage().is(VendorInvoiceStage.POSTED))
        .isTrue();
    assertThat(side.all(VendorInvoiceExportV2.CODEC).get(0).purchaseOrder()).contains(ORDER);
    assertThat(side.balance("PROCUREMENT_INTEGRATION")).isEqualTo("720");
  }

  @Test // SUB-2: the status of the order follows its receipts
  void knowsWhenAllIsReceivedAndInvoiced() {
    FinanceSide side = received();
    side.put(SubcontractOrderLine.CODEC, hours("8", "80").build());
    side.run(ORDERS);
    assertThat(order(side).status().is(PurchaseStatus.RECEIVED)).isTrue();

    side.run(new OrderInvoice(ORDER, "VI-1", null));
    side.run(ORDERS);
    assertThat(order(side).status().is(PurchaseStatus.INVOICED)).isTrue();
  }

  @Test // SUB-6: what was received stays on the order
  void keepsALineThatHasReceipts() {
    FinanceSide side = received();
    side.put(
        SubcontractOrderLine.CODEC,
        hours("20", "80").lineStatus(EnumSymbol.of(SubcontractLineStatus.INACTIVE)).build());

    assertThat(faults(side.run(ORDERS))).containsExactly("SUB-2");
    assertThat(side.rows(PurchaseOrderLine.CODEC)).hasSize(1);
  }
}
