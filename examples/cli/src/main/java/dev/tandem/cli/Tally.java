package dev.tandem.cli;

import dev.tandem.engine.MappingResult;

/** Counts results and reports now and then. Not safe for several threads. */
final class Tally {
  private static final long NANOS = 1_000_000_000L;
  private static final int LOOK_EVERY = 1024;

  private final Console console;
  private final boolean reporting;
  private final long start = System.nanoTime();
  private long reported = start;
  private long mapped;
  private long filtered;
  private long rejected;

  /**
   * Starts at nothing.
   *
   * @param reporting whether progress is told about once a second
   */
  Tally(Console console, boolean reporting) {
    this.console = console;
    this.reporting = reporting;
  }

  void count(MappingResult result) {
    if (result instanceof MappingResult.Mapped) {
      mapped++;
    } else if (result instanceof MappingResult.Filtered) {
      filtered++;
    } else {
      rejected++;
    }
    if (reporting && total() % LOOK_EVERY == 0) {
      long now = System.nanoTime();
      if (now - reported >= NANOS) {
        reported = now;
        console.say(text());
      }
    }
  }

  /** Tells the end, when progress is told. */
  void finish() {
    if (reporting) {
      double seconds = (System.nanoTime() - start) / (double) NANOS;
      console.say("%s in %.1f s".formatted(text(), seconds));
    }
  }

  boolean anyRejected() {
    return rejected > 0;
  }

  private long total() {
    return mapped + filtered + rejected;
  }

  private String text() {
    return "%d rows: %d mapped, %d filtered, %d rejected"
        .formatted(total(), mapped, filtered, rejected);
  }
}
