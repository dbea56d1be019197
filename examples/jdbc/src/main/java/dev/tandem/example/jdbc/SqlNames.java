package dev.tandem.example.jdbc;

import dev.tandem.spi.schema.Side;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Gives every table or column of a catalog a name that both databases take: lower case, letters and
 * digits of ASCII, at most 58 characters. Not safe for several threads.
 */
final class SqlNames {
  private static final int LONGEST = 58;
  private final Map<String, String> owners = new HashMap<>();

  /** What the names of a side start with, so that both may live in one database. */
  static String prefix(Side side) {
    return side == Side.DATAVERSE ? "dv_" : "fo_";
  }

  /**
   * The name for this one; the same name always gets the same.
   *
   * @throws IllegalArgumentException when another name got it before
   */
  String take(String prefix, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = prefix + lower.replaceAll("[^a-z0-9_]", "_");
    if (plain.length() > LONGEST) {
      String tail = "_" + hash(lower);
      plain = plain.substring(0, LONGEST - tail.length()) + tail;
    }
    String owner = owners.putIfAbsent(plain, name);
    if (owner != null) {
      throw new IllegalArgumentException(
          "%s and %s would both be stored as %s; rename one".formatted(owner, name, plain));
    }
    return plain;
  }

  /** Eight digits that tell texts apart. */
  static String hash(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
