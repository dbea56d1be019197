package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.ContractState;
import dev.tandem.projectops.entity.dataverse.Currency;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.event.References;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contracts, lines and milestones held to the rules that refuse. */
class ContractActionsTest {

  @Test // SC-9 step 2, CL-5, CL-6
  void aLineThatOverlapsIsRefused() {
    DataverseSide side = DataverseSide.empty();
    side.contract("C9", "USD");
    side.customer("C9", "FS-A", "Adatum", "100", true);
    side.project("P9", "C9");
    add(side, "1", "time-and-material", "time,fee");
    add(side, "2", "fixed-price", "expense");

    assertThat(
            side.refused(
                "add-contract-line",
                "contract",
                "C9",
                "number",
                "3",
                "method",
                "time-and-material",
                "project",
                "P9",
                "classes",
                "time"))
        .isEqualTo("CL-5");
    assertThat(side.all(ContractLine.CODEC))
        .extracting(line -> line.sequenceNumber().orElseThrow())
        .containsExactly(1, 2);
    assertThatThrownBy(() -> add(side, "4", "by-the-hour", "time"))
        .hasMessageContaining("give time-and-material or fixed-price");
  }

  private static void add(DataverseSide side, String number, String method, String classes) {
    side.done(
        "add-contract-line",
        "contract",
        "C9",
        "number",
        number,
        "method",
        method,
        "project",
        "P9",
        "classes",
        classes,
        "amount",
        "10000");
  }

