package dev.tandem.bench;

import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row the way the Dataverse Web API writes it. */
final class WebForm {
  private WebForm() {}

  /** Lookups as ids in {@code _column_value}, choices as numbers, everything else plain. */
  static Map<String, Object> of(Row row) {
    Map<String, Object> form = new LinkedHashMap<>();
    for (String column : row.presentColumns()) {
      Object value = row.value(column);
      if (value instanceof Reference.ById byId) {
        form.put("_" + column + "_value", byId.id().toString());
      } else {
        form.put(column, plain(value));
      }
    }
    return form;
  }

  private static Object plain(@Nullable Object value) {
    if (value instanceof ChoiceValue choice) {
      return choice.number();
    }
    return value instanceof BigDecimal || value instanceof Boolean ? value : String.valueOf(value);
  }
}
