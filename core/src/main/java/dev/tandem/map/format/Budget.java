package dev.tandem.map.format;

/** What one call may still read. Not safe for several threads; one per call. */
final class Budget {
  private static final int CHARACTERS_PER_VALUE = 128;

  private final ReaderLimits limits;
  private long values;

  Budget(ReaderLimits limits) {
    this.limits = limits;
  }

  ReaderLimits limits() {
    return limits;
  }

  /** Counts one JSON value or name; false when there are now too many. */
  boolean take(int characters) {
    values += 1 + characters / CHARACTERS_PER_VALUE;
    return values <= limits.maxValues();
  }
}
