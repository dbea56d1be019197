package dev.tandem.example.odata.server.bulk;

import dev.tandem.example.odata.server.rows.Values;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as texts of a file of rows, and back. */
final class CellTexts {
  private CellTexts() {}

  /** The text of a slot; empty for a blank. */
  static String of(@Nullable Object slot) {
    if (slot == null || slot == Blank.BLANK) {
      return "";
    } else if (slot instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (slot instanceof Boolean flag) {
      return flag ? "Yes" : "No";
    } else if (slot instanceof EnumValue member) {
      return member.symbol();
    } else if (slot instanceof LocalDateTime wallClock) {
      return wallClock.toInstant(ZoneOffset.UTC).toString();
    }
    return slot.toString();
  }

  /**
   * The value of a cell; null for a blank.
   *
   * @throws IllegalArgumentException when it is none of the type
   */
  static @Nullable Object value(FieldType type, String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    try {
      return type instanceof FieldType.Bool ? flag(cell) : Values.fromText(type, cell);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no date or time", e);
    }
  }

  private static Boolean flag(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "1" -> true;
      case "no", "false", "0" -> false;
      default -> throw new IllegalArgumentException("neither Yes nor No");
    };
  }
}
