package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.proforma.ConfirmState;
import dev.tandem.projectops.proforma.ProformaDocument;
import dev.tandem.spi.value.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Reads proformas with all that hangs on them. No state. */
final class Documents {
  private Documents() {}

  /** The proforma of this header with lines and details. */
  static ProformaDocument of(Records records, Proforma header) {
    UUID id = header.id().orElseThrow();
    return new ProformaDocument(
        header,
        records.where(InvoiceLine.CODEC, row -> References.pointsTo(row.invoice(), id)),
        records.where(InvoiceLineDetail.CODEC, row -> References.pointsTo(row.invoice(), id)));
  }

  /** The proforma that effects are about to make. */
  static ProformaDocument made(Effects effects) {
    List<Proforma> headers = effects.puts(Proforma.CODEC);
    return new ProformaDocument(
        headers.get(headers.size() - 1),
        effects.puts(InvoiceLine.CODEC),
        effects.puts(InvoiceLineDetail.CODEC));
  }

  /** All that the confirmation of a draft looks at. */
  static ConfirmState state(Records records, ProformaDocument document) {
    Set<UUID> near = new LinkedHashSet<>();
    document.details().forEach(detail -> near.add(detail.id().orElseThrow()));
    List<Retainer> retainers = retainers(records, document);
    List<UUID> retained = retainers.stream().map(row -> row.id().orElseThrow()).toList();
    for (TransactionConnection tie : Trails.of(records, near).connections()) {
      tie.transaction1().ifPresent(id -> near.add(UUID.fromString(id)));
      tie.transaction2().ifPresent(id -> near.add(UUID.fromString(id)));
    }
    Trail trail = Trails.of(records, near);
    if (!retained.isEmpty()) {
      trail = trail.and(Trails.ofSources(records, RecordType.RETAINER, retained));
    }
    for (UUID retainer : retained) {
      near.addAll(trail.from(RecordType.RETAINER, retainer, RecordType.ACTUAL));
    }
    return new ConfirmState(
        document,
        Finder.ACTUALS.all(records, List.copyOf(near)),
        milestones(records, document),
        retainers,
        Refunds.correctedBy(records, document),
        contractLines(records, document),
        trail);
  }

  /** The milestones on a proforma. */
  static List<Milestone> milestones(Records records, ProformaDocument document) {
    return Finder.MILESTONES.all(records, ids(document, InvoiceLineDetail::milestone));
  }

  /** The retainers on a proforma. */
  static List<Retainer> retainers(Records records, ProformaDocument document) {
    return Finder.RETAINERS.all(records, ids(document, InvoiceLineDetail::retainer));
  }

  private static List<ContractLine> contractLines(Records records, ProformaDocument document) {
    return Finder.LINES.all(
        records,
        document.lines().stream()
            .flatMap(line -> line.contractLine().flatMap(References::idOf).stream())
            .distinct()
            .toList());
  }

  private static List<UUID> ids(
      ProformaDocument document, Function<InvoiceLineDetail, Optional<Reference>> column) {
    return document.details().stream()
        .flatMap(detail -> column.apply(detail).flatMap(References::idOf).stream())
        .distinct()
        .toList();
  }

  /** What leads to and from the details of a proforma. */
  static Trail trail(Records records, ProformaDocument document) {
    return Trails.of(
        records, document.details().stream().map(row -> row.id().orElseThrow()).toList());
  }

  /** The actuals that name a proforma. */
  static List<Actual> actuals(Records records, ProformaDocument document) {
    return records.where(Actual.CODEC, row -> References.pointsTo(row.invoice(), document.id()));
  }
}
