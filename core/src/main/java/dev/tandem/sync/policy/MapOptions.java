package dev.tandem.sync.policy;

import dev.tandem.spi.schema.Side;
import java.util.Objects;

/**
 * How one map runs. Immutable.
 *
 * @param name under which the host speaks of the map; empty for the map's own name
 * @param partition the part of the work that one worker does at a time; maps whose tables refer to
 *     each other belong into one
 * @param mode when the other side is written
 * @param columnsSent which columns travel
 * @param leavingScope what happens when a row leaves the filter
 * @param keyChange what happens when a key changes
 * @param conflicts who wins when both sides changed a row
 */
public record MapOptions(
    String name,
    String partition,
    SyncMode mode,
    ColumnsSent columnsSent,
    LeavingScope leavingScope,
    KeyChange keyChange,
    ConflictPolicy conflicts) {

  /** Queued, all mapped columns, nothing deleted by surprise, Dataverse wins (UND-16). */
  public static final MapOptions STANDARD =
      new MapOptions(
          "",
          "main",
          SyncMode.QUEUED,
          ColumnsSent.ALL_MAPPED,
          LeavingScope.KEEP,
          KeyChange.KEEP_OLD,
          ConflictPolicy.wins(Side.DATAVERSE));

  public MapOptions {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(columnsSent, "columnsSent");
    Objects.requireNonNull(leavingScope, "leavingScope");
    Objects.requireNonNull(keyChange, "keyChange");
    Objects.requireNonNull(conflicts, "conflicts");
    if (partition.isBlank()) {
      throw new IllegalArgumentException("a partition has a name");
    }
  }

  /** The same under another name. */
  public MapOptions named(String newName) {
    return new MapOptions(
        newName, partition, mode, columnsSent, leavingScope, keyChange, conflicts);
  }

  /** The same in another partition. */
  public MapOptions inPartition(String newPartition) {
    return new MapOptions(
        name, newPartition, mode, columnsSent, leavingScope, keyChange, conflicts);
  }

  /** The same in another mode. */
  public MapOptions in(SyncMode newMode) {
    return new MapOptions(
        name, partition, newMode, columnsSent, leavingScope, keyChange, conflicts);
  }

  /** The same with other columns sent. */
  public MapOptions sending(ColumnsSent columns) {
    return new MapOptions(name, partition, mode, columns, leavingScope, keyChange, conflicts);
  }

  /** The same with another effect of leaving the scope. */
  public MapOptions leaving(LeavingScope effect) {
    return new MapOptions(name, partition, mode, columnsSent, effect, keyChange, conflicts);
  }

  /** The same with another effect of a changed key. */
  public MapOptions onKeyChange(KeyChange effect) {
    return new MapOptions(name, partition, mode, columnsSent, leavingScope, effect, conflicts);
  }

  /** The same with another policy for conflicts. */
  public MapOptions onConflict(ConflictPolicy policy) {
    return new MapOptions(name, partition, mode, columnsSent, leavingScope, keyChange, policy);
  }
}
