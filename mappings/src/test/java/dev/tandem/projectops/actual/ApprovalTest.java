package dev.tandem.projectops.actual;

import static dev.tandem.projectops.actual.Contoso.DAY;
import static dev.tandem.projectops.actual.Contoso.PRICES;
import static dev.tandem.projectops.actual.Contoso.after;
import static dev.tandem.projectops.actual.Contoso.customer;
import static dev.tandem.projectops.actual.Contoso.engagement;
import static dev.tandem.projectops.actual.Contoso.first;
import static dev.tandem.projectops.actual.Contoso.id;
import static dev.tandem.projectops.actual.Contoso.on;
import static dev.tandem.projectops.actual.Contoso.shared;
import static dev.tandem.projectops.actual.Contoso.time;
import static dev.tandem.projectops.actual.Contoso.told;
import static dev.tandem.projectops.actual.Contoso.trail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.Expense;
import dev.tandem.projectops.entity.dataverse.MaterialUsage;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.pricing.WorkPrices;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows ACT-21 to ACT-23, ACT-46, ACT-47 and ACT-54 of the event matrix. */
class ApprovalTest {

  private static Effects approve(Work work, Engagement engagement, Billing billing) {
    return Approval.of(
        work, engagement, PRICES, billing, ApprovalRules.DEFAULT, Trail.NONE, on("approve"));
  }

  private static Effects approve(Engagement engagement, Billing billing) {
    return approve(Work.of(time("T1", 8)), engagement, billing);
  }

