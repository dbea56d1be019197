package dev.tandem.diff;

import dev.tandem.map.Direction;

/**
 * Rows that a change affects, in one direction. Immutable.
 *
 * @param direction which way the rows travel
 * @param filter which rows of that direction travel at all, in the language of their side; empty
 *     for all, and for a change of the filter itself
 * @param rows which of them are affected, in words
 */
public record RowScope(Direction direction, String filter, String rows) {
  /** The scope for people. */
  public String display() {
    String way = direction == Direction.TO_FINANCE ? "to finance: " : "to Dataverse: ";
    return way + rows + (filter.isBlank() ? "" : ", of those where " + filter.strip());
  }
}
