package dev.tandem.map.format;

import dev.tandem.map.FilePosition;
import dev.tandem.map.UnreadMap;
import dev.tandem.spi.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call may still read, and what it passes over. Not safe for several threads; one per
 * call.
 */
final class Budget {
  private static final int CHARACTERS_PER_VALUE = 128;
  private static final int MOST_UNREAD = 1000;

  private final ReaderLimits limits;
  private final boolean strict;
  private final List<UnreadMap> unread = new ArrayList<>();
  private long values;

  private Budget(ReaderLimits limits, boolean strict) {
    this.limits = limits;
    this.strict = strict;
  }

  /** Of a call that needs all maps: the first that cannot be read ends it. */
  Budget(ReaderLimits limits) {
    this(limits, true);
  }

  /** Of a call that reads what parses (UND-43). */
  static Budget ofWhatParses(ReaderLimits limits) {
    return new Budget(limits, false);
  }

  ReaderLimits limits() {
    return limits;
  }

  /** Counts one JSON value or name; false when there are now too many. */
  boolean take(int characters) {
    values += 1 + characters / CHARACTERS_PER_VALUE;
    return values <= limits.maxValues();
  }

  /**
   * Notes a map, or what should hold maps, that is malformed.
   *
   * @param name what its record calls it, null when nothing does
   * @param problem what is wrong; thrown when the call needs all maps, when it is about a limit,
   *     and when there are so many that the source is no package of maps
   */
  void passOver(@Nullable String name, MapFormatException problem) {
    boolean malformed = problem.code() == ErrorCode.MAP_MALFORMED;
    if (strict || !malformed || unread.size() == MOST_UNREAD) {
      throw problem;
    }
    String file = problem.file();
    unread.add(
        new UnreadMap(
            file,
            name == null || name.isBlank() ? file.replaceFirst("(?s).*[/!\\\\]", "") : name.strip(),
            new FilePosition(problem.line(), problem.column()),
            problem.pointer(),
            problem.reason()));
  }

  /** What was passed over, in the order of the reading. */
  List<UnreadMap> unread() {
    return unread;
  }
}
