package dev.tandem.row.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.util.regex.Pattern;

/** The bounded JSON factory of this package, and how its errors are told. */
final class RowJson {
  /** Levels of objects inside a row. */
  static final int MAX_DEPTH = 32;

  /** Bytes of one row, unless a reader is told otherwise. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private static final Pattern OWN_ACCOUNT =
      Pattern.compile(" \\(start marker at .*|: enable `.*|, from `[^`]*`");

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // a character beyond the basic plane is one UTF-8 sequence, not two escapes
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(NumberText.MAX_LENGTH)
                  .maxNameLength(1_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private RowJson() {}

  /** A fault at the token where the parser stands. */
  static RowFormatException error(JsonParser parser, String problem) {
    JsonLocation at = parser.currentTokenLocation();
    return new RowFormatException(at.getLineNr(), at.getColumnNr(), problem, null);
  }

  /** A fault that the parser found. */
  static RowFormatException error(IOException e) {
    JsonLocation at = e instanceof JsonProcessingException json ? json.getLocation() : null;
    return new RowFormatException(
        at == null ? 1 : Math.max(1, at.getLineNr()),
        at == null ? 0 : Math.max(0, at.getColumnNr()),
        "not one JSON object: " + reason(e),
        e);
  }

  /** What is wrong, without the parser's own account of places and settings. */
  private static String reason(IOException e) {
    String own =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    String message = own == null ? e.getClass().getSimpleName() : own;
    return OWN_ACCOUNT.matcher(message).replaceAll("");
  }
}
