package dev.tandem.row.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values of slots and of keys, one after the other. For one thread. */
final class ValueWriter {
  private final JsonGenerator out;
  private final ValueChars chars = new ValueChars();

  ValueWriter(JsonGenerator out) {
    this.out = out;
  }

  void write(@Nullable Object value) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(decimal(number));
    } else if (value instanceof ChoiceValue choice) {
      out.writeNumber(choice.number());
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof EnumValue symbol) {
      out.writeString(symbol.symbol());
    } else if (value == null || value == Blank.BLANK) {
      out.writeNull();
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Reference reference) {
      reference(reference);
    } else {
      rarer(value);
    }
  }

  private void rarer(Object value) throws IOException {
    if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof UUID id) {
      text(chars.reset().guid(id));
    } else if (value instanceof LocalDate date) {
      text(chars.reset().date(date));
    } else if (value instanceof Instant instant) {
      text(chars.reset().instant(instant));
    } else if (value instanceof LocalDateTime dateTime) {
      text(chars.reset().dateTime(dateTime));
    } else if (value instanceof LocalTime time) {
      text(chars.reset().time(time));
    } else {
      out.writeString(value.toString());
    }
  }

  /**
   * Plain digits, unless an exponent would make very many of them. With digits before the point the
   * usual form is plain, and kept by the number.
   */
  private static String decimal(BigDecimal number) {
    int scale = number.scale();
    boolean plainAlready = scale >= 0 && number.precision() > scale;
    return plainAlready || Math.abs((long) scale) > NumberText.MAX_SCALE
        ? number.toString()
        : number.toPlainString();
  }

  private void text(ValueChars text) throws IOException {
    out.writeString(text.chars(), 0, text.length());
  }

  private void reference(Reference reference) throws IOException {
    out.writeStartObject();
    if (reference.table() != null) {
      out.writeStringField("table", reference.table());
    }
    if (reference instanceof Reference.ById byId) {
      out.writeFieldName("id");
      text(chars.reset().guid(byId.id()));
    } else if (reference instanceof Reference.ByKey byKey) {
      out.writeFieldName("key");
      key(byKey.key());
    }
    out.writeEndObject();
  }

  void key(KeyValues key) throws IOException {
    out.writeStartObject();
    for (Map.Entry<String, @Nullable Object> part : key.asMap().entrySet()) {
      out.writeFieldName(part.getKey());
      write(part.getValue());
    }
    out.writeEndObject();
  }
}
