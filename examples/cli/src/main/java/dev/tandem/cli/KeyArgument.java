package dev.tandem.cli;

import dev.tandem.spi.schema.KeyValues;
import java.util.UUID;
import java.util.regex.Pattern;

/** A key on the command line: {@code column=value}, several with commas between them. */
final class KeyArgument {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private KeyArgument() {}

  static KeyValues parse(String text) {
    try {
      return key(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("the key '%s': %s".formatted(text, e.getMessage()), e);
    }
  }

  private static KeyValues key(String text) {
    KeyValues.Builder key = KeyValues.builder();
    for (String part : text.split(",", -1)) {
      int at = part.indexOf('=');
      if (at <= 0) {
        throw new UnreadableException(
            "the key '%s' is not of the form column=value,column=value".formatted(text));
      }
      String value = part.substring(at + 1).strip();
      key.put(
          part.substring(0, at).strip(),
          ID.matcher(value).matches() ? UUID.fromString(value) : value);
    }
    return key.build();
  }
}
