package dev.tandem.sync.reconcile;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows by a date or time that they hold, such as when they were modified. A pair is in the window
 * when one of its rows is. Rows without a value there are in no window, and so is a row that is
 * gone. Immutable.
 *
 * @param from the first instant of the window; null when it has no beginning
 * @param until the first instant behind it; null when it has no end
 * @param columns where each side keeps the time; a side that is not named is looked at only for the
 *     partners of the other one. When neither is named, the columns in which the platforms keep the
 *     time of modification are taken, as far as the tables have them
 */
public record TimeWindow(
    @Nullable Instant from, @Nullable Instant until, Map<Side, String> columns) {

  public TimeWindow {
    columns = Map.copyOf(columns);
    if (from != null && until != null && !from.isBefore(until)) {
      throw new IllegalArgumentException(
          "the window ends at %s, before it begins at %s".formatted(until, from));
    }
  }

  /** From an instant on and before another one, by the time of modification; null for no bound. */
  public static TimeWindow of(@Nullable Instant from, @Nullable Instant until) {
    return new TimeWindow(from, until, Map.of());
  }

  /** The same by a column of a side: a date, whose day begins at midnight UTC, or a time. */
  public TimeWindow by(Side side, String column) {
    Map<Side, String> named = new EnumMap<>(Side.class);
    named.putAll(columns);
    named.put(side, column);
    return new TimeWindow(from, until, named);
  }

  /** Whether an instant lies in it. */
  public boolean contains(Instant instant) {
    return (from == null || !instant.isBefore(from)) && (until == null || instant.isBefore(until));
  }
}
