package dev.tandem.projectops.estimate;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.ContractHeader;
import dev.tandem.projectops.entity.finance.HourEstimateStaging;
import dev.tandem.projectops.entity.finance.HourForecast;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hour estimates to hour forecasts, one for each assignment (EST-3, EST-9, EST-20). */
public final class HourEstimates extends EstimateProcess<HourForecast> {
  private static final int PRICE_DIGITS = 6;

  /** Hour estimates under these books. */
  public HourEstimates(CompanyBooks books) {
    super(books, HourForecast.CODEC);
  }

  @Override
  public String name() {
    return "hour-estimates";
  }

  @Override
  List<Estimate> estimates(Records records) {
    List<Estimate> found = new ArrayList<>();
    records.each(
        HourEstimateStaging.CODEC,
        row ->
            row.importId()
                .ifPresent(
                    id ->
                        found.add(
                            new Estimate(
                                ForecastNumbers.of(id), setup -> forecast(records, setup, id)))));
    return found;
  }

  private static Optional<Entity> forecast(Records records, EstimateSetup setup, UUID id) {
    return records
        .find(
            HourEstimateStaging.CODEC,
            HourEstimateStaging.builder().company(records.companyCode()).importId(id).build())
        .map(row -> forecast(records, setup, row, id));
  }

  private static HourForecast forecast(
      Records records, EstimateSetup setup, HourEstimateStaging row, UUID id) {
    Optional<BillingRule> line = setup.line(row.projectId(), row.contractLineId());
    setup.refuseWithoutProfile(row.projectId(), line);
    BigDecimal hours = row.duration().orElse(BigDecimal.ZERO);
    Optional<ProjectAccount> project = setup.project(row.projectId());
    return HourForecast.builder()
        .company(records.companyCode())
        .transactionId(ForecastNumbers.of(id))
        .importId(id)
        .forecastModel(setup.model())
        .projectId(row.projectId())
        .activityNumber(row.activityNumber())
        .contractLineId(row.contractLineId())
        .categoryId(setup.category(row.categoryId(), TransactionType.HOUR, "estimate " + id))
        .roleId(row.roleId())
        .resourceId(row.resourceId())
        .description(row.description())
        .startDate(row.startDate())
        .hours(hours)
        .quantity(hours)
        .costPrice(price(row.plannedCost(), hours))
        .salesPrice(price(row.plannedSales(), hours))
        .currency(currency(records, project))
        .salesTaxGroup(project.flatMap(ProjectAccount::salesTaxGroup))
        .dimensions(project.flatMap(ProjectAccount::dimensions)) // DIM-23
        .build();
  }

  private static Optional<String> currency(Records records, Optional<ProjectAccount> project) {
    return project
        .flatMap(ProjectAccount::contractId)
        .flatMap(
            contract ->
                records.find(
                    ContractHeader.CODEC,
                    ContractHeader.builder()
                        .company(records.companyCode())
                        .contractId(contract)
                        .build()))
        .flatMap(ContractHeader::currency);
  }

  /** The price per hour of an amount; a missing price is 0 (EST-11). */
  private static BigDecimal price(Optional<BigDecimal> amount, BigDecimal hours) {
    return hours.signum() == 0
        ? BigDecimal.ZERO
        : amount
            .orElse(BigDecimal.ZERO)
            .divide(hours, PRICE_DIGITS, RoundingMode.HALF_UP)
            .stripTrailingZeros();
  }

  @Override
  HourForecast key(HourForecast forecast) {
    return HourForecast.builder()
        .company(forecast.company())
        .transactionId(forecast.transactionId())
        .build();
  }

  @Override
  Optional<String> number(HourForecast forecast) {
    return forecast.transactionId();
  }
}
