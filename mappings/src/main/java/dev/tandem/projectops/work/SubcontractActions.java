package dev.tandem.projectops.work;

import dev.tandem.projectops.contract.Subcontracts;
import dev.tandem.projectops.entity.dataverse.Subcontract;
import dev.tandem.projectops.entity.dataverse.SubcontractLine;
import dev.tandem.projectops.entity.dataverse.SubcontractStatus;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;

/** Subcontracts: confirmed, reopened, closed, cancelled (SUB-2, SUB-9). */
final class SubcontractActions {
  private final Parameters parameters;

  SubcontractActions(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Confirms a draft; nothing when it is confirmed. */
  Effects confirm(Records records) {
    Subcontract subcontract = subcontract(records);
    if (subcontract.status().is(SubcontractStatus.CONFIRMED)) {
      return Effects.NONE;
    }
    UUID id = subcontract.id().orElseThrow();
    return Subcontracts.confirm(
        subcontract,
        records.where(SubcontractLine.CODEC, row -> References.pointsTo(row.subcontract(), id)),
        parameters.day("day", records.today()));
  }

  /** Back to draft; nothing when it is one. */
  Effects reopen(Records records) {
    return leave(records, SubcontractStatus.DRAFT);
  }

  /** The end, delivered; nothing when it is closed. */
  Effects close(Records records) {
    return leave(records, SubcontractStatus.CLOSED);
  }

  /** The end, no longer wanted; nothing when it is cancelled. */
  Effects cancel(Records records) {
    return leave(records, SubcontractStatus.CANCELED);
  }

  private Effects leave(Records records, SubcontractStatus next) {
    Subcontract subcontract = subcontract(records);
    return subcontract.status().is(next) ? Effects.NONE : Subcontracts.leave(subcontract, next);
  }

  private Subcontract subcontract(Records records) {
    return Finder.SUBCONTRACTS.require(records, parameters.text("subcontract"));
  }

  /** The subcontract that supplies work, named by itself or by its line. */
  static Optional<Subcontract> of(
      Records records, Optional<Reference> subcontract, Optional<Reference> line) {
    return Finder.SUBCONTRACTS
        .at(records, subcontract)
        .or(
            () ->
                Finder.SUBCONTRACT_LINES
                    .at(records, line)
                    .flatMap(found -> Finder.SUBCONTRACTS.at(records, found.subcontract())));
  }
}
