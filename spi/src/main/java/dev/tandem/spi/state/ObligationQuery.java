package dev.tandem.spi.state;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which obligations are wanted: all that meet every condition, in the order of their sequence.
 * Immutable.
 *
 * @param statuses the statuses wanted, at least one
 * @param partition only of this partition; null for all
 * @param maps only of these maps; empty for all
 * @param target only towards this side; null for both
 * @param keys only of these pairs of rows; empty for all
 * @param group only of this group; null for all
 * @param run only of this run; null for all
 * @param waitingFor only those that wait for one of these rows; empty for all
 * @param dueAt only those without a next attempt, or with one not after this instant; null for all
 * @param after only those behind this sequence
 * @param limit most obligations wanted, at least 1
 */
public record ObligationQuery(
    Set<ObligationStatus> statuses,
    @Nullable String partition,
    Set<String> maps,
    @Nullable Side target,
    Set<LinkKey> keys,
    @Nullable String group,
    @Nullable String run,
    Set<String> waitingFor,
    @Nullable Instant dueAt,
    long after,
    int limit) {

  public ObligationQuery {
    statuses = Set.copyOf(statuses);
    maps = Set.copyOf(maps);
    keys = Set.copyOf(keys);
    waitingFor = Set.copyOf(waitingFor);
    if (statuses.isEmpty() || limit < 1) {
      throw new IllegalArgumentException(
          "a query names statuses and wants at least one obligation");
    }
  }

  /** All obligations with one of these statuses, the first {@code limit} of them. */
  public static ObligationQuery of(int limit, ObligationStatus... statuses) {
    return new ObligationQuery(
        Set.of(statuses), null, Set.of(), null, Set.of(), null, null, Set.of(), null, 0, limit);
  }

  /** The same, of this partition only. */
  public ObligationQuery inPartition(String name) {
    return new ObligationQuery(
        statuses, name, maps, target, keys, group, run, waitingFor, dueAt, after, limit);
  }

  /** The same, of these maps only. */
  public ObligationQuery ofMaps(Set<String> names) {
    return new ObligationQuery(
        statuses, partition, names, target, keys, group, run, waitingFor, dueAt, after, limit);
  }

  /** The same, towards this side only. */
  public ObligationQuery towards(@Nullable Side side) {
    return new ObligationQuery(
        statuses, partition, maps, side, keys, group, run, waitingFor, dueAt, after, limit);
  }

  /** The same, of these pairs of rows only. */
  public ObligationQuery ofKeys(Set<LinkKey> wanted) {
    return new ObligationQuery(
        statuses, partition, maps, target, wanted, group, run, waitingFor, dueAt, after, limit);
  }

  /** The same, of this group only. */
  public ObligationQuery ofGroup(String name) {
    return new ObligationQuery(
        statuses, partition, maps, target, keys, name, run, waitingFor, dueAt, after, limit);
  }

  /** The same, of this run only. */
  public ObligationQuery ofRun(String name) {
    return new ObligationQuery(
        statuses, partition, maps, target, keys, group, name, waitingFor, dueAt, after, limit);
  }

  /** The same, only those that wait for one of these rows. */
  public ObligationQuery waitingFor(Set<String> rows) {
    return new ObligationQuery(
        statuses, partition, maps, target, keys, group, run, rows, dueAt, after, limit);
  }

  /** The same, only those whose next attempt is not after this instant. */
  public ObligationQuery dueAt(Instant instant) {
    return new ObligationQuery(
        statuses, partition, maps, target, keys, group, run, waitingFor, instant, after, limit);
  }

  /** The same, behind this sequence. */
  public ObligationQuery after(long sequence) {
    return new ObligationQuery(
        statuses, partition, maps, target, keys, group, run, waitingFor, dueAt, sequence, limit);
  }
}
