package dev.tandem.sync.codec;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One value of a slot with a tag for its class; the tags never change meaning. Classes are asked
 * for and not what they implement: the virtual machine is slow to deny that.
 */
final class ValueCodec {
  private static final int ABSENT = 0;
  private static final int BLANK = 1;
  private static final int TEXT = 2;
  private static final int INT = 3;
  private static final int LONG = 4;
  private static final int DECIMAL = 5;
  private static final int FALSE = 6;
  private static final int TRUE = 7;
  private static final int DATE = 8;
  private static final int INSTANT = 9;
  private static final int DATE_TIME = 10;
  private static final int TIME = 11;
  private static final int ID = 12;
  private static final int CHOICE = 13;
  private static final int ENUM = 14;
  private static final int ROW_ID = 15;
  private static final int ROW_KEY = 16;

  /** So many digits fit a long. */
  private static final int LONG_DIGITS = 18;

  private ValueCodec() {}

  static void write(@Nullable Object value, ByteSink sink) {
    if (value == null) {
      sink.put(ABSENT);
    } else if (value == Blank.BLANK) {
      sink.put(BLANK);
    } else if (value instanceof String text) {
      sink.put(TEXT);
      sink.text(text);
    } else if (value instanceof Boolean bool) {
      sink.put(bool ? TRUE : FALSE);
    } else if (value instanceof Number number) {
      writeNumber(number, sink);
    } else if (value instanceof Reference.ById byId) {
      sink.put(ROW_ID);
      sink.optionalText(byId.table());
      sink.id(byId.id());
    } else if (value instanceof Reference.ByKey byKey) {
      sink.put(ROW_KEY);
      sink.optionalText(byKey.table());
      writeKey(byKey.key(), sink);
    } else {
      writeOther(value, sink);
    }
  }

  private static void writeNumber(Number value, ByteSink sink) {
    if (value instanceof Integer) {
      sink.put(INT);
      sink.signed(value.longValue());
    } else if (value instanceof Long) {
      sink.put(LONG);
      sink.signed(value.longValue());
    } else {
      BigDecimal decimal = (BigDecimal) value;
      sink.put(DECIMAL);
      sink.signed(decimal.scale());
      writeDigits(decimal, sink);
    }
  }

  private static void writeDigits(BigDecimal decimal, ByteSink sink) {
    if (decimal.precision() <= LONG_DIGITS) {
      sink.digits(decimal.scaleByPowerOfTen(decimal.scale()).longValue());
    } else {
      byte[] digits = decimal.unscaledValue().toByteArray();
      sink.number(digits.length);
      sink.raw(digits);
    }
  }

  private static void writeOther(Object value, ByteSink sink) {
    if (value instanceof UUID id) {
      sink.put(ID);
      sink.id(id);
    } else if (value instanceof ChoiceValue choice) {
      sink.put(CHOICE);
      sink.signed(choice.number());
      sink.optionalText(choice.label());
    } else if (value instanceof EnumValue member) {
      sink.put(ENUM);
      sink.text(member.symbol());
    } else {
      writeTime(value, sink);
    }
  }

  private static void writeTime(Object value, ByteSink sink) {
    if (value instanceof LocalDate date) {
      sink.put(DATE);
      sink.signed(date.toEpochDay());
    } else if (value instanceof Instant instant) {
      sink.put(INSTANT);
      sink.instant(instant);
    } else if (value instanceof LocalDateTime dateTime) {
      sink.put(DATE_TIME);
      sink.instant(dateTime.toInstant(ZoneOffset.UTC));
    } else if (value instanceof LocalTime time) {
      sink.put(TIME);
      sink.number(time.toNanoOfDay());
    } else {
      throw new IllegalArgumentException("no row holds a " + value.getClass().getName());
    }
  }

  static void writeKey(KeyValues key, ByteSink sink) {
    int parts = key.columns().size();
    sink.number(parts);
    for (int i = 0; i < parts; i++) {
      sink.text(key.columns().get(i));
      write(key.part(i), sink);
    }
  }

  static @Nullable Object read(ByteSource source) {
    int tag = source.take();
    return switch (tag) {
      case ABSENT -> null;
      case BLANK -> Blank.BLANK;
      case TEXT -> source.text();
      case INT -> (int) source.signed();
      case LONG -> source.signed();
      case DECIMAL -> decimal(source);
      case FALSE -> false;
      case TRUE -> true;
      case ID -> source.id();
      case CHOICE -> new ChoiceValue((int) source.signed(), source.optionalText());
      case ENUM -> EnumValue.of(source.text());
      case ROW_ID -> Reference.byId(source.optionalText(), source.id());
      case ROW_KEY -> Reference.byKey(source.optionalText(), readKey(source));
      default -> readTime(tag, source);
    };
  }

  private static Object readTime(int tag, ByteSource source) {
    return switch (tag) {
      case DATE -> LocalDate.ofEpochDay(source.signed());
      case INSTANT -> source.instant();
      case DATE_TIME -> LocalDateTime.ofInstant(source.instant(), ZoneOffset.UTC);
      case TIME -> LocalTime.ofNanoOfDay(source.number());
      default -> throw ByteSource.broken("has a value of unknown kind " + tag, null);
    };
  }

  private static BigDecimal decimal(ByteSource source) {
    int scale = (int) source.signed();
    return new BigDecimal(new BigInteger(source.raw(source.smallNumber())), scale);
  }

  static KeyValues readKey(ByteSource source) {
    int parts = source.smallNumber();
    List<String> columns = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      columns.add(source.text());
      values.add(read(source));
    }
    return KeyValues.ofParts(List.copyOf(columns), values.toArray());
  }
}
