package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that could not be carried out and is kept until somebody replays or discards it; it
 * never expires. It holds keys and no other values. Immutable.
 *
 * @param sequence names it in the store
 * @param operationId the operation that it owes
 * @param map the map
 * @param target the side that should have taken it
 * @param row which row changed: its identifier or key, empty when the system named neither
 * @param company the company of the row; null when it cannot be told without asking a system, which
 *     only a filter by company does
 * @param codes the error codes that {@code note} names, for example {@code TDM2002}
 * @param note what is wrong, with codes and fields and without values
 * @param attempts how often it was tried
 * @param receivedAt when it was received, UTC
 * @param deadSince when it was given up, UTC
 * @param run the initial sync or repair that it belongs to, null for a live change
 * @param group the transaction that it was committed with, null when it stands alone
 */
public record DeadLetter(
    long sequence,
    String operationId,
    String map,
    Side target,
    String row,
    @Nullable String company,
    List<String> codes,
    String note,
    int attempts,
    Instant receivedAt,
    Instant deadSince,
    @Nullable String run,
    @Nullable String group) {

  public DeadLetter {
    codes = List.copyOf(codes);
  }
}