  @Test // ACT-21, ACT-10, SC-1
  void writesCostAndUnbilledSaleOnTimeAndMaterial() {
    assertThat(told(after(Contoso.approved())))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-22
  void splitsTheSaleWhenTheBillableQuantityIsLowered() {
    Effects effects = approve(engagement(BillingMethod.TIME_AND_MATERIAL), Billing.ofQuantity("6"));

    assertThat(told(after(effects)))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES 6 1200 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "UNBILLED_SALES 2 400 NON_CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-22b
  void chargesARaisedQuantityInOneSale() {
    Effects effects =
        approve(engagement(BillingMethod.TIME_AND_MATERIAL), Billing.ofQuantity("10"));

    assertThat(told(after(effects)))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES 10 2000 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-22
  void leavesNothingChargedWhenTheBillableQuantityIsZero() {
    Effects effects = approve(engagement(BillingMethod.TIME_AND_MATERIAL), Billing.ofQuantity("0"));

    assertThat(told(after(effects)))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES 8 1600 NON_CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // CL-8, EXP-11
  void carriesTheBillingTypeToTheSale() {
    Effects effects =
        approve(
            engagement(BillingMethod.TIME_AND_MATERIAL),
            new Billing(BillingType.COMPLIMENTARY, null));

    assertThat(told(after(effects)))
        .last()
        .isEqualTo("UNBILLED_SALES 8 1600 COMPLIMENTARY UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-23, CL-9, PRJ-3
  void writesOnlyTheCostWithoutATimeAndMaterialLine() {
    List<String> cost = List.of("COST 8 800 NOT_AVAILABLE none none Y");

    assertThat(told(after(approve(engagement(BillingMethod.FIXED_PRICE), Billing.CHARGEABLE))))
        .isEqualTo(cost);
    assertThat(told(after(approve(Engagement.internal(Contoso.project()), Billing.CHARGEABLE))))
        .isEqualTo(cost);
  }

  @Test // ACT-13, ACT-14, UND-9, UND-10, ACT-62
  void fillsDatesCurrenciesCustomerAndKey() {
    Actual sale = first(after(Contoso.approved()), TransactionType.UNBILLED_SALES);

    assertThat(sale.transactionDate()).contains(DAY);
    assertThat(sale.accountingDay()).contains(DAY);
    assertThat(sale.start()).contains(DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
    assertThat(sale.currency()).contains(Contoso.USD);
    assertThat(sale.importId()).contains(ActualRows.id(sale).toString());
    assertThat(sale.contractCustomer()).contains(RecordType.CONTRACT_CUSTOMER.to(id("Adatum")));
    assertThat(sale.contract()).contains(Contoso.CONTRACT);
    assertThat(sale.owningCompany()).contains(Contoso.USPM);
    assertThat(sale.amountAfterTax()).contains(new BigDecimal("1600.00"));
  }

  @Test // TC-2, TC-10
  void connectsSaleAndCost() {
    Effects effects = Contoso.approved();
    List<Actual> actuals = after(effects);

    assertThat(effects.puts(TransactionConnection.CODEC))
        .singleElement()
        .satisfies(
            tie -> {
              Actual sale = first(actuals, TransactionType.UNBILLED_SALES);
              Actual cost = first(actuals, TransactionType.COST);
              assertThat(tie.transaction1()).contains(ActualRows.id(sale).toString());
              assertThat(tie.transaction1Role()).contains("Unbilled Sales");
              assertThat(tie.transaction1Type()).contains("msdyn_actual");
              assertThat(tie.transaction2()).contains(ActualRows.id(cost).toString());
              assertThat(tie.transaction2Role()).contains("Cost");
              assertThat(tie.transaction2Type()).contains("msdyn_actual");
            });
  }

  @Test // TO-1, TO-2
  void tracesEachActualToEntryAndJournalLineOfItsSide() {
    Work work = Work.of(time("T1", 8));
    Engagement engagement = engagement(BillingMethod.TIME_AND_MATERIAL);
    Trail submitted =
        trail(Submission.of(work, engagement, PRICES, BillingType.CHARGEABLE, on("submit")));
    Effects effects =
        Approval.of(
            work,
            engagement,
            PRICES,
            Billing.CHARGEABLE,
            ApprovalRules.DEFAULT,
            submitted,
            on("approve"));
    List<Actual> actuals = after(effects);

    for (Actual actual : actuals) {
      List<TransactionOrigin> origins =
          trail(effects).originsOf(RecordType.ACTUAL, ActualRows.id(actual));
      boolean cost = actual.transactionType().is(TransactionType.COST);
      String line = on("submit").id(cost ? "line cost" : "line sale").toString();
      assertThat(origins)
          .extracting(row -> row.originType().orElse("") + " " + row.origin().orElse(""))
          .containsExactly("msdyn_timeentry " + id("T1"), "msdyn_journalline " + line);
    }
  }

  @Test // ACT-46, ACT-4, IC-4, ACT-6, IC-5, IC-13, SC-6
  void writesFourActualsBetweenCompaniesAndSkipsTheCost() {
    TimeEntry molly =
        TimeEntry.builder()
            .from(time("T1", 10))
            .resourcingCompany(Contoso.GBPM)
            .resourcingUnit(Contoso.GB_UNIT)
            .build();
    List<Actual> actuals = after(lent(molly));

    assertThat(told(actuals))
        .containsExactly(
            "COST 10 1200 NOT_AVAILABLE none none N",
            "UNBILLED_SALES 10 2000 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "RESOURCING_UNIT_COST 10 880 NOT_AVAILABLE none none Y",
            "INTER_ORGANIZATIONAL_SALES 10 1200 NOT_AVAILABLE none none Y");
    assertThat(actuals.get(1).owningCompany()).contains(Contoso.USPM);
    assertThat(actuals.get(2).owningCompany()).contains(Contoso.GBPM);
    assertThat(actuals.get(2).currency()).contains(Contoso.GBP);
    assertThat(actuals.get(3).owningCompany()).contains(Contoso.GBPM);
    assertThat(actuals.get(3).currency()).contains(Contoso.USD);
  }

  @Test // ACT-47, IC-1
  void keepsThePairBetweenUnitsOfOneCompanyOutOfFinance() {
    TimeEntry other =
        TimeEntry.builder().from(time("T1", 10)).resourcingUnit(Contoso.GB_UNIT).build();

    assertThat(told(after(lent(other))))
        .containsExactly(
            "COST 10 1200 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES 10 2000 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "RESOURCING_UNIT_COST 10 880 NOT_AVAILABLE none none N",
            "INTER_ORGANIZATIONAL_SALES 10 1200 NOT_AVAILABLE none none N");
  }

  private static Effects lent(TimeEntry entry) {
    WorkPrices prices =
        new WorkPrices(
            Price.of("120", Contoso.USD),
            Price.of("200", Contoso.USD),
            Price.of("88", Contoso.GBP),
            Price.of("120", Contoso.USD));
    return Approval.of(
        Work.of(entry),
        engagement(BillingMethod.TIME_AND_MATERIAL),
        prices,
        Billing.CHARGEABLE,
        ApprovalRules.DEFAULT,
        Trail.NONE,
        on("approve"));
  }

  @Test // ACT-54, SC-9, UND-15, FS-5
  void splitsSaleAndCostOverTheCustomersOfTheLine() {
    Effects effects =
        approve(
            Work.of(time("T1", 10)),
            shared(customer("Adatum", "60", true), customer("Fabrikam", "40", false)),
            Billing.CHARGEABLE);
    List<Actual> actuals = after(effects);

    assertThat(told(actuals))
        .containsExactly(
            "COST 6 600 NOT_AVAILABLE none none Y",
            "COST 4 400 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES 6 1200 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "UNBILLED_SALES 4 800 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(trail(effects).secondOf(ConnectionKind.APPROVED, ActualRows.id(actuals.get(3))))
        .containsExactly(ActualRows.id(actuals.get(1)));
  }

  @Test // UND-15: a switch
  void keepsOneCostWhenTheEnvironmentDoesNotSplitIt() {
    Effects effects =
        Approval.of(
            Work.of(time("T1", 10)),
            shared(customer("Adatum", "60", true), customer("Fabrikam", "40", false)),
            PRICES,
            Billing.CHARGEABLE,
            new ApprovalRules(false, BillingType.NOT_AVAILABLE),
            Trail.NONE,
            on("approve"));

    assertThat(told(after(effects))).first().isEqualTo("COST 10 1000 NOT_AVAILABLE none none Y");
    assertThat(effects.puts(TransactionConnection.CODEC)).hasSize(2);
  }

  @Test // SC-9: three customers, the third rounds; FS-7: a share of zero gets nothing
  void givesTheRemainderToTheRoundingCustomer() {
    Effects effects =
        approve(
            Work.of(time("T1", 10)),
            shared(
                customer("A", "33.33", false),
                customer("B", "33.33", false),
                customer("C", "33.34", true),
                customer("D", "0", false)),
            Billing.CHARGEABLE);

    assertThat(told(after(effects)))
        .filteredOn(text -> text.startsWith("UNBILLED"))
        .extracting(text -> text.substring(0, text.indexOf(" CHARGEABLE")))
        .containsExactly(
            "UNBILLED_SALES 3.33 666", "UNBILLED_SALES 3.33 666", "UNBILLED_SALES 3.34 668");
  }

  @Test // ACT-48, EXP-6, REG-13, TAX-5
  void bringsTaskAndTaxOfAnExpense() {
    Expense hotel =
        Expense.builder()
            .id(id("E1"))
            .transactionDate(DAY.atStartOfDay(ZoneOffset.UTC).toInstant())
            .quantity(BigDecimal.ONE)
            .task(Reference.byId("msdyn_projecttask", id("Task")))
            .tax(new BigDecimal("4"))
            .build();
    Effects effects =
        Approval.of(
            Work.of(hotel),
            engagement(BillingMethod.TIME_AND_MATERIAL),
            WorkPrices.of(Price.of("200", Contoso.USD), Price.of("240", Contoso.USD)),
            Billing.CHARGEABLE,
            ApprovalRules.DEFAULT,
            Trail.NONE,
            on("approve"));
    List<Actual> actuals = after(effects);

    assertThat(actuals)
        .allMatch(actual -> actual.transactionClass().is(TransactionClass.EXPENSE))
        .allMatch(actual -> actual.task().isPresent());
    assertThat(actuals.get(0).amountAfterTax()).contains(new BigDecimal("204.00"));
    assertThat(actuals.get(1).tax()).isEmpty(); // REG-31
    assertThat(actuals.get(1).amount()).contains(new BigDecimal("240.00"));
  }

  @Test // REG-14, FS-5: a customer whose share is too small for a row leaves its tax to the others
  void losesNoTaxOfACostThatIsSplit() {
    Expense expense =
        Expense.builder()
            .id(id("E1"))
            .transactionDate(DAY.atStartOfDay(ZoneOffset.UTC).toInstant())
            .amount(new BigDecimal("1000"))
            .tax(new BigDecimal("100"))
            .build();
    List<Actual> costs =
        after(
                Approval.of(
                    Work.of(expense),
                    shared(customer("Adatum", "99.7", true), customer("Fabrikam", "0.3", false)),
                    PRICES,
                    Billing.CHARGEABLE,
                    ApprovalRules.DEFAULT,
                    Trail.NONE,
                    on("approve")))
            .stream()
            .filter(actual -> actual.transactionType().is(TransactionType.COST))
            .toList();

    assertThat(costs)
        .extracting(cost -> cost.tax().orElseThrow())
        .containsExactly(new BigDecimal("100.00"));
  }

  @Test // 5.4: materials are never lent
  void takesMaterialOfAnotherUnitForOrdinaryWork() {
    MaterialUsage usage =
        MaterialUsage.builder().id(id("M1")).date(DAY).quantity(new BigDecimal("3")).build();

    assertThat(
            told(
                after(
                    approve(
                        Work.of(usage),
                        engagement(BillingMethod.FIXED_PRICE),
                        Billing.CHARGEABLE))))
        .containsExactly("COST 3 300 NOT_AVAILABLE none none Y");
  }

  @Test // PRJ-5, ERR-27
  void refusesWorkOnAFinishedProject() {
    Project closed =
        Project.builder().from(Contoso.project()).state(Choice.of(RowState.INACTIVE)).build();

    assertThatThrownBy(() -> approve(Engagement.internal(closed), Billing.CHARGEABLE))
        .hasMessageContaining("ERR-27")
        .hasMessageContaining("project P1");
  }
}
