package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.proforma.ProformaDocument;
import dev.tandem.projectops.proforma.Retainers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Retainers on drafts: billed, applied, paid back (RET-1 to RET-5). */
final class RetainerActions {
  private final WorkSettings settings;
  private final Parameters parameters;

  RetainerActions(WorkSettings settings, Parameters parameters) {
    this.settings = settings;
    this.parameters = parameters;
  }

  /** Puts a retainer that is ready on a draft; nothing when the draft bills it already. */
  Effects bill(Records records) {
    ProformaDocument draft = draft(records);
    Retainer retainer = retainer(records);
    return bills(draft, retainer)
        ? Effects.NONE
        : Retainers.bill(draft, retainer, settings.numbers(), occasion(records, draft));
  }

  /** Pays a part of a retainer back with a draft; nothing when the draft does so already. */
  Effects refund(Records records) {
    ProformaDocument draft = draft(records);
    Retainer retainer = retainer(records);
    BigDecimal amount = parameters.number("amount").orElseThrow();
    return refunds(draft, retainer, amount)
        ? Effects.NONE
        : Retainers.refund(
            draft,
            retainer,
            amount,
            Refunds.of(records, Set.of(retainer.id().orElseThrow())),
            settings.numbers(),
            occasion(records, draft));
  }

  /** Applies what is available to a new draft, the oldest retainers first (RET-3). */
  Effects apply(Records records, ProformaDocument draft, Occasion occasion) {
    List<Retainer> retainers =
        records
            .where(
                Retainer.CODEC,
                row ->
                    References.same(row.contract(), draft.header().contract())
                        && References.same(
                            row.contractCustomer(), draft.header().contractCustomer()))
            .stream()
            .sorted(Comparator.comparing(row -> row.date().orElse(LocalDate.MAX)))
            .toList();
    return Retainers.apply(draft, retainers, settings.numbers(), occasion);
  }

  private static boolean refunds(ProformaDocument draft, Retainer retainer, BigDecimal amount) {
    return draft.details().stream()
        .filter(detail -> detail.refund().orElse(false) && !detail.correction().orElse(false))
        .filter(detail -> References.pointsTo(detail.retainer(), retainer.id().orElseThrow()))
        .flatMap(detail -> detail.amount().stream())
        .anyMatch(now -> now.negate().compareTo(amount) == 0);
  }

  private static boolean bills(ProformaDocument draft, Retainer retainer) {
    return draft.details().stream()
        .filter(detail -> !detail.correction().orElse(false))
        .filter(detail -> detail.amount().orElse(BigDecimal.ZERO).signum() > 0)
        .anyMatch(detail -> References.pointsTo(detail.retainer(), retainer.id().orElseThrow()));
  }

  private ProformaDocument draft(Records records) {
    return Documents.of(records, Finder.PROFORMAS.require(records, parameters.text("proforma")));
  }

  private Retainer retainer(Records records) {
    return Finder.RETAINERS.require(records, parameters.text("retainer"));
  }

  private Occasion occasion(Records records, ProformaDocument draft) {
    return new Occasion(
        "retainer on " + draft.id(), parameters.day("day", records.today()), IdSource.named());
  }
}
