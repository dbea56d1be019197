package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.NotToExceed;
import dev.tandem.projectops.actual.NotToExceed.Level;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingLimit;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The limits of a contract on its four levels, and what is committed under each (ACT-15). */
final class Limits {
  private final List<Known> known = new ArrayList<>();

  private Limits() {}

  /** Those of the table of limits, and those of the customers themselves. */
  static Limits of(Records records, Contract contract) {
    UUID id = contract.id().orElseThrow();
    Limits limits = new Limits();
    for (ContractCustomer customer :
        Engagements.ofContract(records, Optional.of(RecordType.CONTRACT.to(id)))) {
      customer
          .notToExceedLimit()
          .ifPresent(
              most ->
                  limits.known.add(
                      new Known(
                          Level.CONTRACT_CUSTOMER,
                          most,
                          sale ->
                              References.pointsTo(
                                  sale.contractCustomer(), customer.id().orElseThrow()))));
    }
    records.all(BillingLimit.CODEC).stream()
        .filter(limit -> References.pointsTo(limit.contract(), id))
        .forEach(
            limit ->
                limits.known.add(
                    new Known(
                        level(limit),
                        limit.most().orElse(BigDecimal.ZERO),
                        sale ->
                            fits(limit.contractLine(), sale.contractLine())
                                && fits(limit.customer(), sale.contractCustomer()))));
    return limits;
  }

  private static Level level(BillingLimit limit) {
    if (limit.contractLine().isPresent()) {
      return limit.customer().isPresent() ? Level.LINE_CUSTOMER : Level.LINE;
    }
    return limit.customer().isPresent() ? Level.CONTRACT_CUSTOMER : Level.CONTRACT;
  }

  private static boolean fits(Optional<Reference> wanted, Optional<Reference> found) {
    return wanted.isEmpty() || References.same(wanted, found);
  }

  /** The limits that a sale is held against. */
  List<NotToExceed.Limit> of(Actual sale) {
    return known.stream()
        .filter(one -> one.concerns.test(sale))
        .map(one -> new NotToExceed.Limit(one.level, one.most, one.committed))
        .toList();
  }

  /** A sale uses up a part of every limit that concerns it. */
  void commit(Actual sale) {
    if (sale.billingType().is(BillingType.CHARGEABLE)) {
      known.stream()
          .filter(one -> one.concerns.test(sale))
          .forEach(one -> one.committed = one.committed.add(sale.amount().orElse(BigDecimal.ZERO)));
    }
  }

  private static final class Known {
    private final Level level;
    private final BigDecimal most;
    private final Predicate<Actual> concerns;
    private BigDecimal committed = BigDecimal.ZERO;

    Known(Level level, BigDecimal most, Predicate<Actual> concerns) {
      this.level = level;
      this.most = most;
      this.concerns = concerns;
    }
  }
}
