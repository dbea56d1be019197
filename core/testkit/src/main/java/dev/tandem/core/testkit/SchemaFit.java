package dev.tandem.core.testkit;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Row;
import dev.tandem.spi.value.ValueClasses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether rows stay within the types and limits of their table. No state. */
final class SchemaFit {
  private SchemaFit() {}

  /** What is wrong with the slots of a row, empty when nothing is. */
  static List<String> misfits(Row row) {
    List<String> misfits = new ArrayList<>();
    TableSchema schema = row.schema();
    for (int slot = 0; slot < schema.size(); slot++) {
      Object value = row.slot(slot);
      ColumnSchema column = schema.column(slot);
      boolean says = value != null && value != Blank.BLANK;
      if (says && value != null && !fits(column.type(), value)) {
        misfits.add("%s = %s does not fit %s".formatted(column.name(), value, column.type()));
      }
    }
    return misfits;
  }

  private static boolean fits(FieldType type, Object value) {
    if (type instanceof FieldType.Untyped) {
      return ValueClasses.holds(value);
    }
    if (!ValueClasses.of(type).isInstance(value)) {
      return false;
    }
    if (type instanceof FieldType.Text text) {
      return text.maxLength() < 0 || ((String) value).length() <= text.maxLength();
    } else if (type instanceof FieldType.Whole whole) {
      long number = ((Number) value).longValue();
      return number >= whole.min() && number <= whole.max();
    } else if (type instanceof FieldType.Decimal decimal) {
      return fits(decimal, (BigDecimal) value);
    } else if (type instanceof FieldType.Choice choice && value instanceof ChoiceValue option) {
      return choice.allows(option.number());
    }
    return !(type instanceof FieldType.Enumeration members)
        || members.members().isEmpty()
        || members.symbolOf(((EnumValue) value).symbol()) != null;
  }

  private static boolean fits(FieldType.Decimal type, BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    boolean whole =
        type.precision() < 0
            || plain.signum() == 0
            || plain.precision() - plain.scale() <= type.precision() - Math.max(type.scale(), 0);
    return whole
        && (type.scale() < 0 || plain.scale() <= type.scale())
        && (type.min() == null || value.compareTo(type.min()) >= 0)
        && (type.max() == null || value.compareTo(type.max()) <= 0);
  }
}
