package dev.tandem.core.testkit.simulation;

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

  private static final Set<String> PARTS = Set.of("/rows-first", "/old-key");

  /** What may take effect once: the parts of an operation that the runtime knows of are apart. */
  String identity() {
    return isOfRun()
        ? id
        : "%s %s %d%s".formatted(subject, source, place, isPart() ? suffix : "") + half();
  }

  /** Whether a full compare owes it, not a change of a feed. */
  boolean isOfRun() {
    return place == OF_RUN;
  }

  /** The operation of a change that another side made; null for users and for full compares. */
  static @Nullable Operation ofChange(@Nullable String id, Side sink) {
    Operation operation = parse(id);
    boolean carried = operation != null && !operation.isOfRun() && operation.source() != sink;
    return carried ? operation : null;
  }

  /** Whether it is one of the parts of an operation that the runtime knows of. */
  boolean isPart() {
    return PARTS.stream().anyMatch(suffix::endsWith);
  }

  /** The half of a source event that was told in two. */
  private String half() {
    String last = id.substring(id.lastIndexOf('|') + 1).replaceAll("/.*", "");
    return last.replaceAll("[0-9]", "");
  }

  /** The operation of an id, null when a user made the change. */
  static @Nullable Operation parse(@Nullable String id) {
    if (id == null) {
      return null;
    }
    String[] parts = id.split("\\|", -1);
    String last = parts[3];
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
