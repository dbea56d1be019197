package dev.tandem.example.jdbc;

import dev.tandem.spi.testkit.rules.RowKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of a key as an index holds it: the canonical text without the character that PostgreSQL
 * refuses, shortened to a digest when an index would not take it.
 */
final class KeyText {
  private static final char PART_END = '\u001f';
  private static final int LONGEST = 400;

  private KeyText() {}

  static String of(String canonical) {
    String text =
        canonical
            .replace("\\", "\\\\")
            .replace(String.valueOf(PART_END), "\\u")
            .replace(RowKey.SEPARATOR, PART_END);
    // Longer than any text that is kept whole, so that the two kinds never meet.
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + digest(text);
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
