package dev.tandem.map.format;

import java.util.Locale;

/** Tells from its content what a file may be; its name and extension say nothing. */
enum Marks {
  ARCHIVE,
  XML,
  JSON,
  OTHER;

  /** What the content begins like. */
  static Marks of(byte[] content) {
    if (content.length >= 4
        && content[0] == 'P'
        && content[1] == 'K'
        && (content[2] == 3 || content[2] == 5)) {
      return ARCHIVE;
    }
    for (byte signed : content) {
      int b = signed & 0xFF;
      if (b == '<') {
        return XML;
      }
      if (b == '{' || b == '[' || b == '"') {
        return JSON;
      }
      boolean skipped = b == 0 || b == 0xEF || b == 0xBB || b == 0xBF || b == 0xFE || b == 0xFF;
      if (!skipped && !Character.isWhitespace(b)) {
        return OTHER;
      }
    }
    return OTHER;
  }

  /** Whether content of this kind names what only map files name. */
  boolean marked(byte[] content) {
    return switch (this) {
      case XML -> contains(content, "msdyn_dualwriteentitymap");
      case JSON -> contains(content, "\"legs\"") || contains(content, "msdyn_mapping\"");
      default -> false;
    };
  }

  /** Looks for a word of ASCII in any case and in any of the UTF encodings. */
  private static boolean contains(byte[] content, String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    int matched = 0;
    for (byte b : content) {
      if (b == 0) {
        continue;
      }
      int c = b >= 'A' && b <= 'Z' ? b + 32 : b;
      if (c == lower.charAt(matched)) {
        matched++;
        if (matched == lower.length()) {
          return true;
        }
      } else {
        matched = c == lower.charAt(0) ? 1 : 0;
      }
    }
    return false;
  }
}
