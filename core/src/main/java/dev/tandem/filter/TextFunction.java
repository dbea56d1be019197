package dev.tandem.filter;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text test of the older Dataverse language (FLT-7). Letter case never matters (FLT-19). */
public enum TextFunction {
  /** The value begins with the text. */
  STARTSWITH,
  /** The value ends with the text. */
  ENDSWITH,
  /** The text occurs somewhere in the value. */
  CONTAINS;

  /** The name as filters write it, for example {@code startswith}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable TextFunction named(String word) {
    for (TextFunction function : values()) {
      if (function.name().equalsIgnoreCase(word)) {
        return function;
      }
    }
    return null;
  }

  boolean test(String value, String text) {
    int last = value.length() - text.length();
    return switch (this) {
      case STARTSWITH -> value.regionMatches(true, 0, text, 0, text.length());
      case ENDSWITH -> value.regionMatches(true, last, text, 0, text.length());
      case CONTAINS -> occurs(value, text, last);
    };
  }

  private static boolean occurs(String value, String text, int last) {
    for (int start = 0; start <= last; start++) {
      if (value.regionMatches(true, start, text, 0, text.length())) {
        return true;
      }
    }
    return false;
  }
}
