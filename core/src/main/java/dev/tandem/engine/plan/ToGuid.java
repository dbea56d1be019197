package dev.tandem.engine.plan;

import dev.tandem.spi.value.Reference;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To a unique identifier. */
final class ToGuid extends Conversion {
  private static final int LENGTH = 36;

  ToGuid(Object blank) {
    super(blank);
  }

  @Override
  Object convertValue(Object value) {
    if (value instanceof UUID) {
      return value;
    }
    if (value instanceof Reference.ById byId) {
      return byId.id();
    }
    if (value instanceof String text) {
      UUID id = parse(text);
      return id != null ? id : text.isBlank() ? blank() : cannot("a unique identifier", value);
    }
    return cannot("a unique identifier", value);
  }

  /** The identifier a text holds, with or without braces, or null. */
  static @Nullable UUID parse(String text) {
    String bare = text.length() == LENGTH ? text : bare(text);
    if (bare.length() != LENGTH) {
      return null;
    }
    try {
      return UUID.fromString(bare);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String bare(String text) {
    String bare = text.strip();
    return bare.startsWith("{") && bare.endsWith("}") ? bare.substring(1, bare.length() - 1) : bare;
  }
}
