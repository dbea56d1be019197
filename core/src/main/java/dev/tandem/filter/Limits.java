package dev.tandem.filter;

import dev.tandem.filter.FilterNode.And;
import dev.tandem.filter.FilterNode.Not;
import dev.tandem.filter.FilterNode.Or;
import java.util.List;

/**
 * How large a filter may be, so that no input exhausts stack or memory. A printed tree puts at most
 * two signs of nesting on each level; so a tree within its own limit parses again.
 */
final class Limits {
  /** Characters of a filter. */
  static final int MAX_LENGTH = 32_768;

  /** Parentheses and negations around one comparison. */
  static final int MAX_NESTING = 250;

  /** Levels of a tree, its comparisons not counted. */
  static final int MAX_DEPTH = 100;

  private Limits() {}

  static boolean isTooDeep(FilterNode tree) {
    return isDeeper(tree, MAX_DEPTH);
  }

  private static boolean isDeeper(FilterNode node, int levels) {
    List<FilterNode> parts = parts(node);
    if (parts.isEmpty()) {
      return false;
    }
    return levels == 0 || parts.stream().anyMatch(part -> isDeeper(part, levels - 1));
  }

  private static List<FilterNode> parts(FilterNode node) {
    if (node instanceof And and) {
      return and.parts();
    } else if (node instanceof Or or) {
      return or.parts();
    }
    return node instanceof Not not ? List.of(not.part()) : List.of();
  }
}
