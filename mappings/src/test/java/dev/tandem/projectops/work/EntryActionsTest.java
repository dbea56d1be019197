package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;
import static dev.tandem.projectops.work.DataverseSide.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.entity.dataverse.Expense;
import dev.tandem.projectops.entity.dataverse.ExpenseStatus;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.LineCustomer;
import dev.tandem.projectops.entity.dataverse.LineTask;
import dev.tandem.projectops.entity.dataverse.MaterialUsage;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.entity.dataverse.UnitPriceList;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.process.WatchedConnector;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Entries through a connector: what the event matrix says is in the tables afterwards. */
class EntryActionsTest {
  private static final String T = id("T-1").toString();

  @Test // ACT-20, SC-1 step 4
  void submittedTimeHasJournalLinesAndNoActuals() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(TimeEntry.CODEC, side.time("T-1", "P1", 8).build());

    side.done("submit", "entry", T);

    assertThat(side.row(TimeEntry.CODEC, "T-1").status().is(EntryStatus.SUBMITTED)).isTrue();
    assertThat(side.actuals()).isEmpty();
    assertThat(side.all(JournalLine.CODEC))
        .extracting(line -> line.transactionType() + " " + line.amount().orElseThrow())
        .containsExactly("COST 800.00", "UNBILLED_SALES 1600.00");
    assertThat(side.all(TransactionConnection.CODEC)).hasSize(1); // TC-1
    assertThat(side.all(TransactionOrigin.CODEC)).hasSize(2);
  }

  @Test // SC-1 step 5, ACT-21, TC-2, TO-2
  void approvedTimeHasCostAndUnbilledSalesThatAreConnected() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);

    assertThat(side.actuals())
        .containsExactly(
            "COST 8 800 CHARGEABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    List<Actual> rows = side.all(Actual.CODEC);
    assertThat(side.all(TransactionConnection.CODEC))
        .extracting(tie -> tie.transaction1().orElse("") + " " + tie.transaction2().orElse(""))
        .contains(rows.get(1).id().orElseThrow() + " " + rows.get(0).id().orElseThrow());
    assertThat(side.all(TransactionOrigin.CODEC)).hasSize(6);
  }

  @Test // SC-1 step 5: the columns that the map of actuals takes to finance
  void actualsCarryWhatTheMapNeeds() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);

    Actual sale = side.all(Actual.CODEC).get(1);

    assertThat(sale.importId()).contains(sale.id().orElseThrow().toString());
    assertThat(sale.contractLineValue()).contains("1");
    assertThat(sale.contractCustomer()).map(DataverseSideTest::idOf).contains(id("FS-1"));
    assertThat(sale.task()).map(DataverseSideTest::idOf).contains(id("P1 T1"));
    assertThat(sale.unit()).map(DataverseSideTest::idOf).contains(id("h"));
    assertThat(sale.owningCompany()).map(DataverseSideTest::idOf).contains(id("USPM"));
    assertThat(sale.resourcingCompany()).map(DataverseSideTest::idOf).contains(id("USPM"));
    assertThat(sale.transactionDate()).contains(DataverseSide.DAY);
    assertThat(sale.accountingDate()).contains(DataverseSide.DAY);
    assertThat(sale.start()).contains(at(0));
    assertThat(sale.end()).contains(at(8));
    assertThat(sale.journalized()).contains(false);
  }

  private static Instant at(int hour) {
    return DataverseSide.DAY.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  @Test // ACT-22
  void aLoweredQuantityLeavesAPartThatIsNotCharged() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(TimeEntry.CODEC, side.time("T-1", "P1", 8).build());
    side.done("submit", "entry", T);

    side.done("approve", "entry", T, "billable-quantity", "6");

    assertThat(side.actuals())
        .containsExactly(
            "COST 8 800 CHARGEABLE none none Y",
            "UNBILLED_SALES 6 1200 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "UNBILLED_SALES 2 400 NON_CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-23, CL-9: the cost names the customer, by which finance finds the contract
  void fixedPriceHasCostsOnly() {
    DataverseSide side = DataverseSide.f0(BillingMethod.FIXED_PRICE);
    side.worked("T-1", "P1", 8);

    assertThat(side.actuals()).containsExactly("COST 8 800 NOT_AVAILABLE none none Y");
    assertThat(side.all(Actual.CODEC).get(0).contractCustomer())
        .map(DataverseSideTest::idOf)
        .contains(id("FS-1"));
  }

  @Test // CL-8: the line says of a task that it is not charged
  void aTaskMayNotBeCharged() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(
        LineTask.CODEC,
        LineTask.builder()
            .id(id("L1 T1"))
            .contractLine(ref("salesorderdetail", "L1"))
            .project(DataverseSide.project("P1"))
            .task(ref("msdyn_projecttask", "P1 T1"))
            .billingType(Choice.of(BillingType.NON_CHARGEABLE))
            .build());

    side.worked("T-1", "P1", 8);

    assertThat(side.actuals().get(1))
        .isEqualTo("UNBILLED_SALES 8 1600 NON_CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // SC-6 step 1, ACT-46, IC-13: the cost stays out of finance
  void lentTimeHasFourActuals() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.hour("cost", "GBPM", "120");
    side.list("GB cost", "GBP");
    side.hour("GB cost", "", "88");
    side.put(
        UnitPriceList.CODEC,
        UnitPriceList.builder()
            .id(id("GB costs"))
            .unit(ref("msdyn_organizationalunit", "GB"))
            .priceList(ref("pricelevel", "GB cost"))
            .build());
    side.put(
        TimeEntry.CODEC,
        side.time("T-1", "P1", 10)
            .resourcingUnit(ref("msdyn_organizationalunit", "GB"))
            .resourcingCompany(DataverseSide.company("GBPM"))
            .build());
    side.done("submit", "entry", T);

    side.done("approve", "entry", T);

    assertThat(side.actuals())
        .containsExactly(
            "COST 10 1200 CHARGEABLE none none N",
            "UNBILLED_SALES 10 2000 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "RESOURCING_UNIT_COST 10 880 NOT_AVAILABLE none none Y",
            "INTER_ORGANIZATIONAL_SALES 10 1200 NOT_AVAILABLE none none Y");
    assertThat(side.all(Actual.CODEC))
        .extracting(row -> DataverseSideTest.idOf(row.owningCompany().orElseThrow()))
        .containsExactly(id("USPM"), id("USPM"), id("GBPM"), id("GBPM"));
    assertThat(side.all(Actual.CODEC))
        .extracting(row -> DataverseSideTest.idOf(row.currency().orElseThrow()))
        .containsExactly(id("USD"), id("USD"), id("GBP"), id("USD"));
  }

  @Test // SC-9 steps 3 and 4, ACT-54, FS-8: shares of the line; expenses on the fixed-price line
  void splitsTimeByTheCustomersOfTheLine() {
    DataverseSide side = DataverseSide.empty();
    side.contract("C9", "USD");
    side.customer("C9", "FS-A", "Adatum", "100", true);
    side.customer("C9", "FS-F", "Fabrikam", "0", false);
    side.project("P9", "C9");
    side.put(
        side.line("C9", "L1", 1, "P9", BillingMethod.TIME_AND_MATERIAL)
            .includesExpense(false)
            .includesMaterial(false)
            .build());
    side.put(
        side.line("C9", "L2", 2, "P9", BillingMethod.FIXED_PRICE)
            .includesTime(false)
            .includesMaterial(false)
            .includesFee(false)
            .build());
    share(side, "FS-A", "60", true);
    share(side, "FS-F", "40", false);

    side.worked("T-1", "P9", 10);
    side.put(Expense.CODEC, expense("E-1", "P9", "2000").build());
    side.done("submit", "entry", id("E-1").toString());
    side.done("approve", "entry", id("E-1").toString());

    assertThat(side.actuals())
        .containsExactly(
            "COST 6 600 CHARGEABLE none none Y",
            "COST 4 400 CHARGEABLE none none Y",
            "UNBILLED_SALES 6 1200 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "UNBILLED_SALES 4 800 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "COST 1 2000 NOT_AVAILABLE none none Y");
    assertThat(side.all(Actual.CODEC).get(4).contractLineValue()).contains("2");
    assertThat(side.all(Actual.CODEC))
        .extracting(row -> DataverseSideTest.idOf(row.contractCustomer().orElseThrow()))
        .containsExactly(id("FS-A"), id("FS-F"), id("FS-A"), id("FS-F"), id("FS-A"));
  }

  private static void share(DataverseSide side, String customer, String percent, boolean rounds) {
    side.put(
        LineCustomer.CODEC,
        LineCustomer.builder()
            .id(id("L1 " + customer))
            .contractLine(ref("salesorderdetail", "L1"))
            .customer(ref("msdyn_projectcontractsplitbillingrule", customer))
            .splitPercent(new BigDecimal(percent))
            .rounding(rounds)
            .build());
  }

  @Test // SC-9 step 7, FS-5: what rounding leaves is the rounding customer's
  void splitsByThreeWithoutLosingAnything() {
    DataverseSide side = DataverseSide.empty();
    side.contract("C9", "USD");
    side.customer("C9", "FS-A", "Adatum", "33.33", false);
    side.customer("C9", "FS-F", "Fabrikam", "33.33", false);
    side.customer("C9", "FS-L", "Litware", "33.34", true);
    side.project("P9", "C9");
    side.put(side.line("C9", "L1", 1, "P9", BillingMethod.TIME_AND_MATERIAL).build());

    side.worked("T-1", "P9", 10);

    assertThat(side.actuals().subList(3, 6))
        .containsExactly(
            "UNBILLED_SALES 3.33 666 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "UNBILLED_SALES 3.33 666 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "UNBILLED_SALES 3.34 668 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // SC-10a, ACT-25, ACT-8
  void aRecalledApprovalIsReversed() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);

    side.done("recall", "entry", T);

    assertThat(side.row(TimeEntry.CODEC, "T-1").status().is(EntryStatus.DRAFT)).isTrue();
    assertThat(side.actuals())
        .containsExactly(
            "COST 8 800 CHARGEABLE CANCELED ADJUSTED Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE CANCELED ADJUSTED Y",
            "COST -8 -800 CHARGEABLE CANCELED UNADJUSTABLE Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE CANCELED UNADJUSTABLE Y");
  }

  @Test // ACT-25, OPT-9: the approver's way; a second approval has rows of its own
  void aCancelledEntryCanBeApprovedAgain() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);

    side.done("cancel", "entry", T);
    assertThat(side.row(TimeEntry.CODEC, "T-1").status().is(EntryStatus.RETURNED)).isTrue();
    side.done("submit", "entry", T);
    side.done("approve", "entry", T);

    assertThat(side.actuals().subList(4, 6))
        .containsExactly(
            "COST 8 800 CHARGEABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    side.done("recall", "entry", T);
    assertThat(side.actuals()).hasSize(8);
  }

  @Test // ACT-20: what was handed in and not approved leaves nothing behind
  void aRecalledSubmissionLeavesNothing() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(TimeEntry.CODEC, side.time("T-1", "P1", 8).build());
    side.done("submit", "entry", T);

    side.done("recall", "entry", T);

    assertThat(side.all(JournalLine.CODEC)).isEmpty();
    assertThat(side.all(TransactionConnection.CODEC)).isEmpty();
    assertThat(side.all(TransactionOrigin.CODEC)).isEmpty();
    side.done("submit", "entry", T);
    side.done("reject", "entry", T);
    assertThat(side.all(JournalLine.CODEC)).isEmpty();
    assertThat(side.row(TimeEntry.CODEC, "T-1").status().is(EntryStatus.RETURNED)).isTrue();
  }

  @Test // ACT-20, PRJ-5, TSK-3, ERR-1: refusals write nothing
  void refusesWhatTheRulesRefuse() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(TimeEntry.CODEC, side.time("T-1", "P1", 8).build());
    assertThat(side.refused("approve", "entry", T)).isEqualTo("ACT-20");

    summary(side, true);
    assertThat(side.refused("submit", "entry", T)).isEqualTo("TSK-3");
    side.put(Expense.CODEC, expense("E-1", "P1", "10").build());
    assertThat(side.refused("submit", "entry", id("E-1").toString())).isEqualTo("ERR-1");

    summary(side, false);
    side.put(
        Project.CODEC, Project.builder().id(id("P1")).state(Choice.of(RowState.INACTIVE)).build());
    assertThat(side.refused("submit", "entry", T)).isEqualTo("ERR-27");
  }

  private static void summary(DataverseSide side, boolean summary) {
    side.put(Task.CODEC, Task.builder().id(id("P1 T1")).summary(summary).build());
  }

  @Test // ACT-21 for material, ACT-11: cost and sale by the product
  void approvedMaterialHasThePricesOfItsProduct() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.product("cost", "X", "30");
    side.product("bill", "X", "45");
    side.put(
        MaterialUsage.CODEC,
        MaterialUsage.builder()
            .id(id("M-1"))
            .date(DataverseSide.DAY)
            .project(DataverseSide.project("P1"))
            .category(ref("msdyn_transactioncategory", "Goods"))
            .product(ref("product", "X"))
            .unit(ref("uom", "ea"))
            .quantity(new BigDecimal("10"))
            .build());

    side.done("submit", "entry", id("M-1").toString());
    side.done("approve", "entry", id("M-1").toString());

    assertThat(side.actuals())
        .containsExactly(
            "COST 10 300 CHARGEABLE none none Y",
            "UNBILLED_SALES 10 450 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // EXP-15, ACT-12: an expense that was entered here, charged with a markup
  void approvedExpenseHasItsAmountAndAMarkup() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.markup("bill", "Travel", "20");
    side.put(Expense.CODEC, expense("E-1", "P1", "200").build());

    side.done("submit", "entry", id("E-1").toString());
    side.done("approve", "entry", id("E-1").toString());

    assertThat(side.row(Expense.CODEC, "E-1").status().is(ExpenseStatus.APPROVED)).isTrue();
    assertThat(side.actuals())
        .containsExactly(
            "COST 1 200 CHARGEABLE none none Y",
            "UNBILLED_SALES 1 240 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    side.done("recall", "entry", id("E-1").toString());
    assertThat(side.row(Expense.CODEC, "E-1").status().is(ExpenseStatus.DRAFT)).isTrue();
  }

  /** An expense that was entered on this side. */
  static Expense.Builder expense(String name, String project, String amount) {
    return Expense.builder()
        .id(id(name))
        .name(name)
        .project(DataverseSide.project(project))
        .activityNumber("T1")
        .category(ref("msdyn_transactioncategory", "Travel"))
        .quantity(BigDecimal.ONE)
        .amount(new BigDecimal(amount))
        .transactionDate(DataverseSide.DAY.atStartOfDay(ZoneOffset.UTC).toInstant())
        .owningCompany(DataverseSide.company("USPM"))
        .currency(ref("transactioncurrency", "USD"));
  }

  @Test // PRJ-3, ACT-23: work that no contract line covers
  void internalWorkHasCostsOnly() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(
        ContractLine.CODEC,
        side.line("C1", "L1", 1, "P1", BillingMethod.TIME_AND_MATERIAL)
            .includesTime(false)
            .build());

    side.worked("T-1", "P1", 8);

    assertThat(side.actuals()).containsExactly("COST 8 800 NOT_AVAILABLE none none Y");
    Optional<Reference> customer = side.all(Actual.CODEC).get(0).contractCustomer();
    assertThat(customer).isEmpty();
  }

  @Test // REG-6, UND-19, I6: two approvals side by side write the same rows once
  void twoApprovalsAtOnceWriteOnce() {
    DataverseSide side = submitted();

    ProcessReport report = side.runThrough(behind(side, "approve"), "approve", "entry", T);

    assertThat(report.written()).isZero();
    assertThat(report.found()).isPositive();
    assertThat(side.actuals()).hasSize(2);
  }

  @Test // UND-19: whoever is slower begins again with what is there then
  void anApprovalBehindAReturnIsRefused() {
    DataverseSide side = submitted();

    ProcessReport report = side.runThrough(behind(side, "reject"), "approve", "entry", T);

    assertThat(report.faults()).extracting(fault -> fault.code().id()).containsExactly("ACT-20");
    assertThat(side.actuals()).isEmpty();
  }

  private static DataverseSide submitted() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(TimeEntry.CODEC, side.time("T-1", "P1", 8).build());
    side.done("submit", "entry", T);
    return side;
  }

  /** A connector to the side on which another action is done before the first write. */
  private static WatchedConnector behind(DataverseSide side, String action) {
    return new WatchedConnector(
        side.connector(),
        side.connector().capabilities(),
        number -> {
          if (number == 1) {
            side.done(action, "entry", T);
          }
        });
  }
}
