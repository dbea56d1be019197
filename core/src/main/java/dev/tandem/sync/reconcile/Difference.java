package dev.tandem.sync.reconcile;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not alike on both sides. It holds field values. Immutable.
 *
 * @param map the map
 * @param kind what it is
 * @param key the key on finance, null when it cannot be told
 * @param id the identifier on Dataverse, null when there is no row or it cannot be told
 * @param columns what differs; empty unless both rows are there
 * @param reason for people
 * @param inFlight whether a change of the row still waits, so that the difference may pass
 */
public record Difference(
    String map,
    Kind kind,
    @Nullable KeyValues key,
    @Nullable UUID id,
    List<Column> columns,
    String reason,
    boolean inFlight) {

  /** The kinds of differences. */
  public enum Kind {
    /** The row of Dataverse should be on finance and is not. */
    MISSING_ON_FINANCE,
    /** The row of finance should be on Dataverse and is not. */
    MISSING_ON_DATAVERSE,
    /** Both rows are there, and mapped columns differ. */
    COLUMNS,
    /** Both rows are there, and the filter of one side leaves its row out. */
    OUT_OF_SCOPE,
    /** The row cannot be mapped, so that nothing can be compared. */
    UNMAPPABLE
  }

  public Difference {
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(kind, "kind");
    columns = List.copyOf(columns);
  }

  /**
   * One column that differs.
   *
   * @param side the side that has the column
   * @param column its name
   * @param mapped what the row of the other side maps to; {@code Blank} when it is blank
   * @param held what the row holds; null when the connector left it out
   */
  public record Column(Side side, String column, @Nullable Object mapped, @Nullable Object held) {}
}
