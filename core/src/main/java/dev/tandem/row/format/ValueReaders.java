package dev.tandem.row.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.value.Blank;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Chooses the reader of a type, and holds the readers of the plain ones. */
final class ValueReaders {
  private ValueReaders() {}

  static ValueReader of(FieldType type) {
    if (type instanceof FieldType.Whole whole) {
      return new Whole(whole.bits() == 64);
    } else if (type instanceof FieldType.DateTime dateTime) {
      return dateTime.behavior() == DateTimeBehavior.INSTANT ? new Moment() : new WallClock();
    } else if (type instanceof FieldType.Choice choice) {
      return choice.multiple() ? new OptionReaders.Several() : new OptionReaders.One(choice);
    } else if (type instanceof FieldType.Enumeration enumeration) {
      return new OptionReaders.Symbol(enumeration);
    } else if (type instanceof FieldType.Lookup) {
      return new ReferenceReader();
    }
    return plain(type);
  }

  private static ValueReader plain(FieldType type) {
    if (type instanceof FieldType.Text) {
      return new Text();
    } else if (type instanceof FieldType.Decimal) {
      return new Decimal();
    } else if (type instanceof FieldType.Bool) {
      return new OptionReaders.Flag();
    } else if (type instanceof FieldType.DateOnly) {
      return new Date();
    } else if (type instanceof FieldType.TimeOfDay) {
      return new Time();
    } else if (type instanceof FieldType.Guid) {
      return new Guid();
    }
    return new UntypedReader();
  }

  /** Text as it is; numbers and booleans as they are written. A structure is no text. */
  private static final class Text extends ValueReader {
    @Override
    Object parse(char[] text, int from, int to) {
      return new String(text, from, to - from);
    }

    @Override
    Object text(String text) {
      return text.isEmpty() ? Blank.BLANK : text;
    }

    @Override
    Object string(JsonParser parser) throws IOException {
      return parser.getText();
    }

    @Override
    Object structure(JsonParser parser) {
      String found = parser.currentToken() == JsonToken.START_OBJECT ? "an object" : "a list";
      throw RowJson.error(parser, "found " + found + " where a text is expected");
    }
  }

  private static final class Whole extends ValueReader {
    private final boolean wide;

    Whole(boolean wide) {
      this.wide = wide;
    }

    @Override
    @Nullable Object parse(char[] text, int from, int to) {
      Long number = NumberText.whole(text, from, to);
      if (number == null || wide) {
        return number;
      }
      return number == number.intValue() ? (Object) number.intValue() : null;
    }
  }

  private static final class Decimal extends ValueReader {
    @Override
    @Nullable BigDecimal parse(char[] text, int from, int to) {
      return NumberText.decimal(text, from, to);
    }
  }

  private static final class Date extends ValueReader {
    @Override
    @Nullable Object parse(char[] text, int from, int to) {
      return IsoText.date(text, from, to);
    }
  }

  private static final class Moment extends ValueReader {
    @Override
    @Nullable Object parse(char[] text, int from, int to) {
      return IsoText.instant(text, from, to);
    }
  }

  private static final class WallClock extends ValueReader {
    @Override
    @Nullable Object parse(char[] text, int from, int to) {
      return IsoText.dateTime(text, from, to);
    }
  }

  /** A time of day, or the seconds since midnight that the other side keeps (TYP-9). */
  private static final class Time extends ValueReader {
    private static final int SECONDS_OF_DAY = 86_400;

    @Override
    @Nullable Object parse(char[] text, int from, int to) {
      LocalTime time = IsoText.time(text, from, to);
      if (time != null) {
        return time;
      }
      Long seconds = NumberText.whole(text, from, to);
      return seconds == null || seconds < 0 || seconds >= SECONDS_OF_DAY
          ? null
          : LocalTime.ofSecondOfDay(seconds);
    }
  }

  private static final class Guid extends ValueReader {
    @Override
    @Nullable Object parse(char[] text, int from, int to) {
      return GuidText.guid(text, from, to);
    }
  }

  /** Whether a part of a reference has no value. */
  static boolean isBlank(@Nullable Object value) {
    return value == null
        || value == Blank.BLANK
        || (value instanceof String text && text.isBlank());
  }
}
