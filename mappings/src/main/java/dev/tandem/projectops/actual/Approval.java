package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.Origins;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.pricing.WorkPrices;
import dev.tandem.projectops.process.Effects;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Approves a piece of work: cost, unbilled sales and, between units, two more actuals, with their
 * connections and origins (ACT-21 to ACT-23, ACT-46 to ACT-48, ACT-54, TC-2, TO-2). The same input
 * always gives the same rows. No state; safe for any thread.
 */
public final class Approval {
  private Approval() {}

  /**
   * The actuals of the work.
   *
   * @param work what was done
   * @param engagement what it was done for
   * @param prices its prices; a sales price is needed on a time and material line, the other two
   *     between units
   * @param billing what is charged
   * @param rules choices of the environment
   * @param trail connections and origins of the journal lines that the submission wrote
   * @param occasion this approval
   * @throws dev.tandem.projectops.fault.FaultException with ERR-27 when the project is finished
   */
  public static Effects of(
      Work work,
      Engagement engagement,
      WorkPrices prices,
      Billing billing,
      ApprovalRules rules,
      Trail trail,
      Occasion occasion) {
    engagement.requireOpen();
    WorkActuals rows = new WorkActuals(work, engagement, prices, rules, occasion);
    Lending lending = Lending.of(work, engagement);
    List<Actual> costs = rows.costs(lending);
    List<Actual> sales = rows.unbilled(billing);
    List<Actual> lent = rows.betweenUnits(lending);
    Effects effects = puts(costs).then(puts(sales)).then(puts(lent));
    JournalLines lines = JournalLines.of(work, trail);
    effects = effects.then(connections(costs, sales, occasion));
    effects = effects.then(origins(work, costs, lines.costs(), occasion));
    effects = effects.then(origins(work, sales, lines.sales(), occasion));
    return effects.then(origins(work, lent, List.of(), occasion));
  }

  private static Effects puts(List<Actual> actuals) {
    Effects effects = Effects.NONE;
    for (Actual actual : actuals) {
      effects = effects.then(Effects.put(Actual.CODEC, actual));
    }
    return effects;
  }

  /** Each unbilled sale with the cost of its customer, else with the one cost (TC-2). */
  private static Effects connections(List<Actual> costs, List<Actual> sales, Occasion occasion) {
    Effects effects = Effects.NONE;
    for (Actual sale : sales) {
      Actual cost =
          costs.stream()
              .filter(c -> References.same(c.contractCustomer(), sale.contractCustomer()))
              .findFirst()
              .orElse(costs.get(0));
      effects =
          effects.then(
              Ties.connect(
                  ConnectionKind.APPROVED, ActualRows.id(sale), ActualRows.id(cost), occasion));
    }
    return effects;
  }

  /** Each actual comes from the entry and from the journal line of its side (TO-2). */
  private static Effects origins(
      Work work, List<Actual> actuals, List<UUID> lines, Occasion occasion) {
    Effects effects = Effects.NONE;
    for (Actual actual : actuals) {
      UUID id = ActualRows.id(actual);
      effects =
          effects.then(
              Ties.origins(
                  List.of(
                      Origins.of(
                          work.sourceType(), work.source(), RecordType.ACTUAL, id, occasion))));
      for (UUID line : lines) {
        effects =
            effects.then(
                Ties.origins(
                    List.of(
                        Origins.of(
                            RecordType.JOURNAL_LINE, line, RecordType.ACTUAL, id, occasion))));
      }
    }
    return effects;
  }

  /**
   * The journal lines that the submission of a piece of work wrote (ACT-20).
   *
   * @param costs lines of the cost
   * @param sales lines of the sale
   */
  private record JournalLines(List<UUID> costs, List<UUID> sales) {
    static JournalLines of(Work work, Trail trail) {
      List<UUID> costs = new ArrayList<>();
      List<UUID> sales = new ArrayList<>();
      for (UUID line : trail.from(work.sourceType(), work.source(), RecordType.JOURNAL_LINE)) {
        boolean sale = !trail.secondOf(ConnectionKind.SUBMITTED, line).isEmpty();
        (sale ? sales : costs).add(line);
      }
      return new JournalLines(costs, sales);
    }
  }
}
