package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.Origins;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Correction journals: actuals are chosen, their lines edited, and the confirmation takes the old
 * ones back and writes new ones (ACT-43, ACT-45, TO-1). A line whose quantity is zero only takes
 * back. No state; safe for any thread.
 */
public final class CorrectionJournal {
  private CorrectionJournal() {}

  /**
   * Puts actuals on a draft journal: they are in process from then on, and each has a line that
   * says what it says.
   *
   * @throws FaultException when the journal is confirmed, or an actual is not live, is invoiced or
   *     is a billed sale
   */
  public static Effects choose(Journal journal, List<Actual> actuals, Occasion occasion) {
    JournalStates.requireDraft(journal);
    Effects effects = Effects.NONE;
    for (Actual actual : actuals) {
      requireCorrectable(actual);
      JournalLine line =
          JournalRows.line(actual, occasion.id("line " + ActualRows.id(actual)))
              .journal(RecordType.JOURNAL.to(journal.id().orElseThrow()))
              .correctedActual(ActualRows.reference(actual))
              .build();
      effects =
          effects
              .then(Effects.put(Actual.CODEC, with(actual, AdjustmentStatus.IN_PROCESS)))
              .then(Effects.put(JournalLine.CODEC, line));
    }
    return effects;
  }

  private static void requireCorrectable(Actual actual) {
    boolean invoiced =
        actual.billingStatus().is(BillingStatus.CUSTOMER_INVOICE_CREATED)
            || actual.billingStatus().is(BillingStatus.CUSTOMER_INVOICE_POSTED);
    if (!actual.adjustmentStatus().isEmpty() || invoiced) {
      throw new FaultException(
          FaultCode.NOT_CORRECTABLE,
          ActualRows.place(actual),
          "billing status %s, adjustment status %s"
              .formatted(actual.billingStatus(), actual.adjustmentStatus()));
    }
  }

  /** Gives up a draft: its lines go away and its actuals are live again. */
  public static Effects discard(Journal journal, List<JournalLine> lines, List<Actual> actuals) {
    JournalStates.requireDraft(journal);
    Effects effects = Effects.NONE;
    for (JournalLine line : lines) {
      Actual live =
          Actual.builder().from(corrected(line, actuals)).adjustmentStatus(Choice.none()).build();
      effects =
          effects
              .then(Effects.put(Actual.CODEC, live))
              .then(Effects.remove(JournalLine.CODEC, line));
    }
    return effects.then(Effects.remove(Journal.CODEC, journal));
  }

  /**
   * Adjusted originals, reversals that cannot be adjusted, and new actuals with the new values; the
   * new ones keep the ties of the old ones.
   *
   * @param actuals the chosen actuals
   * @param decimals of amounts in the currency of a line (UND-24)
   * @param trail their connections and origins
   */
  public static Effects confirm(
      Journal journal,
      List<JournalLine> lines,
      List<Actual> actuals,
      ToIntFunction<JournalLine> decimals,
      Trail trail,
      Occasion occasion) {
    JournalStates.requireDraft(journal);
    Effects effects = JournalStates.confirmed(journal);
    Map<UUID, UUID> replaced = new HashMap<>();
    for (JournalLine line : lines) {
      Actual old = corrected(line, actuals);
      effects = effects.then(Reversal.adjust(old, trail, occasion));
      if (line.quantity().orElse(BigDecimal.ZERO).signum() != 0) {
        Actual now = replacement(old, line, decimals.applyAsInt(line), occasion);
        replaced.put(ActualRows.id(old), ActualRows.id(now));
        effects =
            effects
                .then(Effects.put(Actual.CODEC, now))
                .then(ties(old, now, line, trail, occasion));
      }
    }
    return effects.then(pairs(replaced, trail, occasion));
  }

  private static Actual corrected(JournalLine line, List<Actual> actuals) {
    return actuals.stream()
        .filter(actual -> References.pointsTo(line.correctedActual(), ActualRows.id(actual)))
        .findFirst()
        .orElseThrow(
            () ->
                new FaultException(
                    FaultCode.NOT_CORRECTABLE,
                    "journal line " + line.id().orElseThrow(),
                    "the actual it corrects cannot be found"));
  }

  private static Actual replacement(Actual old, JournalLine line, int decimals, Occasion occasion) {
    BigDecimal amount =
        ActualRows.amount(
            old, line.quantity().orElseThrow(), line.price().orElse(BigDecimal.ZERO), decimals);
    boolean sale = line.transactionType().is(TransactionType.UNBILLED_SALES);
    Actual like = JournalRows.onto(Actual.builder().from(old), line).build();
    return ActualRows.fresh(like, occasion, "new " + ActualRows.id(old))
        .amount(amount)
        .amountAfterTax(amount.add(line.tax().orElse(BigDecimal.ZERO)))
        .billingStatus(sale ? Choice.of(BillingStatus.UNBILLED_SALES_CREATED) : Choice.none())
        .skipSync(old.skipSync().orElse(false)) // ACT-4
        .build();
  }

  private static Effects ties(
      Actual old, Actual now, JournalLine line, Trail trail, Occasion occasion) {
    UUID from = ActualRows.id(old);
    UUID to = ActualRows.id(now);
    return Ties.connect(ConnectionKind.REPLACEMENT, to, from, occasion)
        .then(Ties.origins(Origins.inherit(trail, from, to, occasion)))
        .then(
            Ties.origins(
                List.of(
                    Origins.of(
                        RecordType.JOURNAL_LINE,
                        line.id().orElseThrow(),
                        RecordType.ACTUAL,
                        to,
                        occasion))));
  }

  /** Sale and cost stay connected when one of them or both were replaced (TC-2). */
  private static Effects pairs(Map<UUID, UUID> replaced, Trail trail, Occasion occasion) {
    Effects effects = Effects.NONE;
    for (var tie : trail.connections()) {
      if (ConnectionKind.APPROVED.matches(tie)) {
        UUID sale = UUID.fromString(tie.transaction1().orElseThrow());
        UUID cost = UUID.fromString(tie.transaction2().orElseThrow());
        if (replaced.containsKey(sale) || replaced.containsKey(cost)) {
          effects =
              effects.then(
                  Ties.connect(
                      ConnectionKind.APPROVED,
                      replaced.getOrDefault(sale, sale),
                      replaced.getOrDefault(cost, cost),
                      occasion));
        }
      }
    }
    return effects;
  }

  private static Actual with(Actual actual, AdjustmentStatus status) {
    return Actual.builder().from(actual).adjustmentStatus(Choice.of(status)).build();
  }
}
