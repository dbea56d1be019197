package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.NotToExceed;
import dev.tandem.projectops.actual.Readiness;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Marks the unbilled sales of a contract as ready to invoice, or takes the mark away (ACT-10). */
final class SalesActions {
  private final WorkSettings settings;
  private final Parameters parameters;

  SalesActions(WorkSettings settings, Parameters parameters) {
    this.settings = settings;
    this.parameters = parameters;
  }

  /** Open sales become ready; one that is over a limit stays out with a fault (ACT-15). */
  Effects ready(Records records) {
    Contract contract = contract(records);
    Limits limits = Limits.of(records, contract);
    List<Actual> all = sales(records, contract, row -> true);
    Trail trail = Trails.of(records, all.stream().map(ActualRows::id).toList());
    all.stream()
        .filter(row -> !row.billingStatus().is(BillingStatus.UNBILLED_SALES_CREATED))
        .filter(row -> !credited(records, row, trail))
        .forEach(limits::commit);
    Predicate<Actual> chosen = chosen(records);
    List<Effects> effects = new ArrayList<>();
    for (Actual sale : all) {
      if (sale.billingStatus().is(BillingStatus.UNBILLED_SALES_CREATED) && chosen.test(sale)) {
        effects.add(ready(sale, limits));
      }
    }
    return Effects.all(Effects.NONE, effects);
  }

  /** Whether all that billed a sale was taken back: a new sale stands for the work (ACT-39). */
  private static boolean credited(Records records, Actual sale, Trail trail) {
    List<UUID> billed = trail.firstOf(ConnectionKind.BILLED, ActualRows.id(sale));
    return !billed.isEmpty()
        && Finder.ACTUALS.all(records, billed).stream()
            .noneMatch(row -> row.adjustmentStatus().isEmpty());
  }

  private static Effects ready(Actual sale, Limits limits) {
    try {
      Effects marked = Readiness.mark(sale, NotToExceed.check(sale, limits.of(sale)));
      limits.commit(sale);
      return marked;
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
  }

  /** Sales that are ready and on no draft are open again. */
  Effects notReady(Records records) {
    List<Effects> effects = new ArrayList<>();
    for (Actual sale : sales(records, contract(records), chosen(records))) {
      if (sale.billingStatus().is(BillingStatus.READY_TO_INVOICE)) {
        effects.add(Readiness.unmark(sale));
      }
    }
    return Effects.all(Effects.NONE, effects);
  }

  private Contract contract(Records records) {
    return Finder.CONTRACTS.require(records, parameters.text("contract"));
  }

  /** The live unbilled sales of a contract, but for what waits of its retainers. */
  private List<Actual> sales(Records records, Contract contract, Predicate<Actual> chosen) {
    UUID id = contract.id().orElseThrow();
    return records.where(
        Actual.CODEC,
        row ->
            row.transactionType().is(TransactionType.UNBILLED_SALES)
                && row.adjustmentStatus().isEmpty()
                && References.pointsTo(row.contract(), id)
                && settings
                    .numbers()
                    .classOf(row.transactionClass())
                    .filter(kind -> kind == TransactionClass.RETAINER)
                    .isEmpty()
                && chosen.test(row));
  }

  /** What the parameters choose: by day, by customer, by entry. */
  private Predicate<Actual> chosen(Records records) {
    LocalDate until = parameters.day("until", records.today());
    Optional<UUID> customer =
        parameters
            .optional("customer")
            .flatMap(text -> Finder.CUSTOMERS.require(records, text).id());
    Optional<List<UUID>> ofEntry = parameters.optional("entry").map(text -> ofEntry(records, text));
    return row ->
        begun(row, until)
            && (customer.isEmpty() || References.pointsTo(row.contractCustomer(), customer.get()))
            && (ofEntry.isEmpty() || ofEntry.get().contains(row.id().orElseThrow()));
  }

  /** The actuals that come from an entry. */
  static List<UUID> ofEntry(Records records, String text) {
    Entry entry = Entries.read(records, text);
    return Trails.ofSource(records, entry.work().sourceType(), entry.work().source())
        .from(entry.work().sourceType(), entry.work().source(), RecordType.ACTUAL);
  }

  private static boolean begun(Actual sale, LocalDate day) {
    return sale.start()
        .map(start -> LocalDate.ofInstant(start, ZoneOffset.UTC))
        .or(sale::transactionDate)
        .map(start -> !start.isAfter(day))
        .orElse(false);
  }
}
