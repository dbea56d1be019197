package dev.tandem.projectops.proforma;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices a job that makes drafts by itself has to make (INV-10). The host looks at its
 * timer; each invoice found here becomes one draft for each customer of the contract (INV-1). Pure.
 */
public final class InvoiceRuns {
  /** How long a job waits before it looks again. */
  public static final Duration EVERY = Duration.ofHours(24);

  private InvoiceRuns() {}

  /**
   * A day on which a contract line is to be invoiced. Immutable.
   *
   * @param contract id of the contract
   * @param line id of the contract line
   * @param day the run date of its invoice schedule
   * @param done whether its draft was made
   */
  public record Run(UUID contract, UUID line, LocalDate day, boolean done) {}

  /**
   * One invoice to make. Immutable.
   *
   * @param contract id of the contract
   * @param day the run date that its lines share
   * @param lines ids of the contract lines, in the order of their runs
   */
  public record Invoice(UUID contract, LocalDate day, List<UUID> lines) {
    /** Copies the list. */
    public Invoice {
      lines = List.copyOf(lines);
    }
  }

  /** Whether the job looks now: at once when it never ran, then once in 24 hours. */
  public static boolean looks(@Nullable Instant last, Instant now) {
    return last == null || !now.isBefore(last.plus(EVERY));
  }

  /**
   * The invoices that are due and not made, by day and contract: lines of one contract that share a
   * run date go on one invoice.
   */
  public static List<Invoice> due(Collection<Run> runs, LocalDate today) {
    TreeMap<Place, List<UUID>> due = new TreeMap<>();
    for (Run run : runs) {
      if (!run.done() && !run.day().isAfter(today)) {
        due.computeIfAbsent(new Place(run.day(), run.contract()), place -> new ArrayList<>())
            .add(run.line());
      }
    }
    return due.entrySet().stream()
        .map(
            entry -> new Invoice(entry.getKey().contract(), entry.getKey().day(), entry.getValue()))
        .toList();
  }

  private record Place(LocalDate day, UUID contract) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::day).thenComparing(place -> place.contract().toString());

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }
}
