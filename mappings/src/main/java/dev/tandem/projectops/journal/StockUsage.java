package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ReleasedProduct;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.process.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which staged costs are usage of a stocked product, and of which item: cost of material that
 * was entered on the Dataverse side, of a product that is released as stocked (STK-2, STK-3). Made
 * for one step.
 */
final class StockUsage {
  private final Map<String, String> items;
  private final CostOrigins origins;

  private StockUsage(Map<String, String> items, CostOrigins origins) {
    this.items = items;
    this.origins = origins;
  }

  /** Looks up the products of some rows. */
  static StockUsage of(Records records, List<ActualStaging> rows, CostOrigins origins) {
    Map<String, String> items = new HashMap<>();
    records
        .findAll(
            ReleasedProduct.CODEC,
            rows.stream()
                .filter(StockUsage::isMaterial)
                .flatMap(row -> row.productNumber().stream())
                .distinct()
                .map(
                    number ->
                        ReleasedProduct.builder()
                            .company(records.companyCode())
                            .productNumber(number)
                            .build())
                .toList())
        .stream()
        .filter(row -> row.stocked().orElse(false))
        .forEach(
            row ->
                items.put(
                    row.productNumber().orElse(""),
                    row.itemNumber().or(row::productNumber).orElse("")));
    return new StockUsage(items, origins);
  }

  /** Whether the row is cost of a material with a product. */
  static boolean isMaterial(ActualStaging row) {
    return row.transactionType().is(StagedTransactionType.COST)
        && row.transactionClass().is(TransactionClass.MATERIAL)
        && row.productNumber().isPresent();
  }

  /** The item that the row uses of the stock; empty when it uses none. */
  Optional<String> item(ActualStaging row) {
    return isMaterial(row) && origins.of(row) == ActualSource.ENTRY
        ? row.productNumber().flatMap(number -> Optional.ofNullable(items.get(number)))
        : Optional.empty();
  }
}
