package dev.tandem.example.odata.server.rows;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What slots hold, as OData has it, and back. */
public final class Values {
  private Values() {}

  /** The value that Olingo writes; null for a blank. */
  public static @Nullable Object toOData(FieldType type, @Nullable Object slot) {
    if (slot == null || slot == Blank.BLANK) {
      return null;
    } else if (slot instanceof EnumValue member && type instanceof FieldType.Enumeration known) {
      return known.members().get(known.symbolOf(member.symbol()));
    } else if (slot instanceof ChoiceValue choice) {
      return choice.number();
    } else if (slot instanceof Reference reference) {
      return reference instanceof Reference.ById byId ? byId.id() : null;
    } else if (slot instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC);
    }
    return slot;
  }

  /**
   * The value of a slot from the text that OData writes for it.
   *
   * @throws IllegalArgumentException when the text is none of the type
   */
  public static Object fromText(FieldType type, String text) {
    if (type instanceof FieldType.Whole whole) {
      return whole.bits() == 64 ? (Object) Long.valueOf(text) : (Object) Integer.valueOf(text);
    } else if (type instanceof FieldType.Decimal) {
      return new BigDecimal(text);
    } else if (type instanceof FieldType.Bool) {
      return Boolean.valueOf(text);
    } else if (type instanceof FieldType.Guid) {
      return UUID.fromString(text);
    } else if (type instanceof FieldType.Lookup) {
      return Reference.byId(null, UUID.fromString(text));
    } else if (type instanceof FieldType.Choice choice) {
      return choice.multiple() ? text : ChoiceValue.of(Integer.parseInt(text));
    } else if (type instanceof FieldType.Enumeration) {
      return EnumValue.of(text);
    }
    return ofTime(type, text);
  }

  private static Object ofTime(FieldType type, String text) {
    if (type instanceof FieldType.DateOnly) {
      return LocalDate.parse(text);
    } else if (type instanceof FieldType.TimeOfDay) {
      return LocalTime.parse(text);
    } else if (type instanceof FieldType.DateTime time) {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return time.behavior() == DateTimeBehavior.INSTANT
          ? instant
          : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    return text;
  }
}
