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
import org.jspecify.annotations.Nullable;

/** Writes one value of a slot or of a key. Stateless. */
final class ValueWriter {
  private ValueWriter() {}

  static void write(JsonGenerator out, @Nullable Object value) throws IOException {
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
      reference(out, reference);
    } else {
      rarer(out, value);
    }
  }

  private static void rarer(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof LocalDate date) {
      text(out, new IsoWriter().date(date));
    } else if (value instanceof Instant instant) {
      text(out, new IsoWriter().instant(instant));
    } else if (value instanceof LocalDateTime dateTime) {
      text(out, new IsoWriter().dateTime(dateTime));
    } else if (value instanceof LocalTime time) {
      text(out, new IsoWriter().time(time));
    } else {
      out.writeString(value.toString());
    }
  }

  /** Plain digits, unless an exponent would make very many of them. */
  private static String decimal(BigDecimal number) {
    return Math.abs((long) number.scale()) <= NumberText.MAX_SCALE
        ? number.toPlainString()
        : number.toString();
  }

  private static void text(JsonGenerator out, IsoWriter text) throws IOException {
    out.writeString(text.chars(), 0, text.length());
  }

  private static void reference(JsonGenerator out, Reference reference) throws IOException {
    out.writeStartObject();
    if (reference.table() != null) {
      out.writeStringField("table", reference.table());
    }
    if (reference instanceof Reference.ById byId) {
      out.writeStringField("id", byId.id().toString());
    } else if (reference instanceof Reference.ByKey byKey) {
      out.writeFieldName("key");
      key(out, byKey.key());
    }
    out.writeEndObject();
  }

  static void key(JsonGenerator out, KeyValues key) throws IOException {
    out.writeStartObject();
    for (Map.Entry<String, @Nullable Object> part : key.asMap().entrySet()) {
      out.writeFieldName(part.getKey());
      write(out, part.getValue());
    }
    out.writeEndObject();
  }
}
