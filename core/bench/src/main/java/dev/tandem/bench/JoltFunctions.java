package dev.tandem.bench;

import com.bazaarvoice.jolt.JoltTransform;
import com.bazaarvoice.jolt.Modifier;
import com.bazaarvoice.jolt.common.Optional;
import com.bazaarvoice.jolt.modifier.function.Function;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What JOLT needs of a host to do the work of a map: its own functions neither look up nor check.
 * They are called from its specification like its own. An exception stands for a rejected row.
 */
@SuppressWarnings("deprecation") // JOLT marks what is not final yet so
final class JoltFunctions {
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MINUS_BILLION = BILLION.negate();
  private static final int DAY_LENGTH = 10;
  private static final int SMALL_SCALE = 4;

  private JoltFunctions() {}

  /**
   * A step of JOLT that calls the functions.
   *
   * @param spec what it does
   * @param rows the looked-up rows by id, in the form of the Web API
   * @param companies the ids of the companies by code
   */
  static JoltTransform step(
      Object spec, Map<String, Map<String, Object>> rows, Map<String, String> companies) {
    return new Modifier.Overwritr(spec, functions(rows, companies));
  }

  private static Map<String, Function> functions(
      Map<String, Map<String, Object>> rows, Map<String, String> companies) {
    return Map.of(
        "behind", arguments -> behind(rows, arguments),
        "company", arguments -> value(companies.get(String.valueOf(arguments[0]))),
        "text", arguments -> value(text(arguments[0], (Integer) arguments[1])),
        "day", arguments -> value(day(arguments[0])),
        "decimal", arguments -> value(decimal(arguments[0], (Integer) arguments[1])),
        "known", arguments -> value(known(arguments[0], "there is no such option")),
        "key", arguments -> value(known(arguments[0], "no key")));
  }

  private static Optional<Object> value(@Nullable Object value) {
    return value == null ? Optional.empty() : Optional.of(value);
  }

  /** An id, columns each of which leads on from the row before, and a length: the last text. */
  private static Optional<Object> behind(
      Map<String, Map<String, Object>> rows, @Nullable Object... arguments) {
    Object value = arguments[0];
    for (int i = 1; i < arguments.length - 1 && value != null; i++) {
      Map<String, Object> row = rows.get(value);
      if (row == null) {
        throw new IllegalArgumentException("not found");
      }
      value = row.get(arguments[i]);
    }
    Object max = known(arguments[arguments.length - 1], "no length");
    return value(text(value, (Integer) max));
  }

  private static @Nullable Object text(@Nullable Object value, int max) {
    if (value instanceof String text && text.length() > max) {
      throw new IllegalArgumentException("too long");
    }
    return value;
  }

  private static @Nullable Object day(@Nullable Object value) {
    return value == null ? null : String.valueOf(value).substring(0, DAY_LENGTH);
  }

  private static @Nullable Object decimal(@Nullable Object value, int scale) {
    if (value instanceof BigDecimal number
        && (number.scale() > scale
            || (scale == SMALL_SCALE
                && (number.compareTo(BILLION) > 0 || number.compareTo(MINUS_BILLION) < 0)))) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }

  private static Object known(@Nullable Object value, String otherwise) {
    if (value == null) {
      throw new IllegalArgumentException(otherwise);
    }
    return value;
  }
}
