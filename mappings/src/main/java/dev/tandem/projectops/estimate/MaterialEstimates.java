package dev.tandem.projectops.estimate;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.ItemForecast;
import dev.tandem.projectops.entity.finance.MaterialEstimateStaging;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Material estimates to item forecasts, both halves in one (EST-5, EST-6, UND-12). */
public final class MaterialEstimates extends EstimateProcess<ItemForecast> {
  private static final String NO_KEY = "-";

  private final CompanyBooks books;

  /** Material estimates under these books. */
  public MaterialEstimates(CompanyBooks books) {
    super(books, ItemForecast.CODEC);
    this.books = books;
  }

  @Override
  public String name() {
    return "material-estimates";
  }

  @Override
  List<Estimate> estimates(Records records) {
    EstimatePairs pairs = new EstimatePairs();
    records.each(
        MaterialEstimateStaging.CODEC,
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

  /**
   * The contract lines that estimates name, by the number of the forecast, which has no column for
   * it itself (EST-15).
   */
  public static Map<String, String> contractLines(Records records) {
    Map<String, String> lines = new HashMap<>();
    records.each(
        MaterialEstimateStaging.CODEC,
        row ->
            row.lineId()
                .or(row::importId)
                .filter(line -> row.transactionType().is(StagedTransactionType.COST))
                .ifPresent(
                    line ->
                        row.contractLineId()
                            .ifPresent(name -> lines.put(ForecastNumbers.of(line), name))));
    return lines;
  }

  /** What Dataverse copies from one half to the other (EST-8). */
  private static List<Object> common(MaterialEstimateStaging row) {
    return EstimatePairs.common(
        row.projectId(),
        row.activityNumber(),
        row.contractLineId(),
        row.categoryId(),
        row.itemId(),
        row.salesQuantity(),
        row.startDate(),
        row.endDate());
  }

  private static Optional<MaterialEstimateStaging> row(Records records, Optional<UUID> id) {
    return id.flatMap(
        found ->
            records.find(
                MaterialEstimateStaging.CODEC,
                MaterialEstimateStaging.builder()
                    .company(records.companyCode())
                    .importId(found)
                    .build()));
  }

  private Optional<Entity> forecast(
      Records records, EstimateSetup setup, UUID line, UUID costId, Optional<UUID> salesId) {
    MaterialEstimateStaging cost = row(records, Optional.of(costId)).orElse(null);
    if (cost == null) {
      return Optional.empty();
    }
    Optional<BillingRule> rule = setup.line(cost.projectId(), cost.contractLineId());
    setup.refuseWithoutProfile(cost.projectId(), rule);
    Optional<MaterialEstimateStaging> sales = row(records, salesId);
    if (sales.isEmpty() && EstimateSetup.billable(rule)) {
      return Optional.empty(); // UND-12
    }
    return Optional.of(forecast(records, setup, line, cost, sales));
  }

  private ItemForecast forecast(
      Records records,
      EstimateSetup setup,
      UUID line,
      MaterialEstimateStaging cost,
      Optional<MaterialEstimateStaging> sales) {
    Optional<ProjectAccount> project = setup.project(cost.projectId());
    BigDecimal quantity = cost.salesQuantity().orElse(BigDecimal.ZERO);
    BigDecimal salesPrice = sales.flatMap(MaterialEstimateStaging::price).orElse(BigDecimal.ZERO);
    return ItemForecast.builder()
        .company(records.companyCode())
        .transactionId(ForecastNumbers.of(line))
        .allocation(EnumValue.of("None"))
        .periods(0)
        .periodUnit(EnumValue.of("Day"))
        .periodKey(NO_KEY)
        .forecastModel(setup.model())
        .projectId(cost.projectId())
        .activityNumber(cost.activityNumber())
        .contractId(project.flatMap(ProjectAccount::contractId))
        .categoryId(setup.category(cost.categoryId(), TransactionType.ITEM, "estimate " + line))
        .lineProperty(
            setup.property(
                sales.map(MaterialEstimateStaging::billingType).orElse(cost.billingType())))
        .itemId(cost.itemId())
        .salesQuantity(quantity)
        .stockQuantity(cost.stockQuantity())
        .costPrice(cost.price().orElse(BigDecimal.ZERO))
        .salesPrice(salesPrice)
        .amount(quantity.multiply(salesPrice)) // EST-11
        .currency(
            sales
                .flatMap(MaterialEstimateStaging::currency)
                .or(cost::currency)
                .orElse(books.accounting().code()))
        .startDate(cost.startDate())
        .endDate(cost.endDate().or(cost::startDate))
        .costPaymentDate(cost.costPaymentDate())
        .invoiceDate(cost.invoiceDate())
        .salesTaxGroup(project.flatMap(ProjectAccount::salesTaxGroup))
        .comment(cost.comment())
        .dimensions(project.flatMap(ProjectAccount::dimensions))
        .build();
  }

  @Override
  ItemForecast key(ItemForecast forecast) {
    return ItemForecast.builder()
        .company(forecast.company())
        .transactionId(forecast.transactionId())
        .allocation(forecast.allocation())
        .periods(forecast.periods())
        .periodUnit(forecast.periodUnit())
        .periodKey(forecast.periodKey())
        .endDate(forecast.endDate())
        .build();
  }

  @Override
  Optional<String> number(ItemForecast forecast) {
    return forecast.transactionId();
  }
}
