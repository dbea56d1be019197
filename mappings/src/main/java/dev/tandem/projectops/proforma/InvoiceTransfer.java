package dev.tandem.projectops.proforma;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.process.Effect;
import dev.tandem.projectops.process.Effects;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries the rows of a confirmation that is too large for one real-time write in pieces, in the
 * order of the asynchronous job: invoices, actuals, connections (INV-12, INV-13). Finance adds no
 * line before the last billed sale has arrived (PROP-5), so a transfer that broke off leaves an
 * empty proposal and nothing else. Pure.
 */
public final class InvoiceTransfer {
  private InvoiceTransfer() {}

  /**
   * The effects of a confirmation in pieces. Rows that do not travel, such as details, come with
   * the header, because the Dataverse side needs them first.
   *
   * @param most most rows of a piece, at least 1
   */
  public static List<Effects> pieces(Effects confirmation, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most " + most + ": give one or more rows for a piece");
    }
    List<Effect<?>> headers = new ArrayList<>();
    List<Effect<?>> others = new ArrayList<>();
    List<Effect<?>> actuals = new ArrayList<>();
    List<Effect<?>> connections = new ArrayList<>();
    for (Effect<?> effect : confirmation.inOrder()) {
      if (effect.codec() == Proforma.CODEC) {
        headers.add(effect);
      } else if (effect.codec() == Actual.CODEC) {
        actuals.add(effect);
      } else if (effect.codec() == TransactionConnection.CODEC) {
        connections.add(effect);
      } else {
        others.add(effect);
      }
    }
    headers.addAll(others);
    List<Effects> pieces = new ArrayList<>();
    for (List<Effect<?>> kind : List.of(headers, actuals, connections)) {
      for (int i = 0; i < kind.size(); i += most) {
        pieces.add(new Effects(kind.subList(i, Math.min(kind.size(), i + most)), List.of()));
      }
    }
    return pieces;
  }
}
