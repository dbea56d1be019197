package dev.tandem.sync;

import dev.tandem.engine.CompiledMap;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.compare.Columns;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.reconcile.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of two rows differ, exactly as {@link SyncRuntime#reconcile} sees it (I4), for
 * hosts that bring the rows of both sides together themselves: a distributed job that joins two
 * tables for example. All rows are bound to the schemas of the map. Immutable and safe for any
 * thread.
 */
public final class PairComparison {
  private final MapRun map;
  private final Columns columns;

  private PairComparison(MapRun map) {
    this.map = map;
    columns = new Columns(map);
  }

  /**
   * The comparison of a map.
   *
   * @throws dev.tandem.spi.error.DualWriteException with {@code SYNC_MISCONFIGURED} when no key
   *     tells its rows apart
   */
  public static PairComparison of(CompiledMap map) {
    return new PairComparison(new MapRun(map, MapOptions.STANDARD));
  }

  /** The key of a row of finance; null when the row does not carry all of it, or all is blank. */
  public @Nullable KeyValues financeKey(Row finance) {
    return map.financeKey(finance);
  }

  /**
   * What differs. A field that travels both ways is alike when either way explains it; of a map
   * that goes one way only the target can differ.
   *
   * @param dataverse the row of Dataverse
   * @param finance the row of finance
   * @param toFinance what the first maps to; null when it does not travel
   * @param toDataverse what the second maps to; null when it does not travel
   * @return empty when the rows are alike
   */
  public List<Difference.Column> differing(
      Row dataverse, Row finance, @Nullable Row toFinance, @Nullable Row toDataverse) {
    return columns.differing(dataverse, finance, toFinance, toDataverse);
  }
}
