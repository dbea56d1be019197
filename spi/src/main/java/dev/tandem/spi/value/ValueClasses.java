package dev.tandem.spi.value;

import dev.tandem.spi.schema.FieldType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;

/** Which Java class holds the values of a field type; the one place that says so. */
public final class ValueClasses {
  private static final Set<Class<?>> SCALARS =
      Set.of(
          String.class,
          Integer.class,
          Long.class,
          BigDecimal.class,
          Boolean.class,
          LocalDate.class,
          Instant.class,
          LocalDateTime.class,
          LocalTime.class,
          UUID.class,
          ChoiceValue.class,
          EnumValue.class,
          Blank.class);

  private ValueClasses() {}

  /** Whether a slot may hold this object. */
  public static boolean holds(Object value) {
    return SCALARS.contains(value.getClass()) || value instanceof Reference;
  }

  /** The class of the values of a type; {@link Object} for an untyped column. */
  public static Class<?> of(FieldType type) {
    if (type instanceof FieldType.Whole whole) {
      return whole.bits() == 64 ? Long.class : Integer.class;
    }
    if (type instanceof FieldType.DateTime dateTime) {
      return dateTime.behavior() == FieldType.DateTimeBehavior.INSTANT
          ? Instant.class
          : LocalDateTime.class;
    }
    if (type instanceof FieldType.Choice choice) {
      return choice.multiple() ? String.class : ChoiceValue.class;
    }
    return ofPlain(type);
  }

  private static Class<?> ofPlain(FieldType type) {
    if (type instanceof FieldType.Text) {
      return String.class;
    } else if (type instanceof FieldType.Decimal) {
      return BigDecimal.class;
    } else if (type instanceof FieldType.Bool) {
      return Boolean.class;
    } else if (type instanceof FieldType.DateOnly) {
      return LocalDate.class;
    } else if (type instanceof FieldType.TimeOfDay) {
      return LocalTime.class;
    } else if (type instanceof FieldType.Guid) {
      return UUID.class;
    } else if (type instanceof FieldType.Enumeration) {
      return EnumValue.class;
    } else if (type instanceof FieldType.Lookup) {
      return Reference.class;
    }
    return Object.class;
  }
}
