package dev.tandem.projectops.actual;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.Origins;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.pricing.WorkPrices;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Hands a piece of work in: no actuals yet, but journal lines for the cost and, on a time and
 * material line, for the sale (ACT-20, TC-1). No state; safe for any thread.
 */
public final class Submission {
  private Submission() {}

  /**
   * The journal lines of the work.
   *
   * @throws dev.tandem.projectops.fault.FaultException with ERR-27 when the project is finished
   */
  public static Effects of(
      Work work, Engagement engagement, WorkPrices prices, BillingType billing, Occasion occasion) {
    engagement.requireOpen();
    UUID cost = occasion.id("line cost");
    Effects effects =
        line(work, engagement, TransactionType.COST, BillingType.NOT_AVAILABLE, prices.cost(), cost)
            .then(origin(work, cost, occasion));
    if (!engagement.billable()) {
      return effects;
    }
    UUID sale = occasion.id("line sale");
    Price price = requireNonNull(prices.sale(), "sales price of a time and material line");
    return effects
        .then(line(work, engagement, TransactionType.UNBILLED_SALES, billing, price, sale))
        .then(origin(work, sale, occasion))
        .then(Ties.connect(ConnectionKind.SUBMITTED, sale, cost, occasion));
  }

  private static Effects line(
      Work work,
      Engagement engagement,
      TransactionType type,
      BillingType billing,
      Price price,
      UUID id) {
    Actual.Builder row =
        engagement
            .onto(Actual.builder().from(work.what()))
            .transactionType(Choice.of(type))
            .billingType(Choice.of(billing));
    Optional<BigDecimal> tax = type == TransactionType.COST ? work.what().tax() : Optional.empty();
    Actual priced = Amounts.priced(row, work.quantity(), price, tax).build();
    return Effects.put(JournalLine.CODEC, JournalRows.line(priced, id).build());
  }

  private static Effects origin(Work work, UUID line, Occasion occasion) {
    return Ties.origins(
        List.of(
            Origins.of(work.sourceType(), work.source(), RecordType.JOURNAL_LINE, line, occasion)));
  }

  /** Takes a submission back that was not approved: its lines and what leads to them go away. */
  public static Effects takeBack(Work work, Trail trail) {
    List<UUID> lines = trail.from(work.sourceType(), work.source(), RecordType.JOURNAL_LINE);
    Effects effects = Effects.NONE;
    for (TransactionConnection tie : trail.connections()) {
      if (ConnectionKind.SUBMITTED.matches(tie)
          && lines.contains(UUID.fromString(tie.transaction1().orElseThrow()))) {
        effects = effects.then(Effects.remove(TransactionConnection.CODEC, tie));
      }
    }
    for (UUID line : lines) {
      for (TransactionOrigin origin : trail.originsOf(RecordType.JOURNAL_LINE, line)) {
        effects = effects.then(Effects.remove(TransactionOrigin.CODEC, origin));
      }
      JournalLine row = JournalLine.builder().id(line).build();
      effects = effects.then(Effects.remove(JournalLine.CODEC, row));
    }
    return effects;
  }
}
