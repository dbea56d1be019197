package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;
import static dev.tandem.projectops.work.DataverseSide.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.Subcontract;
import dev.tandem.projectops.entity.dataverse.SubcontractLine;
import dev.tandem.projectops.entity.dataverse.SubcontractPriceList;
import dev.tandem.projectops.entity.dataverse.SubcontractStatus;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
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

  @Test // SUB-5: no usage of what is closed
  void refusesUsageOfAClosedSubcontract() {
    DataverseSide side = side(BillingMethod.TIME_AND_MATERIAL);
    side.done("confirm-subcontract", "subcontract", "SC1");
    side.done("close-subcontract", "subcontract", "SC1");
    entry(side);

    assertThat(side.refused("submit", "entry", id("T-1").toString())).isEqualTo("SUB-9");
  }
}
