package dev.tandem.engine.plan;

import dev.tandem.engine.ConversionOptions;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Blank;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses the conversion into a target column; the one place that knows them all. */
public final class Conversions {
  private static final UUID ZERO_ID = new UUID(0, 0);

  private Conversions() {}

  /** The conversion of values of one column into another column on this side. */
  public static Conversion into(
      FieldType target, FieldType source, Side side, ConversionOptions options) {
    boolean finance = side == Side.FINANCE;
    if (target instanceof FieldType.Text text) {
      return toText(text.maxLength(), finance, options);
    } else if (target instanceof FieldType.Whole whole) {
      Object blank = finance ? ToWhole.zero(whole) : Blank.BLANK;
      return new ToWhole(whole, blank, source instanceof FieldType.Enumeration e ? e : null);
    } else if (target instanceof FieldType.Decimal decimal) {
      return new ToDecimal(
          decimal, finance ? BigDecimal.ZERO : Blank.BLANK, options.roundDecimals());
    } else if (target instanceof FieldType.Bool) {
      return new ToBool(finance ? (Object) false : Blank.BLANK);
    }
    return intoOther(target, side, options);
  }

  private static Conversion intoOther(FieldType target, Side side, ConversionOptions options) {
    boolean finance = side == Side.FINANCE;
    if (target instanceof FieldType.DateOnly || target instanceof FieldType.DateTime) {
      return toDates(target, finance, options);
    } else if (target instanceof FieldType.TimeOfDay) {
      return new ToTime(finance ? LocalTime.MIDNIGHT : Blank.BLANK);
    } else if (target instanceof FieldType.Guid) {
      return new ToGuid(finance ? ZERO_ID : Blank.BLANK);
    } else if (target instanceof FieldType.Choice choice) {
      return choice.multiple() ? toText(FieldType.UNKNOWN, finance, options) : new ToChoice(choice);
    } else if (target instanceof FieldType.Enumeration enumeration) {
      return new ToEnum(enumeration, ToEnum.empty(enumeration));
    } else if (target instanceof FieldType.Lookup lookup) {
      return new ToReference(lookup);
    }
    return new ToUntyped(side, options.emptyTextAsNull());
  }

  private static Conversion toText(int maxLength, boolean finance, ConversionOptions options) {
    Object empty = finance || !options.emptyTextAsNull() ? "" : Blank.BLANK;
    return new ToText(maxLength, finance ? "" : Blank.BLANK, empty);
  }

  private static Conversion toDates(FieldType target, boolean finance, ConversionOptions options) {
    boolean clears = !finance && options.emptyDateAsNull();
    if (target instanceof FieldType.DateOnly) {
      return new ToDate(finance ? Dates.EMPTY : Blank.BLANK, clears ? Blank.BLANK : Dates.EMPTY);
    }
    @Nullable Object empty = clears ? Blank.BLANK : null;
    boolean instant = target.equals(new FieldType.DateTime(FieldType.DateTimeBehavior.INSTANT));
    return instant
        ? new ToInstant(finance ? Dates.EMPTY_INSTANT : Blank.BLANK, empty)
        : new ToWallClock(finance ? Dates.EMPTY.atStartOfDay() : Blank.BLANK, empty);
  }

  /**
   * A literal of a map file as a value for a column (TRF-4); where nothing is known of a Dataverse
   * column the text is tried as whole number, then boolean, then taken as text (UND-48).
   */
  public static Object literal(String text, Conversion conversion) {
    if (conversion instanceof ToUntyped untyped && untyped.isDataverse()) {
      return guess(text);
    }
    return conversion.convert(text);
  }

  private static Object guess(String text) {
    BigDecimal number = Numbers.parse(text);
    Integer whole = number == null ? null : Numbers.int32(number);
    if (whole != null && whole.toString().equals(text)) {
      return whole;
    }
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    return text.isEmpty() ? Blank.BLANK : text;
  }
}
