package dev.tandem.example.odata.finance.bulk;

import dev.tandem.spi.error.TransientConnectorException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Pauses that grow, within the time that a package may take. Used by one thread. */
final class Waits {
  private final LoadSettings settings;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Instant end;
  private Duration next;

  Waits(LoadSettings settings, Clock clock, Sleeper sleeper) {
    this.settings = settings;
    this.clock = clock;
    this.sleeper = sleeper;
    end = clock.instant().plus(settings.patience());
    next = settings.firstWait();
  }

  /** Pauses are short again. */
  void restart() {
    next = settings.firstWait();
  }

  /** A failure that may be gone when the call is made again. */
  TransientConnectorException failure(String message) {
    return new TransientConnectorException(message, clock.instant(), null);
  }

  /**
   * Waits.
   *
   * @param tried what will be tried again
   * @throws TransientConnectorException when the time is up, or the thread is interrupted
   */
  void pause(String tried) {
    sleep(next, tried);
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : twice;
  }

  /** Waits until an instant that the service named, at least as long as usual. */
  void pauseUntil(Instant instant, String tried) {
    Duration wanted = Duration.between(clock.instant(), instant);
    if (wanted.compareTo(next) > 0) {
      sleep(wanted, tried);
    } else {
      pause(tried);
    }
  }

  private void sleep(Duration time, String tried) {
    Instant now = clock.instant();
    if (now.plus(time).isAfter(end)) {
      throw failure(
          "%s: the %s that a package may take are over".formatted(tried, settings.patience()));
    }
    try {
      sleeper.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransientConnectorException(tried + " was interrupted", now, interrupted);
    }
  }
}
