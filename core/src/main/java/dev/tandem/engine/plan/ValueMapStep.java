package dev.tandem.engine.plan;

import dev.tandem.map.Direction;
import dev.tandem.map.Transform.ValueMap;
import dev.tandem.map.Transform.ValueMap.Entry;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks a value up in a value map: by finance key towards Dataverse, by Dataverse value towards
 * finance (TRF-5). Exact text first, then any case (UND-10); numbers by value; a miss passes
 * through (UND-9).
 */
final class ValueMapStep implements ValueStep {
  private final Map<String, Object> exact = new HashMap<>();
  private final Map<String, Object> anyCase = new HashMap<>();
  private final Map<Integer, Object> choices = new HashMap<>();
  private final Map<String, Object> numbers = new HashMap<>();
  private final Map<LocalDateTime, Object> times = new HashMap<>();
  private final Map<LocalDate, Object> days = new HashMap<>();
  private final List<String> keys = new ArrayList<>();
  private final Miss onMiss;
  private final FieldType source;
  private @Nullable Object blank;

  /**
   * The lookup table of one direction.
   *
   * @param source type of the column the values come from
   * @param conversion converts results once, here, instead of at each row; null to leave them text
   * @param onMiss what becomes of a value that is not listed
   */
  ValueMapStep(
      ValueMap map,
      Direction direction,
      FieldType source,
      @Nullable Conversion conversion,
      Miss onMiss) {
    this.onMiss = onMiss;
    this.source = source;
    List<Entry> entries =
        direction == Direction.TO_FINANCE ? preferred(map.entries()) : map.entries();
    for (Entry entry : entries) {
      boolean toFinance = direction == Direction.TO_FINANCE;
      @Nullable String key = toFinance ? entry.dataverse() : entry.finance();
      @Nullable String result = toFinance ? entry.finance() : entry.dataverse();
      add(key, result == null ? MappedNull.FINAL : converted(result, conversion));
    }
  }

  /** Reverse of a many-to-one map: the first key that is not blank wins (UND-8). */
  private static List<Entry> preferred(List<Entry> entries) {
    List<Entry> ordered = new ArrayList<>();
    entries.stream().filter(entry -> !entry.finance().isBlank()).forEach(ordered::add);
    entries.stream().filter(entry -> entry.finance().isBlank()).forEach(ordered::add);
    return ordered;
  }

  private static Object converted(String literal, @Nullable Conversion conversion) {
    if (conversion == null) {
      return literal;
    }
    Object value = Conversions.literal(literal, conversion);
    return value instanceof Failure || value == Blank.BLANK ? literal : value;
  }

  private void add(@Nullable String key, Object result) {
    if (key == null || key.isEmpty()) {
      blank = blank == null ? result : blank;
    }
    if (key == null) {
      return;
    }
    keys.add(key);
    exact.putIfAbsent(key, result);
    anyCase.putIfAbsent(key.toLowerCase(Locale.ROOT), result);
    BigDecimal number = Numbers.parse(key.strip());
    if (number != null) {
      numbers.putIfAbsent(Texts.canonical(number), result);
      Integer option = Numbers.int32(number);
      if (option != null) {
        choices.putIfAbsent(option, result);
      }
    }
    addDate(key, result);
  }

  /** A key that names a time is for that time, one that names a day for all times of it. */
  private void addDate(String key, Object result) {
    boolean timed = source instanceof FieldType.DateTime;
    if (timed && Dates.namesTime(key)) {
      LocalDateTime time = Dates.dateTime(key);
      if (time != null) {
        times.putIfAbsent(time, result);
      }
    } else if (timed || source instanceof FieldType.DateOnly) {
      LocalDate date = Dates.date(key);
      if (date != null) {
        days.putIfAbsent(date, result);
      }
    }
  }

  @Override
  public Object apply(Object value) {
    Object result = find(value);
    if (result != null) {
      return result;
    }
    return onMiss.refuses(value) ? miss(value) : value;
  }

  /** The result for a value, or null when the map does not list it. */
  @Nullable Object find(Object value) {
    if (value instanceof ChoiceValue choice) {
      return choices.get(choice.number());
    }
    if (value == Blank.BLANK) {
      return blank;
    }
    String text = Texts.of(value);
    Object result = exact.get(text);
    if (result == null) {
      result = anyCase.get(text.toLowerCase(Locale.ROOT));
    }
    return result != null ? result : findByMeaning(value);
  }

  /** The result for each choice number the map lists. */
  Map<Integer, Object> choices() {
    return choices;
  }

  /** Numbers and dates are found in any spelling; texts that look alike stay apart (UND-10). */
  private @Nullable Object findByMeaning(Object value) {
    if (value instanceof String) {
      return null;
    }
    BigDecimal number = numbers.isEmpty() ? null : Numbers.decimal(value);
    if (number != null) {
      return numbers.get(Texts.canonical(number));
    }
    LocalDateTime time = times.isEmpty() ? null : Dates.dateTime(value);
    Object result = time == null ? null : times.get(time);
    LocalDate date = result != null || days.isEmpty() ? null : Dates.date(value);
    return date == null ? result : days.get(date);
  }

  private Failure miss(Object value) {
    return new Failure(
        ErrorCode.UNKNOWN_OPTION, "the value map does not list the value", value, keys);
  }

  /** The values the map lists. */
  List<String> keys() {
    return keys;
  }
}
