package dev.tandem.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The errors that an alert rule counted within its interval, oldest first (UND-36). It keeps what
 * its threshold needs and little more, however many errors there are. Immutable.
 */
record ErrorWindow(List<Counted> counted) {
  private static final int MOST_INSTANTS = 200;

  /** So many errors at one instant. */
  record Counted(Instant at, int errors) {}

  ErrorWindow {
    counted = List.copyOf(counted);
  }

  static ErrorWindow parse(String text) {
    List<Counted> counted = new ArrayList<>();
    for (String part : text.split(" ", -1)) {
      int times = part.indexOf('*');
      if (times > 0) {
        counted.add(
            new Counted(
                Instant.parse(part.substring(0, times)),
                Integer.parseInt(part.substring(times + 1))));
      }
    }
    return new ErrorWindow(counted);
  }

  String toText() {
    return counted.stream()
        .map(each -> each.at() + "*" + each.errors())
        .collect(Collectors.joining(" "));
  }

  int errors() {
    return counted.stream().mapToInt(Counted::errors).sum();
  }

  /**
   * The window at a later instant.
   *
   * @param errors how many errors are new
   * @param threshold how many must never be forgotten before their time
   */
  ErrorWindow at(Instant now, int errors, Duration interval, int threshold) {
    List<Counted> later = new ArrayList<>();
    Instant oldest = now.minus(interval);
    counted.stream().filter(each -> !each.at().isBefore(oldest)).forEach(later::add);
    int last = later.size() - 1;
    if (errors > 0 && last >= 0 && later.get(last).at().equals(now)) {
      later.set(last, new Counted(now, later.get(last).errors() + errors));
    } else if (errors > 0) {
      later.add(new Counted(now, errors));
    }
    int sum = later.stream().mapToInt(Counted::errors).sum();
    while (later.size() > MOST_INSTANTS && sum - later.get(0).errors() >= threshold) {
      sum -= later.remove(0).errors();
    }
    return new ErrorWindow(later);
  }
}
