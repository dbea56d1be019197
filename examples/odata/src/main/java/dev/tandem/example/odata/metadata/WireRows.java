package dev.tandem.example.odata.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/** Reads rows as a service gives them. */
public final class WireRows {
  private WireRows() {}

  /**
   * The row in an answer; columns that it leaves out are absent, others than the table has are
   * ignored.
   *
   * @param emptyTextIsBlank whether the service stores a blank text as an empty one
   * @throws MalformedAnswerException when a value is none of its column
   */
  public static Row row(WireTable table, JsonNode json, boolean emptyTextIsBlank)
      throws MalformedAnswerException {
    if (!json.isObject()) {
      throw new MalformedAnswerException("a row of %s is no JSON object".formatted(table));
    }
    @Nullable Object[] slots = new @Nullable Object[table.schema().size()];
    for (WireColumn column : table.columns()) {
      Object slot = JsonValues.slot(column, json);
      boolean blank = emptyTextIsBlank && "".equals(slot);
      slots[column.slot()] = blank ? Blank.BLANK : slot;
    }
    return Row.ofSlots(table.schema(), slots);
  }
}
