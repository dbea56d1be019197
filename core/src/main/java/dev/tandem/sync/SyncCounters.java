package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.ObligationStatus;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many obligations were received and what became of them. At every moment {@code received =
 * applied + superseded + filtered + parked + conflict + dead + waiting} (I22); {@code waiting} is
 * what has not had its turn yet, 0 once everything is drained. Immutable.
 */
public final class SyncCounters {
  private final Map<ObligationStatus, Long> counts;

  private SyncCounters(Map<ObligationStatus, Long> counts) {
    this.counts = new EnumMap<>(counts);
  }

  /**
   * The counters of a store.
   *
   * @param map only this map, null for all
   * @param target only towards this side, null for both
   */
  public static SyncCounters of(
      Map<CountKey, Long> counts, @Nullable String map, @Nullable Side target) {
    Map<ObligationStatus, Long> sums = new EnumMap<>(ObligationStatus.class);
    counts.forEach(
        (key, count) -> {
          boolean wanted =
              (map == null || map.equals(key.map())) && (target == null || target == key.target());
          if (wanted) {
            sums.merge(key.status(), count, Long::sum);
          }
        });
    return new SyncCounters(sums);
  }

  /** How many have this status. */
  public long count(ObligationStatus status) {
    return counts.getOrDefault(status, 0L);
  }

  /** All that were ever received. */
  public long received() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Took effect on the other side. */
  public long applied() {
    return count(ObligationStatus.APPLIED);
  }

  /** Made void by a newer change. */
  public long superseded() {
    return count(ObligationStatus.SUPERSEDED);
  }

  /** Concerned nobody. */
  public long filtered() {
    return count(ObligationStatus.FILTERED);
  }

  /** Wait for a row or a time. */
  public long parked() {
    return count(ObligationStatus.PARKED);
  }

  /** Met a concurrent change: lost against it, or wait for a person to choose. */
  public long conflict() {
    return count(ObligationStatus.CONFLICT) + count(ObligationStatus.OVERRULED);
  }

  /** Could not be carried out, discarded ones included. */
  public long dead() {
    return count(ObligationStatus.DEAD) + count(ObligationStatus.DISCARDED);
  }

  /** Have not had their turn, or wait for the proof of what became of them. */
  public long waiting() {
    return count(ObligationStatus.PENDING) + count(ObligationStatus.IN_DOUBT);
  }

  @Override
  public String toString() {
    return ("received %d = applied %d + superseded %d + filtered %d + parked %d + conflict %d"
            + " + dead %d + waiting %d")
        .formatted(
            received(),
            applied(),
            superseded(),
            filtered(),
            parked(),
            conflict(),
            dead(),
            waiting());
  }
}
