package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.Engagement;
import dev.tandem.projectops.actual.Work;
import dev.tandem.projectops.entity.dataverse.ResourceAssignment;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.pricing.WorkPrices;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.Optional;

/** What assignments plan (EST-10, EST-11, EST-17). */
final class AssignmentActions {
  private final Parameters parameters;

  AssignmentActions(Parameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Plans cost and sales as the work would be priced if it were done: cost by the contracting unit
   * in its currency, sales by the contract in its own; nothing is sold on a fixed price (EST-10,
   * EST-11, ACT-11). Nothing when both are planned so.
   */
  Effects price(Records records) {
    ResourceAssignment assignment =
        Finder.ASSIGNMENTS.require(records, parameters.text("assignment"));
    Work work =
        Work.of(assignment, Finder.TEAM.at(records, assignment.teamMember()), records.today());
    Engagement engagement = Engagements.of(records, work);
    WorkPrices prices = Prices.of(records, work, engagement).of(work.priceKey(), null);
    BigDecimal cost = prices.cost().amount(work.quantity());
    Price sale = prices.sale();
    BigDecimal sales = sale == null ? BigDecimal.ZERO : sale.amount(work.quantity());
    return same(assignment.plannedCost(), cost) && same(assignment.plannedSales(), sales)
        ? Effects.NONE
        : Effects.put(
            ResourceAssignment.CODEC,
            ResourceAssignment.builder()
                .from(assignment)
                .plannedCost(cost)
                .plannedSales(sales)
                .build());
  }

  private static boolean same(Optional<BigDecimal> planned, BigDecimal amount) {
    return planned.filter(known -> known.compareTo(amount) == 0).isPresent();
  }
}
