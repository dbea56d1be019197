package dev.tandem.projectops.proforma;

import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;

/** Removes the rows of a draft, the inner ones first. No state. */
final class DraftRemoval {
  private DraftRemoval() {}

  static Effects of(ProformaDocument draft, Trail trail) {
    Effects effects = Effects.NONE;
    for (InvoiceLineDetail detail : draft.details()) {
      for (TransactionConnection tie : trail.connections()) {
        if (tie.transaction1().orElse("").equalsIgnoreCase(detail.id().orElseThrow().toString())) {
          effects = effects.then(Effects.remove(TransactionConnection.CODEC, tie));
        }
      }
      effects = effects.then(Effects.remove(InvoiceLineDetail.CODEC, detail));
    }
    for (InvoiceLine line : draft.lines()) {
      effects = effects.then(Effects.remove(InvoiceLine.CODEC, line));
    }
    return effects.then(Effects.remove(Proforma.CODEC, draft.header()));
  }
}
