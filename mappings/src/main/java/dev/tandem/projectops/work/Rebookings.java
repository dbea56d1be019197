package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Billing;
import dev.tandem.projectops.actual.Engagement;
import dev.tandem.projectops.actual.Rebooking;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Books approved entries again under the terms that hold now (ACT-24, ACT-55). */
final class Rebookings {
  private static final Set<RecordType> ENTRIES =
      EnumSet.of(RecordType.TIME_ENTRY, RecordType.EXPENSE, RecordType.MATERIAL_USAGE);

  private final WorkSettings settings;

  Rebookings(WorkSettings settings) {
    this.settings = settings;
  }

  /** All entries that have live actuals on the projects. */
  Effects ofProjects(Records records, List<UUID> projects, Occasion occasion) {
    List<Actual> live =
        records.where(
            Actual.CODEC,
            row ->
                row.adjustmentStatus().isEmpty()
                    && projects.stream()
                        .anyMatch(project -> References.pointsTo(row.project(), project)));
    Trail trail = Trails.of(records, live.stream().map(ActualRows::id).toList());
    Set<String> entries = new LinkedHashSet<>();
    for (Actual actual : live) {
      for (TransactionOrigin origin : trail.originsOf(RecordType.ACTUAL, ActualRows.id(actual))) {
        if (ENTRIES.stream()
            .anyMatch(type -> type.logicalName().equals(origin.originType().orElse("")))) {
          origin.origin().ifPresent(entries::add);
        }
      }
    }
    List<Effects> effects = new ArrayList<>();
    entries.forEach(entry -> effects.add(ofEntry(records, entry, occasion)));
    return Effects.all(Effects.NONE, effects);
  }

  /** One entry. */
  private Effects ofEntry(Records records, String text, Occasion occasion) {
    Entry entry = Entries.read(records, text);
    Engagement engagement = Engagements.of(records, entry.work());
    Trail trail = Trails.ofSource(records, entry.work().sourceType(), entry.work().source());
    BillingType type =
        entry
            .billing()
            .orElseGet(() -> Engagements.billing(records, engagement, entry.work().what().task()));
    return Rebooking.of(
        entry.work(),
        Finder.ACTUALS.all(
            records,
            trail.from(entry.work().sourceType(), entry.work().source(), RecordType.ACTUAL)),
        engagement,
        Prices.of(records, entry.work(), engagement).of(entry.work().priceKey(), entry.price()),
        new Billing(type, null),
        EntryActions.rules(settings, engagement, type),
        trail,
        occasion.step(entry.place()));
  }
}
