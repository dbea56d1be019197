package dev.tandem.filter;

import java.util.List;

/**
 * One node of a parsed filter: what both languages have in common. Columns are named as the filter
 * writes them, so a Dataverse lookup reads {@code _name_value} and a finance field may carry its
 * data source. Immutable.
 */
public sealed interface FilterNode {

  /** Every row passes: the empty filter (FLT-2). */
  record All() implements FilterNode {}

  /**
   * All parts hold.
   *
   * @param parts at least two
   */
  record And(List<FilterNode> parts) implements FilterNode {
    public And {
      parts = atLeastTwo(parts);
    }
  }

  /**
   * At least one part holds.
   *
   * @param parts at least two
   */
  record Or(List<FilterNode> parts) implements FilterNode {
    public Or {
      parts = atLeastTwo(parts);
    }
  }

  /**
   * The part is false.
   *
   * @param part what is negated
   */
  record Not(FilterNode part) implements FilterNode {}

  /**
   * A column compared with a constant.
   *
   * @param column as written
   * @param operator how
   * @param literal with what
   */
  record Comparison(String column, ComparisonOperator operator, Literal literal)
      implements FilterNode {}

  /**
   * Whether a column is blank or absent, the only test that is never unknown (FLT-15).
   *
   * @param column as written
   * @param isNull true for {@code eq null}, false for {@code ne null}
   */
  record NullTest(String column, boolean isNull) implements FilterNode {}

  /**
   * A finance pattern match (FLT-12).
   *
   * @param column as written
   * @param pattern {@code *} stands for any run and {@code ?} for one character
   */
  record Like(String column, String pattern) implements FilterNode {}

  /**
   * A text function of the older Dataverse language (FLT-7).
   *
   * @param function which one
   * @param column as written
   * @param text what to look for
   */
  record TextTest(TextFunction function, String column, String text) implements FilterNode {}

  private static List<FilterNode> atLeastTwo(List<FilterNode> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException("a connective joins at least two parts");
    }
    return List.copyOf(parts);
  }
}