  @Test // REG-25
  void aLineWithUnbilledWorkIsNotDeleted() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);
    assertThat(side.refused("delete-contract-line", "line", "L1")).isEqualTo("REG-25");
    DataverseSide other = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    other.done("add-contract-line", "contract", "C1", "number", "2", "method", "fixed-price");

    other.done("delete-contract-line", "line", "Line 2");

    assertThat(other.all(ContractLine.CODEC)).hasSize(1);
  }

  @Test // MS-4, MS-5, SC-3 steps 2 and 7, REG-11, REG-28
  void aMilestoneIsAddedReadyAndLocked() {
    DataverseSide side = DataverseSide.f0(BillingMethod.FIXED_PRICE);
    side.done("add-milestone", "line", "L1", "name", "M1", "amount", "5000", "date", "2026-03-31");
    side.done("add-milestone", "line", "L1", "name", "M2", "amount", "5000", "date", "2026-05-31");
    assertThat(side.all(Milestone.CODEC))
        .allSatisfy(
            row ->
                assertThat(row.invoiceStatus())
                    .isEqualTo(Choice.of(MilestoneStatus.NOT_READY_FOR_INVOICING)));
    side.done("delete-milestone", "milestone", "M2");

    side.done("ready-milestone", "milestone", "M1");
    side.done("create-proforma", "contract", "C1", "number", "I3");

    assertThat(side.refused("ready-milestone", "milestone", "M1")).isEqualTo("REG-11");
    side.done("confirm-proforma", "proforma", "I3");
    assertThat(side.refused("delete-milestone", "milestone", "M1")).isEqualTo("REG-11");
    assertThat(side.actuals())
        .containsExactly("BILLED_SALES 1 5000 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y");
    DataverseSide other = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    assertThat(other.refused("add-milestone", "line", "L1", "name", "M1", "amount", "1"))
        .isEqualTo("MS-4");
  }

  @Test // PB-2
  void theNextBillIsSplitOff() {
    DataverseSide side = DataverseSide.f0(BillingMethod.FIXED_PRICE);
    side.done("add-milestone", "line", "L1", "name", "All", "amount", "1000");

    side.done("split-milestone", "milestone", "All", "name", "First", "amount", "200");

    assertThat(side.all(Milestone.CODEC))
        .extracting(
            row ->
                row.name().orElse("")
                    + " "
                    + row.amount().map(BigDecimal::intValueExact).orElseThrow()
                    + " "
                    + row.invoiceStatus())
        .containsExactlyInAnyOrder(
            "All 800 NOT_READY_FOR_INVOICING", "First 200 READY_FOR_INVOICING");
  }

  @Test // CTR-6, ACT-24
  void aConfirmedContractBooksItsWorkAgain() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);

    side.done("confirm-contract", "contract", "C1");

    assertThat(side.row(Contract.CODEC, "C1").state().is(ContractState.ACTIVE)).isTrue();
    assertThat(side.actuals())
        .containsExactlyInAnyOrder(
            "COST 8 800 CHARGEABLE none ADJUSTED Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED ADJUSTED Y",
            "COST -8 -800 CHARGEABLE none UNADJUSTABLE Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE none UNADJUSTABLE Y",
            "COST 8 800 CHARGEABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    side.done("recall", "entry", id("T-1").toString());
  }

  @Test // ACT-55, REG-16: work follows the line that covers it
  void aLineThatLosesItsProjectBooksItsWorkAgain() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);

    side.done("change-contract-line", "line", "L1", "project", "none");

    assertThat(side.row(ContractLine.CODEC, "L1").project()).isEmpty();
    assertThat(side.actuals())
        .containsExactlyInAnyOrder(
            "COST 8 800 CHARGEABLE none ADJUSTED Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED ADJUSTED Y",
            "COST -8 -800 CHARGEABLE none UNADJUSTABLE Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE none UNADJUSTABLE Y",
            "COST 8 800 NOT_AVAILABLE none none Y");

    side.done("change-contract-line", "line", "L1", "project", "P1");

    assertThat(side.actuals())
        .filteredOn(row -> row.endsWith("none Y"))
        .containsExactlyInAnyOrder(
            "COST 8 800 CHARGEABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-55, CL-8: a task moves to another line
  void aTaskThatIsLinkedToAnotherLineTakesItsWorkAlong() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);
    side.put(
        side.line("C1", "L2", 2, "P2", BillingMethod.FIXED_PRICE)
            .project(Optional.empty())
            .build());

    side.put(
        Task.CODEC,
        Task.builder()
            .id(id("T2"))
            .activityNumber("T2")
            .project(DataverseSide.project("P1"))
            .build());
    assertThat(side.refused("change-contract-line", "line", "L2", "project", "P1"))
        .isEqualTo("CL-5");
    side.done("change-contract-line", "line", "L1", "tasks", "T2");
    side.done("change-contract-line", "line", "L2", "project", "P1", "tasks", "T1");

    assertThat(side.actuals())
        .filteredOn(row -> row.endsWith("none Y"))
        .containsExactly("COST 8 800 NOT_AVAILABLE none none Y");
    assertThat(side.all(Actual.CODEC))
        .filteredOn(row -> row.adjustmentStatus().isEmpty())
        .allSatisfy(row -> assertThat(References.pointsTo(row.contractLine(), id("L2"))).isTrue());
  }

  @Test // CTR-7
  void aLostContractTakesItsSalesBack() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);

    side.done("lose-contract", "contract", "C1");

    assertThat(side.row(Project.CODEC, "P1").state().is(RowState.INACTIVE)).isTrue();
    assertThat(side.actuals())
        .contains("UNBILLED_SALES -8 -1600 CHARGEABLE CANCELED UNADJUSTABLE Y")
        .contains("COST 8 800 CHARGEABLE none none Y");
  }

  @Test // MS-8, REG-14: one milestone to bill for each customer, and each proforma takes its own
  void aMilestoneOfSeveralCustomersIsSplit() {
    DataverseSide side = DataverseSide.empty();
    side.contract("C1", "USD");
    side.customer("C1", "FS-1", "Adatum", "60", true);
    side.customer("C1", "FS-2", "Fabrikam", "40", false);
    side.project("P1", "C1");
    side.put(side.line("C1", "L1", 1, "P1", BillingMethod.FIXED_PRICE).build());
    side.done("add-milestone", "line", "L1", "name", "M1", "amount", "5000", "tax", "500");

    side.done("share-milestone", "milestone", "M1");

    assertThat(side.all(Milestone.CODEC))
        .extracting(
            row ->
                "%s %s %s"
                    .formatted(
                        row.name().orElseThrow(),
                        row.amount().orElseThrow().stripTrailingZeros().toPlainString(),
                        row.tax().orElseThrow().stripTrailingZeros().toPlainString()))
        .containsExactlyInAnyOrder("M1 3000 300", "M1 FS-2 2000 200");
    side.done("ready-milestone", "milestone", "M1");
    side.done("ready-milestone", "milestone", "M1 FS-2");
    side.done("create-proforma", "contract", "C1", "customer", "FS-2", "number", "I-2");
    assertThat(side.all(InvoiceLineDetail.CODEC))
        .extracting(row -> row.amount().orElseThrow().intValueExact())
        .containsExactly(2000);

    side.done("add-milestone", "line", "L1", "name", "M2", "amount", "100");
    side.done("ready-milestone", "milestone", "M2");
    assertThat(side.refused("share-milestone", "milestone", "M2")).isEqualTo("REG-11");
  }

  @Test // PB-2, UND-24: a currency without decimals has none in the tax of a part
  void theTaxOfTheNextBillHasTheDecimalsOfItsCurrency() {
    DataverseSide side = DataverseSide.f0(BillingMethod.FIXED_PRICE);
    side.put(
        Currency.CODEC,
        Currency.builder().from(side.row(Currency.CODEC, "USD")).precision(0).build());
    side.done("add-milestone", "line", "L1", "name", "M1", "amount", "1000", "tax", "99");

    side.done("split-milestone", "milestone", "M1", "name", "First", "amount", "333");

    assertThat(side.all(Milestone.CODEC))
        .extracting(row -> row.tax().orElseThrow().stripTrailingZeros().toPlainString())
        .containsExactlyInAnyOrder("33", "66");
  }

  @Test // PB-2, MS-8: the next bill of a part is for the customer of the part
  void theNextBillOfASharedMilestoneKeepsItsCustomer() {
    DataverseSide side = DataverseSide.empty();
    side.contract("C1", "USD");
    side.customer("C1", "FS-1", "Adatum", "60", true);
    side.customer("C1", "FS-2", "Fabrikam", "40", false);
    side.project("P1", "C1");
    side.put(side.line("C1", "L1", 1, "P1", BillingMethod.FIXED_PRICE).build());
    side.done("add-milestone", "line", "L1", "name", "M1", "amount", "5000");
    side.done("share-milestone", "milestone", "M1");

    side.done("split-milestone", "milestone", "M1 FS-2", "name", "First", "amount", "500");
    side.done("create-proforma", "contract", "C1", "customer", "FS-1", "number", "I-1");
    side.done("create-proforma", "contract", "C1", "customer", "FS-2", "number", "I-2");

    assertThat(side.all(InvoiceLineDetail.CODEC))
        .extracting(
            row -> row.description().orElse("") + " " + row.amount().orElseThrow().intValueExact())
        .containsExactly("First 500");
  }
}
