package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.sync.codec.LinkState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes stay in order of: a source row, or a pair. Immutable.
 *
 * @param map the map
 * @param direction the way of a source row, null for a pair
 * @param key of the row or the pair
 */
record Place(MapRun map, @Nullable Direction direction, LinkKey key) {
  /** The source row of a change. */
  static Place ofRow(Work work) {
    return new Place(work.map(), work.direction(), work.rowKey());
  }

  /** A pair of the map of a change. */
  static Place ofPair(Work work, LinkKey pair) {
    return new Place(work.map(), null, pair);
  }

  /** The pairs that a write changes, its own first: that of an old key lets go of its row. */
  static List<Place> ofPairs(Work work, Verdict.Send send) {
    Place pair = ofPair(work, send.link().key());
    LinkState old = send.old();
    return old == null ? List.of(pair) : List.of(pair, ofPair(work, old.key()));
  }
}
