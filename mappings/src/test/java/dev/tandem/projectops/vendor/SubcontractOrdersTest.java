package dev.tandem.projectops.vendor;

import static dev.tandem.projectops.vendor.SubcontractFixture.ORDER;
import static dev.tandem.projectops.vendor.SubcontractFixture.ORDERS;
import static dev.tandem.projectops.vendor.SubcontractFixture.category;
import static dev.tandem.projectops.vendor.SubcontractFixture.faults;
import static dev.tandem.projectops.vendor.SubcontractFixture.header;
import static dev.tandem.projectops.vendor.SubcontractFixture.hours;
import static dev.tandem.projectops.vendor.SubcontractFixture.received;
import static dev.tandem.projectops.vendor.SubcontractFixture.side;
import static dev.tandem.projectops.vendor.SubcontractFixture.vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.OrderSettings;
import dev.tandem.projectops.entity.finance.OrderStage;
import dev.tandem.projectops.entity.finance.PurchaseOrder;
import dev.tandem.projectops.entity.finance.PurchaseOrderLine;
import dev.tandem.projectops.entity.finance.PurchaseStatus;
import dev.tandem.projectops.entity.finance.SubcontractClass;
import dev.tandem.projectops.entity.finance.SubcontractLineStatus;
import dev.tandem.projectops.entity.finance.SubcontractOrder;
import dev.tandem.projectops.entity.finance.SubcontractOrderLine;
import dev.tandem.projectops.entity.finance.SubcontractOrderStatus;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.FinanceSide;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Purchase orders of subcontracts and their receipts (SUB-2 to SUB-6, SC-13). */
class SubcontractOrdersTest {
  private static PurchaseOrder order(FinanceSide side) {
    return side.rows(PurchaseOrder.CODEC).get(0);
  }

  private static PurchaseOrderLine line(FinanceSide side) {
    return side.rows(PurchaseOrderLine.CODEC).get(0);
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
