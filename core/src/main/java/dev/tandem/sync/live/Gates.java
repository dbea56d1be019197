package dev.tandem.sync.live;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the store keeps of sides that asked for a pause: they keep it, whoever they asked (I21). For
 * one thread.
 */
public final class Gates {
  private static final String PREFIX = "gate/";
  private static final String UNTIL = "until";

  private final SyncContext context;

  /** The gates of both sides of a runtime. */
  public Gates(SyncContext context) {
    this.context = context;
  }

  /** Closes the sides that others were asked to leave alone. */
  public void close() {
    stored()
        .forEach(
            (name, text) -> {
              Side side = Side.valueOf(name.substring(PREFIX.length()));
              String until = Fields.parse(text).get(UNTIL);
              if (until != null) {
                context.side(side).closeUntil(Instant.parse(until));
              }
            });
  }

  private Map<String, String> stored() {
    return context.store().documents(PREFIX);
  }

  /** The sides that rest now, as documents. */
  Map<String, String> documents() {
    Map<String, String> gates = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      Instant until = context.side(side).closedUntil();
      if (until.isAfter(context.now())) {
        gates.put(PREFIX + side, Fields.none().with(UNTIL, until).toText());
      }
    }
    return gates;
  }

  /** Those of them that the store does not have yet. */
  Map<String, String> unstored() {
    Map<String, String> gates = documents();
    if (!gates.isEmpty()) {
      gates.entrySet().removeAll(stored().entrySet());
    }
    return gates;
  }

  /**
   * Lets the sides that rest do so for all others too, where no lease of a partition is at hand.
   */
  public void keep() {
    Map<String, String> unstored = unstored();
    if (!unstored.isEmpty()) {
      StoreCommit.Builder commit = StoreCommit.under(null);
      unstored.forEach(commit::document);
      context.store().commit(commit.build());
    }
  }
}
