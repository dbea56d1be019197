package dev.tandem.cli;

import dev.tandem.spi.error.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What to do about dead letters, by the codes that they name. */
final class Remedy {
  private static final String OTHER = "mend what the message names, then replay";

  private Remedy() {}

  /** What to do about all of them, each thing once. */
  static String of(Collection<String> codes) {
    List<String> remedies =
        Stream.of(ErrorCode.values())
            .filter(code -> codes.contains(code.text()))
            .map(Remedy::of)
            .distinct()
            .toList();
    return remedies.isEmpty() ? OTHER : String.join("; ", remedies);
  }

  private static String of(ErrorCode code) {
    return switch (code) {
      case TEXT_TOO_LONG ->
          "shorten the text in its system, or add a truncate transform and replay";
      case VALUE_NOT_CONVERTIBLE, DIGITS_LOST, OUT_OF_RANGE ->
          "correct the value in its system; that change replaces this one";
      case UNKNOWN_OPTION -> "add the option to the value map or to the other side, then replay";
      case LOOKUP_NOT_FOUND, LOOKUP_NOT_SUPPLIED, UNKNOWN_TABLE ->
          "let the row that is referred to arrive first, then replay";
      case LOOKUP_AMBIGUOUS, DUPLICATE_KEY ->
          "leave one row of that key on the other side, then replay";
      case KEY_BLANK, KEY_INCOMPLETE, KEY_MISMATCH, KEY_CHANGED ->
          "complete the key in its system; that change replaces this one";
      case REQUIRED_MISSING -> "fill the column, or give the map a default; then replay";
      case UNKNOWN_COLUMN, READ_ONLY -> "take the column out of the map, then replay";
      case COMPANY_MISMATCH -> "correct the company of the row; that change replaces this one";
      case STILL_REFERENCED -> "delete the rows that refer to it first, then replay";
      default -> OTHER;
    };
  }
}
