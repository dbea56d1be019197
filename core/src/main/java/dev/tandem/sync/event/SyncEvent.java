package dev.tandem.sync.event;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened while a runtime worked. Events hold no field values. Immutable. */
public sealed interface SyncEvent {

  /**
   * An obligation took a status; told after it is stored.
   *
   * @param map the map
   * @param target the side that it is for
   * @param operationId which obligation
   * @param status what became of it
   * @param note why
   */
  record Settled(String map, Side target, String operationId, ObligationStatus status, String note)
      implements SyncEvent {}

  /**
   * Something failed, as alert rules count it.
   *
   * @param map the map, null when a whole side failed
   * @param side the side that failed; null when neither did
   * @param error what kind
   * @param message what is known
   */
  record Failed(@Nullable String map, @Nullable Side side, ErrorClass error, String message)
      implements SyncEvent {}

  /**
   * Both sides changed a row.
   *
   * @param map the map
   * @param operationId the obligation that met the conflict
   * @param columns the columns that differ, by their names on the side that was to be written
   * @param policy how it was decided
   * @param winner who won; null when a person must choose
   */
  record Conflicted(
      String map, String operationId, List<String> columns, String policy, @Nullable Side winner)
      implements SyncEvent {
    public Conflicted {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A row no longer meets the filter of its map (UND-1).
   *
   * @param map the map
   * @param source the side of the row
   * @param operationId the obligation that showed it
   */
  record LeftScope(String map, Side source, String operationId) implements SyncEvent {}

  /**
   * The key of a row changed, so that it stands for another row now (UND-25).
   *
   * @param map the map
   * @param operationId the obligation that showed it
   */
  record KeyChanged(String map, String operationId) implements SyncEvent {}

  /**
   * Nothing is sent to a side before an instant (I21).
   *
   * @param side the side
   * @param until earliest next call, UTC
   */
  record Paused(Side side, Instant until) implements SyncEvent {}

  /**
   * Another worker has taken a partition over; this one has stopped working on it (I8).
   *
   * @param partition the partition
   */
  record Fenced(String partition) implements SyncEvent {}

  /**
   * A change feed no longer reaches back; a full compare of its tables was started (I10).
   *
   * @param side the side
   * @param reason what is known
   */
  record FeedExpired(Side side, String reason) implements SyncEvent {}

  /**
   * A map went from one state to another (section 5.1).
   *
   * @param map the map
   * @param from the state before
   * @param to the state now
   * @param reason who or what asked for it
   */
  record StateChanged(String map, String from, String to, String reason) implements SyncEvent {}

  /**
   * A full read went on: an initial sync, or the compare after a lost feed.
   *
   * @param run its name
   * @param map the map
   * @param from the side that is read
   * @param phase what it is doing now, see {@code LegPhase}
   * @param read rows read so far
   * @param total rows to read, -1 when it is not known
   */
  record ReadAdvanced(String run, String map, Side from, String phase, long read, long total)
      implements SyncEvent {}

  /**
   * Two maps of one pair of tables write a column from different sources, and a row may pass the
   * filters of both: the later write wins then (UND-49). Told when a runtime is built.
   *
   * @param map a map
   * @param other the other one
   * @param target the side that both write
   * @param columns the columns that both write
   */
  record MapsOverlap(String map, String other, Side target, List<String> columns)
      implements SyncEvent {
    public MapsOverlap {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A map runs in another version than before; the pairs of rows that it kept alike stay (LIFE-10).
   * Columns that the new version adds travel when their rows change; a compare finds the others.
   *
   * @param map the map
   * @param from the content hash of the version before
   * @param to the content hash now
   */
  record MapChanged(String map, String from, String to) implements SyncEvent {}

  /**
   * An alert rule fired (ALR-1).
   *
   * @param rule its name
   * @param map the map that it watched
   * @param errors how many errors there were in its interval
   * @param recipients who wants to know
   */
  record Alerted(String rule, String map, int errors, List<String> recipients)
      implements SyncEvent {
    public Alerted {
      recipients = List.copyOf(recipients);
    }
  }
}
