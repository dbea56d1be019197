package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How operations are named: by the map, the way and the coordinate of the source, never by content
 * (I6). What starts like this was written by a runtime and is an echo when a feed shows it.
 */
public final class OperationIds {
  private static final String PREFIX = "tandem|";

  /** Ends the id of a row that travelled without some of its lookups. */
  static final String PARTLY = "/rows-first";

  /** Ends the id of the delete of the row of an old key. */
  static final String OLD_KEY = "/old-key";

  private OperationIds() {}

  /** The operation that a change of this coordinate owes through a map. */
  public static String of(MapRun map, Direction direction, String coordinate) {
    char way = direction == Direction.TO_FINANCE ? 'F' : 'D';
    return PREFIX + map.name() + '|' + way + '|' + coordinate;
  }

  /** The coordinate of the source that an operation id of a map names. */
  public static String coordinate(MapRun map, String operationId) {
    int start = PREFIX.length() + map.name().length() + 3;
    boolean ofMap = operationId.startsWith(PREFIX + map.name() + '|');
    return ofMap && operationId.length() > start ? operationId.substring(start) : operationId;
  }

  /** Whether one of these took effect, in part at least, as far as the sides keep a ledger (T4). */
  public static boolean anyAccepted(SyncContext context, List<Obligation> owed) {
    for (Side side : Side.values()) {
      List<String> ids = new ArrayList<>();
      for (Obligation each : owed) {
        if (each.target() == side) {
          ids.add(each.operationId());
          ids.add(each.operationId() + PARTLY);
        }
      }
      SideAccess access = context.side(side);
      boolean any =
          !ids.isEmpty()
              && access.has(Capability.OPERATION_LEDGER)
              && !access.ask(context.now(), connector -> connector.accepted(ids)).isEmpty();
      if (any) {
        return true;
      }
    }
    return false;
  }

  /** Whether it brings a row without some of its lookups, which follow. */
  public static boolean isPartly(String operationId) {
    return operationId.endsWith(PARTLY);
  }

  /** Whether a runtime wrote it. */
  public static boolean isOurs(@Nullable String operationId) {
    return operationId != null && operationId.startsWith(PREFIX);
  }
}
