package dev.tandem.projectops.estimate;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.ExpenseEstimateStaging;
import dev.tandem.projectops.entity.finance.ExpenseForecast;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Expense estimates to expense forecasts, both halves in one (EST-4, EST-6, UND-12). */
public final class ExpenseEstimates extends EstimateProcess<ExpenseForecast> {

  /** Expense estimates under these books. */
  public ExpenseEstimates(CompanyBooks books) {
    super(books, ExpenseForecast.CODEC);
  }

  @Override
  public String name() {
    return "expense-estimates";
  }

  @Override
  List<Estimate> estimates(Records records) {
    EstimatePairs pairs = new EstimatePairs();
    records.each(
        ExpenseEstimateStaging.CODEC,
        row ->
            pairs.add(
                row.importId(),
                row.lineId(),
                row.originLineId(),
                row.transactionType(),
                common(row)));
    pairs.joined();
    List<Estimate> found = new ArrayList<>();
    pairs
        .costs()
        .forEach(
            (line, cost) ->
                found.add(
                    new Estimate(
                        ForecastNumbers.of(line),
                        setup -> forecast(records, setup, line, cost, pairs.sales(line)))));
    return found;
  }

  /** What Dataverse copies from one half to the other (EST-8). */
  private static List<Object> common(ExpenseEstimateStaging row) {
    return EstimatePairs.common(
        row.projectId(),
        row.activityNumber(),
        row.contractLineId(),
        row.categoryId(),
        row.roleId(),
        row.resourceId(),
        row.quantity(),
        row.startDate(),
        row.endDate());
  }

  private static Optional<ExpenseEstimateStaging> row(Records records, Optional<UUID> id) {
    return id.flatMap(
        found ->
            records.find(
                ExpenseEstimateStaging.CODEC,
                ExpenseEstimateStaging.builder()
                    .company(records.companyCode())
                    .importId(found)
                    .build()));
  }

  private static Optional<Entity> forecast(
      Records records, EstimateSetup setup, UUID line, UUID costId, Optional<UUID> salesId) {
    ExpenseEstimateStaging cost = row(records, Optional.of(costId)).orElse(null);
    if (cost == null) {
      return Optional.empty();
    }
    Optional<BillingRule> rule = setup.line(cost.projectId(), cost.contractLineId());
    setup.refuseWithoutProfile(cost.projectId(), rule);
    Optional<ExpenseEstimateStaging> sales = row(records, salesId);
    if (sales.isEmpty() && EstimateSetup.billable(rule)) {
      return Optional.empty(); // UND-12: the other half is on its way
    }
    Optional<ProjectAccount> project = setup.project(cost.projectId());
    return Optional.of(
        ExpenseForecast.builder()
            .company(records.companyCode())
            .transactionId(ForecastNumbers.of(line))
            .costImportId(costId)
            .salesImportId(sales.flatMap(ExpenseEstimateStaging::importId))
            .forecastModel(setup.model())
            .projectId(cost.projectId())
            .activityNumber(cost.activityNumber())
            .contractLineId(cost.contractLineId())
            .categoryId(
                setup.category(cost.categoryId(), TransactionType.EXPENSE, "estimate " + costId))
            .lineProperty(
                setup.property(
                    sales.map(ExpenseEstimateStaging::billingType).orElse(cost.billingType())))
            .description(cost.description())
            .startDate(cost.startDate())
            .endDate(cost.endDate())
            .quantity(cost.quantity())
            .costPrice(cost.price().orElse(BigDecimal.ZERO))
            .costCurrency(cost.currency())
            .salesPrice(sales.flatMap(ExpenseEstimateStaging::price).orElse(BigDecimal.ZERO))
            .currency(sales.flatMap(ExpenseEstimateStaging::currency))
            .salesTaxGroup(project.flatMap(ProjectAccount::salesTaxGroup))
            .dimensions(project.flatMap(ProjectAccount::dimensions))
            .build());
  }

  @Override
  ExpenseForecast key(ExpenseForecast forecast) {
    return ExpenseForecast.builder()
        .company(forecast.company())
        .transactionId(forecast.transactionId())
        .build();
  }

  @Override
  Optional<String> number(ExpenseForecast forecast) {
    return forecast.transactionId();
  }
}
