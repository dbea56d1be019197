package dev.tandem.example.jdbc;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The codec of each field type. Times are text: no database at hand keeps their nanoseconds in a
 * type of its own.
 *
 * @param int32 of numbers of 32 bits
 * @param int64 of numbers of 64 bits
 * @param decimal exact, of any size
 * @param bool of two options
 * @param date of days
 * @param guid of identifiers
 */
record Codecs(Codec int32, Codec int64, Codec decimal, Codec bool, Codec date, Codec guid) {
  private static final Codec TEXT = Codec.text("text", text -> text);
  private static final Codec INSTANT = Codec.text("text", Instant::parse);
  private static final Codec WALL = Codec.text("text", LocalDateTime::parse);
  private static final Codec TIME = Codec.text("text", LocalTime::parse);
  private static final Codec SYMBOL = Codec.text("text", EnumValue::of);
  private static final Codec ANY =
      new Codec(
          "text",
          Types.VARCHAR,
          (statement, at, value) -> statement.setString(at, TaggedText.write(value)),
          (rows, at) -> {
            String text = rows.getString(at);
            return text == null ? null : TaggedText.read(text);
          });

  /** A whole number in a column type. */
  static Codec int32(String sqlType) {
    return new Codec(
        sqlType,
        Types.INTEGER,
        (statement, at, value) -> statement.setInt(at, (Integer) value),
        Codecs::readInt);
  }

  /** A long number in a column type. */
  static Codec int64(String sqlType) {
    return new Codec(
        sqlType,
        Types.BIGINT,
        (statement, at, value) -> statement.setLong(at, (Long) value),
        (rows, at) -> {
          long number = rows.getLong(at);
          return rows.wasNull() ? null : number;
        });
  }

  /** The codec of the values that a column of this type holds; lookups by their id. */
  Codec of(FieldType type) {
    if (type instanceof FieldType.Whole whole) {
      return whole.bits() == 64 ? int64 : int32;
    } else if (type instanceof FieldType.Decimal) {
      return decimal;
    } else if (type instanceof FieldType.Bool) {
      return bool;
    } else if (type instanceof FieldType.DateOnly) {
      return date;
    } else if (type instanceof FieldType.Guid || type instanceof FieldType.Lookup) {
      return guid;
    } else if (type instanceof FieldType.Choice choice && !choice.multiple()) {
      return choice(choice);
    }
    return ofText(type);
  }

  private static Codec ofText(FieldType type) {
    if (type instanceof FieldType.DateTime dateTime) {
      return dateTime.behavior() == DateTimeBehavior.INSTANT ? INSTANT : WALL;
    } else if (type instanceof FieldType.TimeOfDay) {
      return TIME;
    } else if (type instanceof FieldType.Enumeration) {
      return SYMBOL;
    }
    return type instanceof FieldType.Untyped ? ANY : TEXT;
  }

  private Codec choice(FieldType.Choice type) {
    return new Codec(
        int32.sqlType(),
        Types.INTEGER,
        Codecs::bindChoice,
        (rows, at) -> {
          Integer number = readInt(rows, at);
          return number == null ? null : new ChoiceValue(number, type.options().get(number));
        });
  }

  private static void bindChoice(PreparedStatement statement, int at, Object value)
      throws SQLException {
    statement.setInt(at, ((ChoiceValue) value).number());
  }

  private static @Nullable Integer readInt(ResultSet rows, int at) throws SQLException {
    int number = rows.getInt(at);
    return rows.wasNull() ? null : number;
  }
}
