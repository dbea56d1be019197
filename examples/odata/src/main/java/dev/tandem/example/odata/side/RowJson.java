package dev.tandem.example.odata.side;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.metadata.WireRows;
import dev.tandem.example.odata.metadata.WireTable;
import org.jspecify.annotations.Nullable;

/** Reads rows from answers. */
final class RowJson {
  private static final String ETAG = "@odata.etag";

  private final SideDialect dialect;

  RowJson(SideDialect dialect) {
    this.dialect = dialect;
  }

  Found found(WireTable table, JsonNode row) throws MalformedAnswerException {
    String version = version(row);
    if (version == null) {
      throw new MalformedAnswerException("a row of %s has no ETag".formatted(table));
    }
    return new Found(table, WireRows.row(table, row, dialect.emptyTextIsBlank()), version);
  }

  /** The version that a row shows; null when it shows none. */
  static @Nullable String version(JsonNode row) {
    JsonNode etag = row.get(ETAG);
    return etag == null || !etag.isTextual() || etag.asText().isEmpty() ? null : etag.asText();
  }
}
