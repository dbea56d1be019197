package dev.tandem.sync.reconcile;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are to be compared. Immutable.
 *
 * @param map the map, by name
 * @param company only rows of this company; null for all
 * @param keys only the rows with these keys on finance; empty for all
 * @param rows only the rows with these identifiers on Dataverse; empty for all
 * @param window only pairs with a row in this window; null for all. It cannot be had together with
 *     keys or rows
 * @param withInFlight whether rows of which changes still wait are reported too; they are only
 *     counted otherwise, because they are about to change
 * @param pageSize most rows of a side in memory, at least 1
 */
public record ReconcileRequest(
    String map,
    @Nullable LegalEntity company,
    List<KeyValues> keys,
    List<UUID> rows,
    @Nullable TimeWindow window,
    boolean withInFlight,
    int pageSize) {
  private static final int PAGE = 500;

  public ReconcileRequest {
    Objects.requireNonNull(map, "map");
    keys = List.copyOf(keys);
    rows = List.copyOf(rows);
    if (pageSize < 1) {
      throw new IllegalArgumentException("a page has at least one row");
    }
    if (window != null && !(keys.isEmpty() && rows.isEmpty())) {
      throw new IllegalArgumentException("rows are named or chosen by a window, not both");
    }
  }

  /** All rows of a map. */
  public static ReconcileRequest of(String map) {
    return new ReconcileRequest(map, null, List.of(), List.of(), null, false, PAGE);
  }

  /** The same, only rows of this company. */
  public ReconcileRequest inCompany(LegalEntity only) {
    return new ReconcileRequest(map, only, keys, rows, window, withInFlight, pageSize);
  }

  /** The same, only rows with these keys on finance. */
  public ReconcileRequest ofKeys(KeyValues... only) {
    return new ReconcileRequest(map, company, List.of(only), rows, window, withInFlight, pageSize);
  }

  /** The same, only rows with these identifiers on Dataverse. */
  public ReconcileRequest ofRows(UUID... only) {
    return new ReconcileRequest(map, company, keys, List.of(only), window, withInFlight, pageSize);
  }

  /** The same, only pairs with a row in this window. */
  public ReconcileRequest within(TimeWindow times) {
    return new ReconcileRequest(map, company, keys, rows, times, withInFlight, pageSize);
  }

  /** The same, with rows of which changes still wait. */
  public ReconcileRequest withRowsInFlight() {
    return new ReconcileRequest(map, company, keys, rows, window, true, pageSize);
  }

  /** The same with another size of a page. */
  public ReconcileRequest inPagesOf(int size) {
    return new ReconcileRequest(map, company, keys, rows, window, withInFlight, size);
  }
}
