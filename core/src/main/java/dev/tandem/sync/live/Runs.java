package dev.tandem.sync.live;

import org.jspecify.annotations.Nullable;

/** The names of full reads and repairs, under which their obligations are kept. */
public final class Runs {
  /** What the name of an initial sync starts with. */
  public static final String INITIAL = "initial-";

  /** What the name of a compare after an expired feed starts with. */
  public static final String RESYNC = "resync-";

  /** What the name of a repair starts with. */
  public static final String REPAIR = "repair-";

  /** The note of a row that looks again now that everything is read: what it misses is missing. */
  public static final String LAST_LOOK = "all rows are read";

  private Runs() {}

  /** Whether an obligation of this run was found by an initial sync, whose master overwrites. */
  public static boolean isInitial(@Nullable String run) {
    return run != null && run.startsWith(INITIAL);
  }
}
