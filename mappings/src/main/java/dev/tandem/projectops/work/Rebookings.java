package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Billing;
import dev.tandem.projectops.actual.Engagement;
import dev.tandem.projectops.actual.Rebooking;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.ContractLine;
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
import java.util.Optional;
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
    List<Effects> effects = new ArrayList<>();
    entries(records, live).forEach(entry -> effects.add(ofEntry(records, entry, occasion)));
    return Effects.all(Effects.NONE, effects);
  }

  /**
   * The entries on a contract line, and those on a project that it may cover now, as far as their
   * actuals stand on another line than the one that covers them (ACT-55).
   */
  Effects ofLine(Records records, UUID line, Optional<UUID> project, Occasion occasion) {
    List<Actual> live =
        records.where(
            Actual.CODEC,
            row ->
                row.adjustmentStatus().isEmpty()
                    && (References.pointsTo(row.contractLine(), line)
                        || project
                            .filter(id -> References.pointsTo(row.project(), id))
                            .isPresent()));
    List<Effects> effects = new ArrayList<>();
    for (String entry : entries(records, live)) {
      Engagement now = Engagements.of(records, Entries.read(records, entry).work());
      List<Actual> moved =
          SalesActions.ofEntry(records, entry).stream()
              .flatMap(id -> live.stream().filter(row -> ActualRows.id(row).equals(id)))
              .filter(row -> !isOn(row, now))
              .toList();
      if (!moved.isEmpty()) {
        String before = ActualRows.id(moved.get(0)).toString();
        effects.add(ofEntry(records, entry, occasion.step("instead of " + before)));
      }
    }
    return Effects.all(Effects.NONE, effects);
  }

  private static boolean isOn(Actual actual, Engagement engagement) {
    ContractLine line = engagement.line();
    return line == null
        ? actual.contractLine().isEmpty()
        : References.pointsTo(actual.contractLine(), line.id().orElseThrow());
  }

  /** The entries that actuals come from. */
  private static Set<String> entries(Records records, List<Actual> live) {
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
    return entries;
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
