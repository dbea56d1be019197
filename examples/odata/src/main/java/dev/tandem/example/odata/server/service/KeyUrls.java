package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Field;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as URLs below the root of the service. */
final class KeyUrls {
  private KeyUrls() {}

  /** A row by its primary key. */
  static String of(Shape shape, Row row) {
    List<Field> parts = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (String name : shape.key()) {
      Field field = Objects.requireNonNull(shape.field(name));
      parts.add(field);
      values.add(row.value(field.column().name()));
    }
    return url(shape, parts, values);
  }

  /** A row by any of its keys. */
  static String of(Shape shape, KeyValues key) {
    List<Field> parts = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    key.asMap()
        .forEach(
            (column, value) -> {
              parts.add(Objects.requireNonNull(shape.ofColumn(column)));
              values.add(value);
            });
    return url(shape, parts, values);
  }

  private static String url(Shape shape, List<Field> parts, List<@Nullable Object> values) {
    List<String> texts = new ArrayList<>();
    boolean alone = shape.key().equals(parts.stream().map(Field::name).toList());
    for (int i = 0; i < parts.size(); i++) {
      String literal = literal(parts.get(i), values.get(i));
      texts.add(alone && parts.size() == 1 ? literal : parts.get(i).name() + "=" + literal);
    }
    return shape.setName() + "(" + String.join(",", texts) + ")";
  }

  private static String literal(Field field, @Nullable Object value) {
    if (value == null || value == Blank.BLANK) {
      return "null";
    } else if (value instanceof String text) {
      return quoted(text);
    } else if (value instanceof EnumValue member
        && field.column().type() instanceof FieldType.Enumeration type) {
      return "Microsoft.Dynamics.DataEntities." + type.name() + quoted(member.symbol());
    }
    return value instanceof Reference.ById reference ? reference.id().toString() : value.toString();
  }

  private static String quoted(String text) {
    String encoded = URLEncoder.encode(text.replace("'", "''"), StandardCharsets.UTF_8);
    return "'" + encoded.replace("+", "%20").replace("%27", "'") + "'";
  }
}
