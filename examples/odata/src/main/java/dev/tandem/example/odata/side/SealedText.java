package dev.tandem.example.odata.side;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Texts that a caller keeps and brings back, bound to what they are for. One with a changed letter,
 * or for something else, is told apart.
 */
final class SealedText {
  private static final int SEAL = 16;

  private SealedText() {}

  static String write(String purpose, String text) {
    String sealed = Seal.of(purpose + "\n" + text).substring(0, SEAL) + text;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
  }

  /** The text; null when it was not written for this purpose. */
  static @Nullable String read(String purpose, String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
    String sealed = new String(bytes, StandardCharsets.UTF_8);
    if (sealed.length() < SEAL) {
      return null;
    }
    String text = sealed.substring(SEAL);
    return write(purpose, text).equals(token) ? text : null;
  }
}
