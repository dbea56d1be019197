package dev.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.spi.value.Row;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Results of any contender as text by column in upper case, so that they can be compared; numbers
 * without zeros at their end.
 */
final class PeerTexts {
  private PeerTexts() {}

  static Map<String, String> of(Row row) {
    return of(WebForm.of(row));
  }

  static Map<String, String> of(JsonNode tree) {
    return of(PeerRows.maps(tree));
  }

  static Map<String, String> of(Map<?, ?> values) {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(upper(String.valueOf(name)), text(value)));
    return texts;
  }

  /** The fields of a bean, with the prefix that these columns have. */
  static Map<String, String> of(@Nullable Object bean, Set<String> columns) {
    Map<String, String> texts = new TreeMap<>();
    if (bean == null) {
      return texts;
    }
    for (Field field : bean.getClass().getFields()) {
      String name = upper(field.getName());
      String prefixed = "MSDYN_" + name;
      texts.put(columns.contains(prefixed) ? prefixed : name, text(value(bean, field)));
    }
    return texts;
  }

  private static @Nullable Object value(Object bean, Field field) {
    try {
      return field.get(bean);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Number) {
      return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
    return String.valueOf(value);
  }
}
