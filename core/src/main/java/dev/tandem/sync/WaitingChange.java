package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.Locale;

/**
 * A change that waits for its turn. It holds keys and no other values. Immutable.
 *
 * @param sequence its place in the order of receipt
 * @param operationId the operation that it owes
 * @param map the map
 * @param target the side that it is for
 * @param row which row changed: its identifier or key, empty when the system named neither
 * @param key the finance key of the row, empty when it is not known
 * @param inDoubt whether it was sent before and the answer was lost
 * @param receivedAt when it was received, UTC
 * @param bytes the size of what is kept of it (UND-52)
 */
public record WaitingChange(
    long sequence,
    String operationId,
    String map,
    Side target,
    String row,
    String key,
    boolean inDoubt,
    Instant receivedAt,
    int bytes) {

  boolean isNamed(String text) {
    String names = (row + '\n' + key).toLowerCase(Locale.ROOT);
    return names.contains(text.toLowerCase(Locale.ROOT));
  }
}
