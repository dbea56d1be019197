package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.dataverse.BillingType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checked parameters of one call of an action. Immutable. */
final class Parameters {
  private static final Pattern GAPS = Pattern.compile("[ ,]+");

  private final NamedWork action;
  private final Map<String, String> texts;

  private Parameters(NamedWork action, Map<String, String> texts) {
    this.action = action;
    this.texts = texts;
  }

  /** Refuses what the action does not take, and what it misses; both are named at once. */
  static Parameters of(NamedWork action, Map<String, String> texts) {
    Set<String> wrong = new TreeSet<>(texts.keySet());
    Set<String> missing = new TreeSet<>();
    for (WorkParameter parameter : action.parameters()) {
      wrong.remove(parameter.name());
      if (parameter.required() && texts.getOrDefault(parameter.name(), "").isBlank()) {
        missing.add(parameter.name());
      }
    }
    if (!wrong.isEmpty() || !missing.isEmpty()) {
      throw new IllegalArgumentException(
          action.id()
              + (wrong.isEmpty() ? "" : " does not take " + String.join(", ", wrong))
              + (wrong.isEmpty() || missing.isEmpty() ? "" : " and")
              + (missing.isEmpty() ? "" : " needs " + String.join(", ", missing))
              + "; its parameters are\n"
              + action.parameters().stream()
                  .map(parameter -> "  " + parameter.display())
                  .collect(Collectors.joining("\n")));
    }
    return new Parameters(action, Map.copyOf(texts));
  }

  /** A parameter that the action requires. */
  String text(String name) {
    return optional(name).orElseThrow(() -> new IllegalStateException(name + " is not required"));
  }

  /** A parameter, empty when it is left out or blank. */
  Optional<String> optional(String name) {
    return Optional.ofNullable(texts.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** A day, for example {@code 2026-03-05}; today when it is left out. */
  LocalDate day(String name, LocalDate today) {
    return day(name).orElse(today);
  }

  Optional<LocalDate> day(String name) {
    return read(name, LocalDate::parse, "a day such as 2026-03-05");
  }

  Optional<BigDecimal> number(String name) {
    return read(name, BigDecimal::new, "a number such as 7.5");
  }

  Optional<Boolean> flag(String name) {
    return read(
        name,
        text ->
            switch (text) {
              case "yes" -> true;
              case "no" -> false;
              default -> throw new IllegalArgumentException(text);
            },
        "yes or no");
  }

  Optional<BillingType> billingType(String name) {
    return read(
        name,
        text -> BillingType.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')),
        "chargeable, non-chargeable, complimentary or not-available");
  }

  /** The words of a list with commas or blanks between; empty when it is left out. */
  Set<String> words(String name) {
    return optional(name).stream()
        .flatMap(GAPS::splitAsStream)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A text turned into something; refuses one that cannot be. */
  <T> Optional<T> read(String name, Function<String, T> reading, String expected) {
    Optional<String> text = optional(name);
    try {
      return text.map(reading);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "%s of %s is %s; give %s".formatted(name, action.id(), text.orElse(""), expected), e);
    }
  }

  /** One of the constants, in kebab case. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return read(
        name,
        text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')),
        Stream.of(type.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", ")));
  }

  /** Numbers by name, such as {@code TAX=20, OTHER=5}. */
  Map<String, BigDecimal> numbers(String name) {
    return read(name, Parameters::numbersOf, "pairs such as TAX=20, OTHER=5").orElse(Map.of());
  }

  private static Map<String, BigDecimal> numbersOf(String text) {
    Map<String, BigDecimal> numbers = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException(pair);
      }
      numbers.put(parts[0].strip(), new BigDecimal(parts[1].strip()));
    }
    return numbers;
  }
}
