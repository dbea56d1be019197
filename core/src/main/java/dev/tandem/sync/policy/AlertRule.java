package dev.tandem.sync.policy;

import dev.tandem.sync.event.ErrorClass;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What happens when errors pile up (ALR-1, ALR-2). The errors of each map are counted in a sliding
 * window; the rule acts once when the threshold is reached, and again after the count has fallen
 * below it (UND-36). Immutable.
 *
 * @param name its name
 * @param maps the maps that it watches, each for itself; empty for all
 * @param errors the kinds of errors that count (UND-37); empty for all
 * @param count how many errors, at least 1
 * @param interval within how long
 * @param action what happens
 * @param recipients who wants to know; the host delivers it
 */
public record AlertRule(
    String name,
    Set<String> maps,
    Set<ErrorClass> errors,
    int count,
    Duration interval,
    Action action,
    List<String> recipients) {

  /** What a rule does beside telling. */
  public enum Action {
    /** Nothing else. */
    NOTIFY,
    /** The map is paused; its changes wait (PAUSE-1). */
    PAUSE,
    /** The map is stopped; what waits is kept as dead letters. */
    STOP
  }

  public AlertRule {
    maps = Set.copyOf(maps);
    errors = Set.copyOf(errors);
    recipients = List.copyOf(recipients);
    Objects.requireNonNull(action, "action");
    if (name.isBlank() || count < 1 || interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("an alert rule has a name, a count and an interval");
    }
  }
}
