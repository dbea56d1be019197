package dev.tandem.example.jdbc;

import dev.tandem.spi.connector.Write;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What no column of either database keeps, whatever the catalog allows. Refused here, it costs one
 * row; found by the database, it would fail the whole call.
 */
final class Storable {
  private static final int MOST_DIGITS = 1000;
  private static final int LAST_YEAR = 9999;

  private Storable() {}

  static List<Problem> problems(Write write) {
    List<Problem> problems = new ArrayList<>(problems(write.row()));
    write.key().asMap().forEach((path, value) -> add(problems, path, value));
    return problems;
  }

  static List<Problem> problems(Row row) {
    List<Problem> problems = new ArrayList<>();
    for (int slot = 0; slot < row.schema().size(); slot++) {
      Object raw = row.slot(slot);
      String column = row.schema().column(slot).name();
      boolean open = row.schema().column(slot).type() instanceof FieldType.Untyped;
      if (open && raw != null && !TaggedText.takes(raw)) {
        String message = "a lookup by key needs a lookup column";
        problems.add(Problem.of(ErrorCode.VALUE_NOT_CONVERTIBLE, column, message, raw));
      } else {
        add(problems, column, raw);
      }
    }
    return problems;
  }

  private static void add(List<Problem> problems, String field, @Nullable Object value) {
    if (value instanceof Reference.ByKey reference) {
      reference.key().asMap().forEach((path, part) -> add(problems, field, part));
    } else if (value instanceof String text && !isText(text)) {
      String message = "the text has a character that no database takes";
      problems.add(Problem.of(ErrorCode.VALUE_NOT_CONVERTIBLE, field, message, null));
    } else if (value instanceof BigDecimal number && !fits(number)) {
      String message = "the number has more than %d digits".formatted(MOST_DIGITS);
      problems.add(Problem.of(ErrorCode.OUT_OF_RANGE, field, message, null));
    } else if (value instanceof LocalDate day && (day.getYear() < 1 || day.getYear() > LAST_YEAR)) {
      String message = "days are kept from year 1 to %d".formatted(LAST_YEAR);
      problems.add(Problem.of(ErrorCode.OUT_OF_RANGE, field, message, day));
    }
  }

  /** Whether it has no zero character and no half of a pair. */
  private static boolean isText(String text) {
    return text.codePoints()
        .noneMatch(
            point ->
                point == 0
                    || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
  }

  private static boolean fits(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
  }
}
