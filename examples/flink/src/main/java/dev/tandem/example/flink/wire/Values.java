package dev.tandem.example.flink.wire;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
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
 * The values of slots as bytes: a tag for the class, then the value. Absent, blank and each kind of
 * value stay apart. The bytes live as long as a job, so they may change between versions.
 */
public final class Values {
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

  private Values() {}

  /** Writes one slot; null is an absent one. */
  public static void write(@Nullable Object value, DataOutput out) throws IOException {
    if (value == null) {
      out.writeByte(ABSENT);
    } else if (value == Blank.BLANK) {
      out.writeByte(BLANK);
    } else if (value instanceof String text) {
      out.writeByte(TEXT);
      writeText(text, out);
    } else if (value instanceof Boolean bool) {
      out.writeByte(bool ? TRUE : FALSE);
    } else if (value instanceof Number number) {
      writeNumber(number, out);
    } else if (value instanceof Reference reference) {
      writeReference(reference, out);
    } else {
      writeOther(value, out);
    }
  }

  private static void writeNumber(Number value, DataOutput out) throws IOException {
    if (value instanceof Integer whole) {
      out.writeByte(INT);
      out.writeInt(whole);
    } else if (value instanceof Long whole) {
      out.writeByte(LONG);
      out.writeLong(whole);
    } else {
      BigDecimal decimal = (BigDecimal) value;
      out.writeByte(DECIMAL);
      out.writeInt(decimal.scale());
      writeBytes(decimal.unscaledValue().toByteArray(), out);
    }
  }

  private static void writeOther(Object value, DataOutput out) throws IOException {
    if (value instanceof UUID id) {
      out.writeByte(ID);
      writeId(id, out);
    } else if (value instanceof ChoiceValue choice) {
      out.writeByte(CHOICE);
      out.writeInt(choice.number());
      write(choice.label(), out);
    } else if (value instanceof EnumValue member) {
      out.writeByte(ENUM);
      writeText(member.symbol(), out);
    } else {
      writeTime(value, out);
    }
  }

  private static void writeTime(Object value, DataOutput out) throws IOException {
    if (value instanceof LocalDate date) {
      out.writeByte(DATE);
      out.writeLong(date.toEpochDay());
    } else if (value instanceof Instant instant) {
      out.writeByte(INSTANT);
      writeInstant(instant, out);
    } else if (value instanceof LocalDateTime dateTime) {
      out.writeByte(DATE_TIME);
      writeInstant(dateTime.toInstant(ZoneOffset.UTC), out);
    } else if (value instanceof LocalTime time) {
      out.writeByte(TIME);
      out.writeLong(time.toNanoOfDay());
    } else {
      throw new IOException("no row holds a " + value.getClass().getName());
    }
  }

  private static void writeReference(Reference reference, DataOutput out) throws IOException {
    if (reference instanceof Reference.ById byId) {
      out.writeByte(ROW_ID);
      write(byId.table(), out);
      writeId(byId.id(), out);
    } else {
      out.writeByte(ROW_KEY);
      write(reference.table(), out);
      writeKey(((Reference.ByKey) reference).key(), out);
    }
  }

  /** Writes a key. */
  public static void writeKey(KeyValues key, DataOutput out) throws IOException {
    List<String> columns = key.columns();
    out.writeShort(columns.size());
    for (String column : columns) {
      writeText(column, out);
      write(key.value(column), out);
    }
  }

  /** Writes a text of any length. */
  static void writeText(String text, DataOutput out) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
  }

  private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void writeId(UUID id, DataOutput out) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static void writeInstant(Instant instant, DataOutput out) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  /** Reads one slot. */
  public static @Nullable Object read(DataInput in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case ABSENT -> null;
      case BLANK -> Blank.BLANK;
      case TEXT -> readText(in);
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case DECIMAL -> readDecimal(in);
      case FALSE -> false;
      case TRUE -> true;
      case ID -> readId(in);
      case CHOICE -> new ChoiceValue(in.readInt(), (String) read(in));
      case ENUM -> EnumValue.of(readText(in));
      case ROW_ID -> Reference.byId((String) read(in), readId(in));
      case ROW_KEY -> Reference.byKey((String) read(in), readKey(in));
      default -> readTime(tag, in);
    };
  }

  private static Object readTime(int tag, DataInput in) throws IOException {
    return switch (tag) {
      case DATE -> LocalDate.ofEpochDay(in.readLong());
      case INSTANT -> readInstant(in);
      case DATE_TIME -> LocalDateTime.ofInstant(readInstant(in), ZoneOffset.UTC);
      case TIME -> LocalTime.ofNanoOfDay(in.readLong());
      default -> throw new IOException("a value of unknown kind " + tag);
    };
  }

  private static BigDecimal readDecimal(DataInput in) throws IOException {
    int scale = in.readInt();
    return new BigDecimal(new BigInteger(readBytes(in)), scale);
  }

  /** Reads a key. */
  public static KeyValues readKey(DataInput in) throws IOException {
    int parts = in.readShort();
    List<String> columns = new ArrayList<>(parts);
    @Nullable Object[] values = new @Nullable Object[parts];
    for (int i = 0; i < parts; i++) {
      columns.add(readText(in));
      values[i] = read(in);
    }
    return KeyValues.ofParts(List.copyOf(columns), values);
  }

  /** Reads a text. */
  static String readText(DataInput in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private static UUID readId(DataInput in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }

  private static Instant readInstant(DataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
