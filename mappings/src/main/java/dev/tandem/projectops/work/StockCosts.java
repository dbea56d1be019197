package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.OrganizationalUnit;
import dev.tandem.projectops.entity.dataverse.Product;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Costs of stocked material that finance has posted at another amount than Dataverse expected: the
 * difference is the adjustment value of the actual, and its extended amount changes by it (WB-5,
 * STK-3, STK-4).
 */
final class StockCosts {
  private StockCosts() {}

  /** Adjusts what has come back since; a cost that is adjusted already is left alone. */
  static Iterator<Effects> adjust(Records records) {
    Set<UUID> stocked = new HashSet<>();
    records.each(
        Product.CODEC,
        row -> {
          if (row.stocked().orElse(false)) {
            row.id().ifPresent(stocked::add);
          }
        });
    List<UUID> due = new ArrayList<>();
    records.each(
        Actual.CODEC,
        row -> {
          if (isPosted(row)
              && row.product().flatMap(References::idOf).filter(stocked::contains).isPresent()) {
            row.id().ifPresent(due::add);
          }
        });
    return Chunks.steps(due, records.groupSize(), chunk -> adjust(records, chunk));
  }

  private static boolean isPosted(Actual row) {
    return row.transactionType().is(TransactionType.COST)
        && row.transactionClass().is(TransactionClass.MATERIAL)
        && row.accountingAmount().isPresent()
        && row.voucher().isPresent();
  }

  private static Effects adjust(Records records, List<UUID> ids) {
    List<Effects> made = new ArrayList<>();
    for (Actual actual : Finder.ACTUALS.all(records, ids)) {
      BigDecimal amount = actual.amount().orElse(BigDecimal.ZERO);
      BigDecimal difference = actual.accountingAmount().orElse(amount).subtract(amount);
      BigDecimal known = actual.adjustmentValue().orElse(BigDecimal.ZERO);
      if (difference.compareTo(known) != 0 && isInAccountingCurrency(records, actual)) {
        made.add(
            Effects.put(
                Actual.CODEC,
                Actual.builder()
                    .from(actual)
                    .adjustmentValue(difference)
                    .amountAfterTax(
                        amount.add(actual.tax().orElse(BigDecimal.ZERO)).add(difference))
                    .build()));
      }
    }
    return Effects.all(Effects.NONE, made);
  }

  /** The accounting currency is that of the contracting unit (LE-5); only then both compare. */
  private static boolean isInAccountingCurrency(Records records, Actual actual) {
    Optional<Reference> accounting =
        Prices.accounting(records, actual.owningCompany())
            .or(
                () ->
                    Finder.UNITS
                        .at(records, actual.contractingUnit())
                        .flatMap(OrganizationalUnit::currency));
    return References.same(actual.currency(), accounting);
  }
}
