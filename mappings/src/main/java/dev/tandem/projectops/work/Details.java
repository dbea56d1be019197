package dev.tandem.projectops.work;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was asked along with a piece of work: texts by name, none missing and none too many. */
final class Details {
  private final String work;
  private final Map<String, String> given;

  Details(String work, List<String> required, List<String> optional, Map<String, String> given) {
    this.work = work;
    this.given = Map.copyOf(given);
    List<String> allowed = new ArrayList<>(required);
    allowed.addAll(optional);
    for (String name : given.keySet()) {
      if (!allowed.contains(name)) {
        throw new IllegalArgumentException(
            "%s has no detail '%s'; %s"
                .formatted(
                    work,
                    name,
                    allowed.isEmpty() ? "it takes none" : "it takes " + String.join(", ", allowed)));
      }
    }
    for (String name : required) {
      if (!given.containsKey(name)) {
        throw new IllegalArgumentException("%s needs the detail '%s'".formatted(work, name));
      }
    }
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(given.get(name));
  }

  String text(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalArgumentException("%s needs the detail '%s'".formatted(work, name)));
  }

  List<String> words(String name) {
    return Arrays.stream(text(name).split("[,\\s]+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  boolean yes(String name) {
    String text = find(name).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(name, "true or false");
    }
    return text.equals("true");
  }

  int number(String name) {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw wrong(name, "a whole number");
    }
  }

  LocalDate day(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException e) {
      throw wrong(name, "a day such as 2026-03-31");
    }
  }

  BigDecimal amount(String name, BigDecimal otherwise) {
    return find(name).map(text -> amountOf(name, text)).orElse(otherwise);
  }

  /** Amounts by name, as {@code TAX=20, OTHER=5}. */
  Map<String, BigDecimal> amounts(String name) {
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    for (String pair : find(name).orElse("").split(",", -1)) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length == 2) {
        amounts.put(parts[0].strip(), amountOf(name, parts[1].strip()));
      } else if (!pair.isBlank()) {
        throw wrong(name, "pairs such as TAX=20");
      }
    }
    return amounts;
  }

  private BigDecimal amountOf(String name, String text) {
    if (!text.matches("-?\\d{1,18}(\\.\\d{1,10})?")) {
      throw wrong(name, "an amount such as 1200.50");
    }
    return new BigDecimal(text);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    return given.containsKey(name) ? choice(name, type) : otherwise;
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    List<String> words = new ArrayList<>();
    for (E each : type.getEnumConstants()) {
      String word = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(text(name))) {
        return each;
      }
      words.add(word);
    }
    throw wrong(name, String.join(", ", words));
  }

  private IllegalArgumentException wrong(String name, String allowed) {
    return new IllegalArgumentException(
        "%s of %s is '%s'; give %s".formatted(name, work, text(name), allowed));
  }
}
