package dev.tandem.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter printed in one of the languages, or every reason why that language cannot say it.
 * Immutable.
 *
 * @param text the printed filter; null when there are obstacles
 * @param obstacles why it cannot be expressed, one sentence each; empty when it can
 */
public record FilterTranslation(@Nullable String text, List<String> obstacles) {

  public FilterTranslation {
    obstacles = List.copyOf(obstacles);
    if ((text == null) == obstacles.isEmpty()) {
      throw new IllegalArgumentException("a translation has either a text or obstacles");
    }
  }

  /** Whether there is a text. */
  public boolean isExpressible() {
    return text != null;
  }

  /**
   * The printed filter.
   *
   * @throws IllegalStateException with all obstacles when it cannot be expressed
   */
  public String orThrow() {
    if (text == null) {
      throw new IllegalStateException(String.join("; ", obstacles));
    }
    return text;
  }
}
