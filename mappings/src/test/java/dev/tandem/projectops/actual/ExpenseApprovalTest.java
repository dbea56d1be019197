package dev.tandem.projectops.actual;

import static dev.tandem.projectops.actual.Contoso.engagement;
import static dev.tandem.projectops.actual.Contoso.id;
import static dev.tandem.projectops.actual.Contoso.on;
import static dev.tandem.projectops.actual.Contoso.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.Expense;
import dev.tandem.projectops.entity.dataverse.ExpenseStatus;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.pricing.Conversion;
import dev.tandem.projectops.pricing.ExpensePricing;
import dev.tandem.projectops.pricing.PriceBook;
import dev.tandem.projectops.pricing.PriceList;
import dev.tandem.projectops.pricing.WorkPricing;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The row ACT-48 of the event matrix and the EXP rules of the Dataverse side. */
class ExpenseApprovalTest {
  private static final Reference HOTEL = Reference.byId("msdyn_transactioncategory", id("Hotel"));

  private static final Expense EXPENSE =
      Expense.builder()
          .id(id("E1"))
          .externalId("EXP-1")
          .fromFinance(true)
          .category(HOTEL)
          .quantity(BigDecimal.ONE)
          .price(new BigDecimal("200.00"))
          .currency(Contoso.USD)
          .owningCompany(Contoso.USPM)
          .transactionDate(Contoso.DAY.atStartOfDay(ZoneOffset.UTC).toInstant())
          .build();

  private static Effects auto(
      Expense expense, @Nullable Task task, @Nullable PriceBook resourcing) {
    PriceList.CategoryPrice markup =
        new PriceList.CategoryPrice(
            HOTEL, null, ExpensePricing.MARKUP_OVER_COST, new BigDecimal("20"));
    PriceList sales =
        new PriceList(
            Reference.byId("pricelevel", id("Sales")),
            Contoso.USD,
            2,
            null,
            null,
            List.of(),
            List.of(markup),
            List.of());
    WorkPricing pricing =
        new WorkPricing(
            PriceBook.of(Contoso.USD),
            PriceBook.of(Contoso.USD, sales),
            resourcing,
            Conversion.none());
    return ExpenseApproval.auto(
        expense,
        task,
        engagement(BillingMethod.TIME_AND_MATERIAL),
        pricing,
        2,
        ApprovalRules.DEFAULT,
        on("approve"));
  }

  @Test // EXP-5, EXP-6, ACT-48, SC-4
  void approvesWhatFinancePosted() {
    Effects effects = auto(EXPENSE, null, null);

    assertThat(told(effects.puts(Actual.CODEC)))
        .containsExactly(
            "COST 1 200 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES 1 240 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(effects.puts(Expense.CODEC))
        .allMatch(expense -> expense.status().is(ExpenseStatus.APPROVED));
  }

  @Test // EXP-5: the job may run twice
  void approvesOnlyOnce() {
    Expense approved = auto(EXPENSE, null, null).puts(Expense.CODEC).get(0);

    assertThat(auto(approved, null, null)).isEqualTo(Effects.NONE);
  }

  @Test // EXP-15
  void leavesExpensesOfThisSideToTheirManager() {
    Expense basic = Expense.builder().from(EXPENSE).fromFinance(false).build();

    assertThat(auto(basic, null, null)).isEqualTo(Effects.NONE);
  }

  @Test // EXP-10, ERR-1, TSK-3, UND-27
  void leavesAnExpenseOnASummaryTaskAsItIs() {
    Task summary = Task.builder().id(id("Task")).name("Phase").summary(true).build();
    Effects effects = auto(EXPENSE, summary, null);

    assertThat(effects.inOrder()).isEmpty();
    assertThat(effects.faults()).singleElement().extracting(Fault::code).isEqualTo(FaultCode.ERR_1);
  }

  @Test // EXP-11
  void takesTheBillingTypeOfTheExpense() {
    Expense free =
        Expense.builder().from(EXPENSE).billingType(Choice.of(BillingType.NON_CHARGEABLE)).build();

    assertThat(told(auto(free, null, null).puts(Actual.CODEC)))
        .last()
        .isEqualTo("UNBILLED_SALES 1 240 NON_CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // EXP-12, ACT-46
  void writesFourActualsForAnExpenseOfAnotherCompany() {
    Expense lent = Expense.builder().from(EXPENSE).owningCompany(Contoso.GBPM).build();

    assertThat(told(auto(lent, null, PriceBook.of(Contoso.GBP)).puts(Actual.CODEC)))
        .containsExactly(
            "COST 1 200 NOT_AVAILABLE none none N",
            "UNBILLED_SALES 1 240 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "RESOURCING_UNIT_COST 1 200 NOT_AVAILABLE none none Y",
            "INTER_ORGANIZATIONAL_SALES 1 200 NOT_AVAILABLE none none Y");
  }
}
