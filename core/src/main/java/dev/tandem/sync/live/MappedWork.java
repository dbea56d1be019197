package dev.tandem.sync.live;

import dev.tandem.engine.MappingResult;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import org.jspecify.annotations.Nullable;

/**
 * A row that was created or changed, and what its map makes of it. Immutable, but for its parts.
 *
 * @param work the obligation
 * @param result what the map makes of its row
 * @param traced what was looked up for it
 * @param targetKey the key of the target row; null when the result does not show it
 * @param financeKey the finance key of its pair; null when the result does not show it
 * @param pair the digest of the finance key, null without one
 */
record MappedWork(
    Work work,
    MappingResult result,
    TracedLookups traced,
    @Nullable KeyValues targetKey,
    @Nullable KeyValues financeKey,
    @Nullable LinkKey pair) {

  /** Maps the row of an obligation. */
  static MappedWork of(Work work, TracedLookups traced) {
    MapRun map = work.map();
    MappingResult result = map.map().apply(work.direction(), work.row(), traced);
    KeyValues target = result instanceof MappingResult.Mapped mapped ? mapped.key() : null;
    KeyValues shown = target != null && map.isFinanceKey(target) ? target : null;
    KeyValues finance = work.source() == Side.FINANCE ? work.sourceKey() : shown;
    LinkKey pair = finance == null ? null : map.linkKey(finance);
    return new MappedWork(work, result, traced, target, finance, pair);
  }
}
