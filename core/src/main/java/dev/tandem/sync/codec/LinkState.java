package dev.tandem.sync.codec;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pair of rows that a map keeps alike. Immutable.
 *
 * @param map the map
 * @param key the digest of its finance key
 * @param financeKey the key of the row on finance
 * @param dataverseKey the key of the row on Dataverse, as far as a write named it; null otherwise
 * @param rowId the identifier of the row on Dataverse, null until it is known
 * @param dataverse the row on Dataverse
 * @param finance the row on finance
 * @param deleted whether both rows are gone; the rest then guards against late changes (I16)
 */
public record LinkState(
    String map,
    LinkKey key,
    KeyValues financeKey,
    @Nullable KeyValues dataverseKey,
    @Nullable UUID rowId,
    SideState dataverse,
    SideState finance,
    boolean deleted) {

  public LinkState {
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(financeKey, "financeKey");
  }

  /** A pair of which nothing is known but its key. */
  public static LinkState first(String map, LinkKey key, KeyValues financeKey) {
    return new LinkState(
        map, key, financeKey, null, null, SideState.UNKNOWN, SideState.UNKNOWN, false);
  }

  /** What is known of the row of this side. */
  public SideState side(Side side) {
    return side == Side.DATAVERSE ? dataverse : finance;
  }

  /** The same with other knowledge of one side. */
  public LinkState with(Side side, SideState state) {
    boolean first = side == Side.DATAVERSE;
    return new LinkState(
        map,
        key,
        financeKey,
        dataverseKey,
        rowId,
        first ? state : dataverse,
        first ? finance : state,
        deleted);
  }

  /** The same with the row on Dataverse named. */
  public LinkState named(@Nullable UUID id, @Nullable KeyValues dataverseKeyNow) {
    return new LinkState(
        map,
        key,
        financeKey,
        dataverseKeyNow == null ? dataverseKey : dataverseKeyNow,
        id,
        dataverse,
        finance,
        deleted);
  }

  /** The same, gone or there. */
  public LinkState gone(boolean now) {
    return new LinkState(map, key, financeKey, dataverseKey, rowId, dataverse, finance, now);
  }
}
