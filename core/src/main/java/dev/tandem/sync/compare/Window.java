package dev.tandem.sync.compare;

import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.reconcile.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A window on the tables of a map: which of their rows lie in it. Immutable. */
final class Window {
  private static final Map<Side, String> MODIFIED =
      Map.of(Side.DATAVERSE, "modifiedon", Side.FINANCE, "MODIFIEDDATETIME");

  private final TimeWindow window;
  private final Map<Side, String> columns = new EnumMap<>(Side.class);

  /**
   * A window on the tables of a map.
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} when a named column holds no time, or
   *     none is named and the tables keep no time of modification
   */
  Window(TimeWindow window, MapRun map) {
    this.window = window;
    for (Side side : Side.values()) {
      String named = window.columns().get(side);
      TableSchema table = map.table(side);
      if (named != null && !holdsTime(table, named)) {
        throw refused(map, "%s has no date or time '%s'".formatted(table.name().name(), named));
      }
      String modified = MODIFIED.get(side);
      boolean standard = window.columns().isEmpty() && holdsTime(table, modified);
      String column = standard ? modified : named;
      if (column != null) {
        columns.put(side, column);
      }
    }
    if (columns.isEmpty()) {
      throw refused(map, "its tables keep no time of modification; name a column of a side");
    }
  }

  private static DualWriteException refused(MapRun map, String why) {
    return new DualWriteException(
        ErrorCode.ACTION_REFUSED,
        "cannot compare %s by a window of time: %s".formatted(map.name(), why));
  }

  private static boolean holdsTime(TableSchema table, @Nullable String column) {
    int slot = column == null ? -1 : table.slotOf(column);
    FieldType type = slot < 0 ? null : table.column(slot).type();
    return type instanceof FieldType.DateTime || type instanceof FieldType.DateOnly;
  }

  /** Whether rows of a side are chosen by a time of their own. */
  boolean chooses(Side side) {
    return columns.containsKey(side);
  }

  /** Those of some rows of a side that lie in the window. */
  List<StoredRow> in(Side side, List<StoredRow> rows) {
    return rows.stream().filter(row -> has(side, row)).toList();
  }

  /** Whether a row lies in the window by its own time. */
  boolean has(Side side, StoredRow row) {
    String column = columns.get(side);
    Instant at = column == null ? null : instant(row.row().value(column));
    return at != null && window.contains(at);
  }

  private static @Nullable Instant instant(@Nullable Object value) {
    if (value instanceof LocalDate date) {
      return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    } else if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    return value instanceof Instant instant ? instant : null;
  }
}
