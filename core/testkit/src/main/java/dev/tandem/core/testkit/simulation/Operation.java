package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a runtime, taken apart. Immutable.
 *
 * @param id its whole id
 * @param subject the map
 * @param source the side whose change it carries
 * @param place of that change in the history of its system
 * @param suffix what stands behind the coordinate, for the parts of one operation
 */
record Operation(String id, Subject subject, Side source, long place, String suffix) {

  /** The place of an operation that no change of a feed stands behind. */
  private static final long OF_RUN = -1;

  /** The place of an operation whose transaction was never committed. */
  private static final long UNDONE = -2;

  private static final String TRANSACTION = "tx";

  /** Ends what a row of the origin owes once its transaction was left to the runtime. */
  private static final String SETTLED = "/settled";

  /** Ends what brings a row back that the transaction deleted or took over. */
  private static final String RESTORED = "/undo";

  /** Ends what carries the answer to a conflict. */
  private static final String ANSWER = "/resolved";

  private static final Set<String> PARTS = Set.of("/rows-first", "/old-key");

  /** What may take effect once: the parts of an operation that the runtime knows of are apart. */
  String identity() {
    return place < 0
        ? id
        : "%s %s %d%s".formatted(subject, source, place, isPart() || isAnswer() ? suffix : "")
            + half();
  }

  /** Whether a full compare owes it, not a change of a feed or of a host. */
  boolean isOfRun() {
    return place == OF_RUN && !isOfTransaction();
  }

  /** Whether a change of a feed owes it. */
  boolean isOfFeed() {
    return place >= 0 && !isOfTransaction();
  }

  /** Whether a host handed its change over before it was committed. */
  boolean isOfTransaction() {
    return id.split("\\|", -1)[3].equals(TRANSACTION);
  }

  /** Whether nobody ever committed the change of its transaction. */
  boolean isUndone() {
    return place == UNDONE;
  }

  /** Whether it brings what the origin holds after a transaction, whatever that is by then. */
  boolean isSettling() {
    return isOfTransaction() && suffix.contains(SETTLED);
  }

  /** Whether it brings a row back that its transaction deleted or took over. */
  boolean isRestoring() {
    return isOfTransaction() && suffix.contains(RESTORED);
  }

  /** Whether it takes back what its transaction wrote, or repeats it where that was lost. */
  boolean isTakingBack() {
    return isSettling() || isRestoring();
  }

  /** Whether it carries the rows as they were when somebody answered the conflict of its change. */
  boolean isAnswer() {
    return suffix.endsWith(ANSWER);
  }

  /** Names its transaction. */
  String transaction() {
    return coordinate().replaceAll("-.*", "");
  }

  /** The same once its change is at a place in the history of its system; null for never. */
  Operation committed(@Nullable Long at) {
    return new Operation(id, subject, source, at == null ? UNDONE : at, suffix);
  }

  /** The operation that settles its transaction for the row. */
  Operation settling() {
    return new Operation(id.replaceAll("/.*", "") + SETTLED, subject, source, place, SETTLED);
  }

  /** The coordinate of its change. */
  String coordinate() {
    return last().replaceAll("/.*", "");
  }

  /** The name under which a conflict of it is recorded. */
  String conflict() {
    String end = isSettling() ? SETTLED : "";
    return "conflict/" + id.replaceAll("/.*", "") + end;
  }

  /** The id of the operation that a user's change owes through a map. */
  static String ofFeed(Subject subject, Change change) {
    String way = change.table().side() == Side.DATAVERSE ? "F" : "D";
    return "tandem|%s|%s|%s".formatted(subject, way, change.coordinate());
  }

  /** Whether it is one of the parts of an operation that the runtime knows of. */
  boolean isPart() {
    return PARTS.stream().anyMatch(suffix::endsWith);
  }

  /** Whether it deletes the row of the old key of a change of key that was told in two. */
  boolean isFirstHalf() {
    return half().equals("a");
  }

  /** The half of a source event that was told in two. */
  private String half() {
    return coordinate().replaceAll("[0-9]", "");
  }

  private String last() {
    return id.substring(id.lastIndexOf('|') + 1);
  }

  /** The operation of an id, null when a user made the change. */
  static @Nullable Operation parse(@Nullable String id) {
    if (id == null) {
      return null;
    }
    String[] parts = id.split("\\|", -1);
    String last = parts[3].equals(TRANSACTION) ? parts[parts.length - 1] : parts[3];
    int slash = last.indexOf('/');
    String coordinate = slash < 0 ? last : last.substring(0, slash);
    String digits = coordinate.replaceAll("[ab]$", "");
    boolean ofChange = !digits.isEmpty() && digits.chars().allMatch(Character::isDigit);
    return new Operation(
        id,
        Subject.valueOf(parts[1]),
        parts[2].equals("F") ? Side.DATAVERSE : Side.FINANCE,
        ofChange ? Long.parseLong(digits) : OF_RUN,
        slash < 0 ? "" : last.substring(slash));
  }
}
