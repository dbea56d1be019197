package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant: those that meet every condition. Immutable.
 *
 * @param map only of this map; null for all
 * @param target only towards this side; null for both
 * @param text only those whose note or operation has this text, any case; null for all
 * @param since only those given up at or after this instant; null for all
 * @param run only of this run; null for all
 */
public record DeadLetterFilter(
    @Nullable String map,
    @Nullable Side target,
    @Nullable String text,
    @Nullable Instant since,
    @Nullable String run) {

  /** All dead letters. */
  public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null, null);

  /** Those of one map. */
  public static DeadLetterFilter ofMap(String map) {
    return new DeadLetterFilter(map, null, null, null, null);
  }

  boolean meets(Obligation obligation) {
    String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
    String said = (obligation.note() + '\n' + obligation.operationId()).toLowerCase(Locale.ROOT);
    return said.contains(wanted) && (since == null || !obligation.settledAt().isBefore(since));
  }
}
