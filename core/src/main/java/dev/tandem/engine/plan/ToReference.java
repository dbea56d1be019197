package dev.tandem.engine.plan;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To a lookup column that is mapped without a path: the value is the id of the row. */
final class ToReference extends Conversion {
  /** The finance empty identifier refers to nothing (LKP-13). */
  private static final UUID NO_ROW = new UUID(0, 0);

  private final @Nullable String table;

  ToReference(FieldType.Lookup type) {
    super(Blank.BLANK);
    table = type.targets().size() == 1 ? type.targets().get(0) : null;
  }

  /** Whether the value of a key behind a lookup refers to no row at all (LKP-13). */
  static boolean isNoRow(@Nullable Object value) {
    return value != null && (Texts.isBlankPart(value) || NO_ROW.equals(value));
  }

  @Override
  Object convertValue(Object value) {
    if (value instanceof Reference) {
      return value;
    }
    UUID id =
        value instanceof UUID uuid
            ? uuid
            : value instanceof String text ? ToGuid.parse(text) : null;
    if (id != null) {
      return id.equals(NO_ROW) ? Blank.BLANK : Reference.byId(table, id);
    }
    return value instanceof String text && text.isBlank()
        ? Blank.BLANK
        : cannot("a lookup: map a key column behind it", value);
  }
}
