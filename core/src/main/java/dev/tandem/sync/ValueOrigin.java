package dev.tandem.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the present value of a column comes from. Immutable. */
public sealed interface ValueOrigin {

  /**
   * A change of the other side brought it.
   *
   * @param lineage which one, and how
   */
  record Written(Lineage lineage) implements ValueOrigin {}

  /**
   * It was not written by dual-write: by a user or another program on its own side, or it stands
   * there since before the map ran.
   *
   * @param why what shows it
   * @param before what dual-write wrote there last; null when it is not known to have written it
   */
  record NotByDualWrite(String why, @Nullable Lineage before) implements ValueOrigin {}

  /**
   * The write that brought it is older than the history that is kept.
   *
   * @param before the history reaches back to this instant, UTC
   */
  record UnknownBefore(Instant before) implements ValueOrigin {}

  /** The map keeps no row of this key alike, or does not write the column. */
  record NotKept() implements ValueOrigin {}
}
