package dev.tandem.projectops.journal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An integration journal (JRN-7). Immutable.
 *
 * @param number journal number
 * @param periodStart first day of its period; null when it stands for everything (JRN-5)
 * @param status where it stands
 * @param lines its lines in order
 * @param original number of the journal its lines came from; null for an imported one (JRN-17)
 */
public record Journal(
    String number,
    @Nullable LocalDate periodStart,
    HeaderStatus status,
    List<JournalLine> lines,
    @Nullable String original) {
  /** More lines than this are posted in batch whatever the user chose (JRN-16). */
  public static final int INTERACTIVE_LIMIT = 100;

  /** Copies the list. */
  public Journal {
    lines = List.copyOf(lines);
  }

  /** What the header is called (JRN-7). */
  public String description() {
    return periodStart == null
        ? "Project Operations integration journal"
        : "Project Operations integration journal " + periodStart;
  }

  /** The same journal with other lines and another status. */
  public Journal with(HeaderStatus next, List<JournalLine> changed) {
    return new Journal(number, periodStart, next, changed, original);
  }

  /** Without the unposted line of an actual, which can be imported again then (JRN-2). */
  public Journal without(String actualId) {
    return with(
        status,
        lines.stream()
            .filter(
                line -> line.status() == LineStatus.POSTED || !line.actual().id().equals(actualId))
            .toList());
  }

  /** Whether it must be posted in batch (JRN-16). */
  public boolean needsBatch() {
    return lines.size() > INTERACTIVE_LIMIT;
  }
}
