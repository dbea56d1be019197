package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.proforma.ProformaDocument;
import dev.tandem.projectops.proforma.Refund;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the refunds of retainers, whatever invoices they stand on (RET-5). No state. */
final class Refunds {
  private Refunds() {}

  /** All refunds of the retainers of which the proforma is to pay something back. */
  static List<Refund> on(Records records, ProformaDocument document) {
    return of(records, retainers(document, false));
  }

  /** All refunds of the retainers of which the proforma takes a refund back. */
  static List<Refund> correctedBy(Records records, ProformaDocument document) {
    return of(records, retainers(document, true));
  }

  private static Set<UUID> retainers(ProformaDocument document, boolean corrected) {
    return document.details().stream()
        .filter(row -> row.refund().orElse(false) && row.correction().orElse(false) == corrected)
        .flatMap(row -> row.retainer().flatMap(References::idOf).stream())
        .collect(Collectors.toSet());
  }

  /** All refunds of these retainers. */
  static List<Refund> of(Records records, Set<UUID> retainers) {
    List<InvoiceLineDetail> details =
        retainers.isEmpty()
            ? List.of()
            : records.where(
                InvoiceLineDetail.CODEC,
                row ->
                    row.refund().orElse(false)
                        && !row.correction().orElse(false)
                        && row.retainer()
                            .flatMap(References::idOf)
                            .filter(retainers::contains)
                            .isPresent());
    if (details.isEmpty()) {
      return List.of();
    }
    Trail trail =
        Trails.ofSources(
            records,
            RecordType.INVOICE_LINE_DETAIL,
            details.stream().map(row -> row.id().orElseThrow()).toList());
    List<Refund> refunds = new ArrayList<>();
    for (InvoiceLineDetail detail : details) {
      invoice(records, detail)
          .ifPresent(
              header -> refunds.add(new Refund(header, detail, billed(records, detail, trail))));
    }
    return refunds;
  }

  private static Optional<Proforma> invoice(Records records, InvoiceLineDetail detail) {
    return detail
        .invoice()
        .flatMap(References::idOf)
        .flatMap(id -> Finder.PROFORMAS.find(records, id));
  }

  private static Optional<Actual> billed(Records records, InvoiceLineDetail detail, Trail trail) {
    List<UUID> made =
        trail.from(RecordType.INVOICE_LINE_DETAIL, detail.id().orElseThrow(), RecordType.ACTUAL);
    return Finder.ACTUALS.all(records, made).stream()
        .filter(row -> row.transactionType().is(TransactionType.BILLED_SALES))
        .findFirst();
  }
}
