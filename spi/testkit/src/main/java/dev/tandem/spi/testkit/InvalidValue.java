package dev.tandem.spi.testkit;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that a column must refuse, derived from its type.
 *
 * @param column the column
 * @param value the value
 * @param code the expected problem
 */
record InvalidValue(String column, Object value, ErrorCode code) {
  /** Longer columns are not tried: the text alone would be too big for a quick test. */
  private static final int LONGEST_TRIED = 100_000;

  private static final int NO_OPTION = 987_654_321;
  private static final String NO_MEMBER = "TandemNoSuchMember";

  /** Every value of this kind for the writable columns of a table. */
  static List<InvalidValue> of(TableSchema table, ErrorCode code) {
    List<InvalidValue> found = new ArrayList<>();
    for (ColumnSchema column : table.columns()) {
      if (!column.readOnly()) {
        add(found, column, code, invalid(column.type(), code));
      }
    }
    return found;
  }

  private static void add(
      List<InvalidValue> found, ColumnSchema column, ErrorCode code, @Nullable Object value) {
    if (value != null) {
      found.add(new InvalidValue(column.name(), value, code));
    }
  }

  private static @Nullable Object invalid(FieldType type, ErrorCode code) {
    return switch (code) {
      case TEXT_TOO_LONG -> tooLong(type);
      case UNKNOWN_OPTION -> unknownOption(type);
      case OUT_OF_RANGE -> outOfRange(type);
      case DIGITS_LOST -> tooFine(type);
      case VALUE_NOT_CONVERTIBLE -> otherClass(type);
      default -> throw new IllegalArgumentException("no value is known for " + code);
    };
  }

  private static @Nullable Object tooLong(FieldType type) {
    boolean bounded =
        type instanceof FieldType.Text text
            && text.maxLength() != FieldType.UNKNOWN
            && text.maxLength() < LONGEST_TRIED;
    return bounded ? "x".repeat(((FieldType.Text) type).maxLength() + 1) : null;
  }

  private static @Nullable Object unknownOption(FieldType type) {
    if (type instanceof FieldType.Choice choice && !choice.allows(NO_OPTION)) {
      return choice.multiple() ? (Object) String.valueOf(NO_OPTION) : ChoiceValue.of(NO_OPTION);
    }
    boolean published =
        type instanceof FieldType.Enumeration members && !members.members().isEmpty();
    return published ? EnumValue.of(NO_MEMBER) : null;
  }

  private static @Nullable Object outOfRange(FieldType type) {
    if (type instanceof FieldType.Whole whole) {
      if (whole.bits() == 32) {
        return whole.max() < Integer.MAX_VALUE ? Integer.valueOf((int) whole.max() + 1) : null;
      }
      return whole.max() < Long.MAX_VALUE ? Long.valueOf(whole.max() + 1) : null;
    }
    if (type instanceof FieldType.Decimal decimal) {
      BigDecimal max = decimal.max();
      return max == null ? null : max.add(BigDecimal.ONE);
    }
    return null;
  }

  private static @Nullable Object tooFine(FieldType type) {
    if (type instanceof FieldType.Decimal decimal && decimal.scale() >= 0) {
      BigDecimal value = BigDecimal.ONE.add(BigDecimal.ONE.movePointLeft(decimal.scale() + 1));
      BigDecimal max = decimal.max();
      return max == null || value.compareTo(max) < 0 ? value : null;
    }
    return null;
  }

  private static @Nullable Object otherClass(FieldType type) {
    boolean takesText =
        type instanceof FieldType.Text
            || type instanceof FieldType.Untyped
            || (type instanceof FieldType.Choice choice && choice.multiple());
    return takesText ? null : "no such value";
  }
}
