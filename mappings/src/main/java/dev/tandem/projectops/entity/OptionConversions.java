package dev.tandem.projectops.entity;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import org.jspecify.annotations.Nullable;

/** Choices and enumerations. No state. */
final class OptionConversions {
  private OptionConversions() {}

  record OfChoice<E extends Enum<E> & Option>(Class<E> type) implements Conversion {
    @Override
    public @Nullable Object attribute(@Nullable Object value) {
      if (value == null) {
        return Choice.none();
      }
      return value instanceof ChoiceValue number ? Choice.ofValue(type, number) : null;
    }

    @Override
    public @Nullable Object slot(Object attribute, ColumnSchema column) {
      return ((Choice<?>) attribute).value();
    }
  }

  record OfSymbol<E extends Enum<E> & Member>(Class<E> type) implements Conversion {
    @Override
    public @Nullable Object attribute(@Nullable Object value) {
      if (value == null) {
        return EnumSymbol.none();
      }
      return value instanceof EnumValue symbol ? EnumSymbol.ofValue(type, symbol) : null;
    }

    @Override
    public @Nullable Object slot(Object attribute, ColumnSchema column) {
      return ((EnumSymbol<?>) attribute).value();
    }
  }
}
