package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;
import static dev.tandem.projectops.work.DataverseSide.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.MaterialUsage;
import dev.tandem.projectops.entity.dataverse.Subcontract;
import dev.tandem.projectops.entity.dataverse.SubcontractLine;
import dev.tandem.projectops.entity.dataverse.SubcontractPriceList;
import dev.tandem.projectops.entity.dataverse.SubcontractStatus;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The life of a subcontract, and usage of it (SUB-2, SUB-5, SUB-9). */
class SubcontractActionsTest {
  private static DataverseSide side(BillingMethod method) {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(
        Subcontract.CODEC,
        Subcontract.builder()
            .id(id("SC1"))
            .number("SC1")
            .name("Extra hands")
            .currency(ref("transactioncurrency", "USD"))
            .owningCompany(DataverseSide.company("USPM"))
            .status(Choice.of(SubcontractStatus.DRAFT))
            .build());
    side.put(
        SubcontractLine.CODEC,
        SubcontractLine.builder()
            .id(id("SC1-1"))
            .number("SC1-1")
            .name("Developers")
            .subcontract(ref("msdyn_subcontract", "SC1"))
            .billingMethod(Choice.of(method))
            .owningCompany(DataverseSide.company("USPM"))
            .build());
    return side;
  }

  private static boolean is(DataverseSide side, SubcontractStatus status) {
    return side.all(Subcontract.CODEC).get(0).status().is(status);
  }

  @Test // SUB-2
  void isConfirmedReopenedAndConfirmedAgain() {
    DataverseSide side = side(BillingMethod.TIME_AND_MATERIAL);
    assertThat(side.refused("close-subcontract", "subcontract", "SC1")).isEqualTo("SUB-9");

    side.done("confirm-subcontract", "subcontract", "SC1", "day", "2026-03-02");
    assertThat(is(side, SubcontractStatus.CONFIRMED)).isTrue();
    assertThat(side.all(Subcontract.CODEC).get(0).confirmedOn()).isPresent();

    side.done("reopen-subcontract", "subcontract", "SC1");
    assertThat(is(side, SubcontractStatus.DRAFT)).isTrue();
    assertThat(side.all(Subcontract.CODEC).get(0).confirmedOn()).isEmpty();

    side.done("confirm-subcontract", "subcontract", "SC1");
    side.done("cancel-subcontract", "subcontract", "SC1");
    assertThat(side.refused("reopen-subcontract", "subcontract", "SC1")).isEqualTo("SUB-9");
  }

  @Test // SUB-9
  void refusesAFixedPrice() {
    DataverseSide side = side(BillingMethod.FIXED_PRICE);

    assertThat(side.refused("confirm-subcontract", "subcontract", "SC1")).isEqualTo("SUB-9");
  }

  private static void entry(DataverseSide side) {
    side.put(
        TimeEntry.CODEC,
        side.time("T-1", "P1", 8).subcontractLine(ref("msdyn_subcontractline", "SC1-1")).build());
  }

  @Test // SC-13b, SUB-5: the cost of usage comes from the purchase price list
  void costsUsageAtThePriceOfThePurchase() {
    DataverseSide side = side(BillingMethod.TIME_AND_MATERIAL);
    side.list("purchase", "USD");
    side.hour("purchase", "", "80");
    side.put(
        SubcontractPriceList.CODEC,
        SubcontractPriceList.builder()
            .id(id("SC1 list"))
            .subcontract(ref("msdyn_subcontract", "SC1"))
            .priceList(ref("pricelevel", "purchase"))
            .build());
    side.done("confirm-subcontract", "subcontract", "SC1");
    entry(side);

    side.done("submit", "entry", id("T-1").toString());
    side.done("approve", "entry", id("T-1").toString());

    assertThat(side.actuals())
        .containsExactly(
            "COST 8 640 CHARGEABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  private static String usage(DataverseSide side, MaterialUsage.Builder usage) {
    side.put(
        MaterialUsage.CODEC,
        usage
            .id(id("M-1"))
            .date(DataverseSide.DAY)
            .project(DataverseSide.project("P1"))
            .task(ref("msdyn_projecttask", "P1 T1"))
            .category(ref("msdyn_transactioncategory", "Goods"))
            .quantity(new BigDecimal("3"))
            .price(new BigDecimal("40"))
            .currency(ref("transactioncurrency", "USD"))
            .unit(ref("uom", "ea"))
            .subcontractLine(ref("msdyn_subcontractline", "SC1-1"))
            .build());
    return id("M-1").toString();
  }

  @Test // SUB-5, PAR-7: a material that no list knows costs what was entered
  void costsAWriteInMaterialAtItsEnteredPrice() {
    DataverseSide side = side(BillingMethod.TIME_AND_MATERIAL);
    side.done("confirm-subcontract", "subcontract", "SC1");
    String entry = usage(side, MaterialUsage.builder().writeInProduct("Cable drum"));

    side.done("submit", "entry", entry);
    side.done("approve", "entry", entry);

    assertThat(side.actuals()).contains("COST 3 120 CHARGEABLE none none Y");
    assertThat(side.all(Actual.CODEC))
        .allMatch(row -> row.writeInProduct().equals(Optional.of("Cable drum")));
  }

  @Test // SUB-5: what is entered on a usage of a product says nothing; its list does
  void costsAProductAtItsListPrice() {
    DataverseSide side = side(BillingMethod.TIME_AND_MATERIAL);
    side.product("cost", "X", "30");
    side.done("confirm-subcontract", "subcontract", "SC1");
    String entry = usage(side, MaterialUsage.builder().product(ref("product", "X")));

    side.done("submit", "entry", entry);
    side.done("approve", "entry", entry);

    assertThat(side.actuals()).contains("COST 3 90 CHARGEABLE none none Y");
  }

  @Test // SUB-5: no usage of what is closed
  void refusesUsageOfAClosedSubcontract() {
    DataverseSide side = side(BillingMethod.TIME_AND_MATERIAL);
    side.done("confirm-subcontract", "subcontract", "SC1");
    side.done("close-subcontract", "subcontract", "SC1");
    entry(side);

    assertThat(side.refused("submit", "entry", id("T-1").toString())).isEqualTo("SUB-9");
  }
}
