package dev.tandem.projectops.entity;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.EnumValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two options on Dataverse, the enumerations NoYes and FalseTrue on finance. */
record FlagConversion() implements Conversion {
  private static final EnumValue YES = EnumValue.of("Yes");
  private static final EnumValue NO = EnumValue.of("No");
  private static final EnumValue TRUE = EnumValue.of("True");
  private static final EnumValue FALSE = EnumValue.of("False");

  @Override
  public Class<?> type() {
    return Boolean.class;
  }

  @Override
  public @Nullable Object attribute(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return Optional.ofNullable(value);
    } else if (YES.equals(value) || TRUE.equals(value)) {
      return Optional.of(true);
    }
    return NO.equals(value) || FALSE.equals(value) ? Optional.of(false) : null;
  }

  @Override
  public @Nullable Object slot(Object attribute, ColumnSchema column) {
    Object flag = ((Optional<?>) attribute).orElse(null);
    if (flag == null || !(column.type() instanceof FieldType.Enumeration members)) {
      return flag;
    }
    boolean set = (Boolean) flag;
    return members.symbolOf(YES.symbol()) != null ? (set ? YES : NO) : set ? TRUE : FALSE;
  }
}
