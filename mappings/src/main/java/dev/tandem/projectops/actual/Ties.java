package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.process.Effects;
import java.util.List;
import java.util.UUID;

/** Connections and origins as effects. No state; safe for any thread. */
public final class Ties {
  private Ties() {}

  /** One connection is written. */
  public static Effects connect(ConnectionKind kind, UUID first, UUID second, Occasion occasion) {
    return Effects.put(TransactionConnection.CODEC, kind.connect(first, second, occasion));
  }

  /** Origins are written. */
  public static Effects origins(List<TransactionOrigin> origins) {
    Effects effects = Effects.NONE;
    for (TransactionOrigin origin : origins) {
      effects = effects.then(Effects.put(TransactionOrigin.CODEC, origin));
    }
    return effects;
  }
}
