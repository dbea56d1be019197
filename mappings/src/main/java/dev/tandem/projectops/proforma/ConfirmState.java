package dev.tandem.projectops.proforma;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Engagement;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that a confirmation looks at. Immutable and safe for any thread.
 *
 * @param document the draft
 * @param actuals the actuals that its details bill or correct, more do no harm
 * @param milestones the milestones of its details
 * @param retainers the retainers of its details
 * @param refunds all refunds of those retainers of which it corrects one (RET-5)
 * @param contractLines the contract lines of its lines, which finance knows by their numbers
 * @param trail connections and origins of details and actuals
 */
public record ConfirmState(
    ProformaDocument document,
    List<Actual> actuals,
    List<Milestone> milestones,
    List<Retainer> retainers,
    List<Refund> refunds,
    List<ContractLine> contractLines,
    Trail trail) {
  /** Copies the lists. */
  public ConfirmState {
    requireNonNull(document, "document");
    actuals = List.copyOf(actuals);
    milestones = List.copyOf(milestones);
    retainers = List.copyOf(retainers);
    refunds = List.copyOf(refunds);
    contractLines = List.copyOf(contractLines);
    requireNonNull(trail, "trail");
  }

  /** The same without refunds, and where finance knows contract lines by their ids. */
  public ConfirmState(
      ProformaDocument document,
      List<Actual> actuals,
      List<Milestone> milestones,
      List<Retainer> retainers,
      Trail trail) {
    this(document, actuals, milestones, retainers, List.of(), List.of(), trail);
  }

  /**
   * The same after a detail of a retainer, so that the next one of the retainer finds balance,
   * status and waiting row as they are then (COR-4). Milestones and lines stay.
   */
  ConfirmState after(Effects effects) {
    Map<UUID, Actual> rows = new LinkedHashMap<>();
    actuals.forEach(row -> rows.put(ActualRows.id(row), row));
    effects.puts(Actual.CODEC).forEach(row -> rows.put(ActualRows.id(row), row));
    Map<UUID, Retainer> left = new LinkedHashMap<>();
    retainers.forEach(row -> left.put(row.id().orElseThrow(), row));
    effects.puts(Retainer.CODEC).forEach(row -> left.put(row.id().orElseThrow(), row));
    return new ConfirmState(
        document,
        List.copyOf(rows.values()),
        milestones,
        List.copyOf(left.values()),
        refunds.stream().map(refund -> refund.as(rows)).toList(),
        contractLines,
        trail.and(
            new Trail(
                effects.puts(TransactionConnection.CODEC), effects.puts(TransactionOrigin.CODEC))));
  }

  /** The number by which finance knows a contract line. */
  Optional<String> lineNumber(Optional<Reference> reference) {
    return contractLines.stream()
        .filter(line -> References.pointsTo(reference, line.id().orElseThrow()))
        .findFirst()
        .map(Engagement::lineNumber)
        .or(() -> reference.flatMap(References::idOf).map(UUID::toString));
  }

  /** The actual with this id. */
  Optional<Actual> actual(UUID id) {
    return actuals.stream().filter(actual -> ActualRows.id(actual).equals(id)).findFirst();
  }

  /** The milestone that a detail points to. */
  Optional<Milestone> milestone(Optional<Reference> reference) {
    return milestones.stream()
        .filter(milestone -> References.pointsTo(reference, milestone.id().orElseThrow()))
        .findFirst();
  }

  /** The retainer that a detail points to. */
  Optional<Retainer> retainer(Optional<Reference> reference) {
    return retainers.stream()
        .filter(retainer -> References.pointsTo(reference, retainer.id().orElseThrow()))
        .findFirst();
  }
}
