package dev.tandem.projectops.journal;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Import from staging into journals (JRN-2 to JRN-13, JRN-20, JRN-28). A pure function: the state
 * after it is its result, and running it on that result adds nothing. Not for several threads.
 */
public final class JournalImport {
  private final ImportParameters parameters;
  private final LineDefaults defaults;
  private final List<Journal> journals;
  private final List<Fault> faults = new ArrayList<>();
  private NumberSequence journalNumbers;
  private NumberSequence vouchers;

  private JournalImport(ImportParameters parameters, State before) {
    this.parameters = parameters;
    this.defaults = new LineDefaults(parameters);
    this.journals = new ArrayList<>(before.journals());
    this.journalNumbers = before.journalNumbers();
    this.vouchers = before.vouchers();
  }

  /**
   * What an import changes.
   *
   * @param journals all journals of the legal entity
   * @param journalNumbers sequence of journal numbers
   * @param vouchers sequence of voucher numbers
   */
  public record State(
      List<Journal> journals, NumberSequence journalNumbers, NumberSequence vouchers) {
    /** Copies the list. */
    public State {
      journals = List.copyOf(journals);
    }
  }

  /**
   * What an import did.
   *
   * @param state the state after it
   * @param faults one for each actual that was left out; the others went on (JRN-13)
   */
  public record Report(State state, List<Fault> faults) {
    /** Copies the list. */
    public Report {
      faults = List.copyOf(faults);
    }
  }

  /** Imports every staged actual that is on no line yet, by date, then id, cost first (UND-23). */
  public static Report run(
      State before, Collection<StagedActual> staged, ImportParameters parameters) {
    JournalImport run = new JournalImport(parameters, before);
    Set<String> taken = new HashSet<>();
    before.journals().forEach(j -> j.lines().forEach(line -> taken.add(line.actual().id())));
    staged.stream()
        .filter(StagedActual::importable)
        .sorted(
            Comparator.comparing(StagedActual::date)
                .thenComparing(actual -> actual.kind().rank())
                .thenComparing(StagedActual::id))
        .filter(actual -> taken.add(actual.id())) // REG-6
        .forEach(run::add);
    return new Report(new State(run.journals, run.journalNumbers, run.vouchers), run.faults);
  }

  private void add(StagedActual actual) {
    try {
      JournalLine line = defaults.line(actual, vouchers.number());
      vouchers = vouchers.after(); // a line that is left out takes no number
      append(line, parameters.unit().start(actual.date()));
    } catch (FaultException e) {
      faults.add(e.fault());
    }
  }

  private void append(JournalLine line, @Nullable LocalDate period) {
    int open = openJournal(period);
    Journal journal = journals.get(open);
    List<JournalLine> lines = new ArrayList<>(journal.lines());
    lines.add(line);
    journals.set(open, journal.with(journal.status(), lines));
  }

  /** The last open journal of the period with room, or a new one (JRN-5, JRN-6, JRN-20). */
  private int openJournal(@Nullable LocalDate period) {
    for (int i = journals.size() - 1; i >= 0; i--) {
      Journal journal = journals.get(i);
      if (journal.status() == HeaderStatus.DRAFT
          && journal.original() == null
          && Objects.equals(journal.periodStart(), period)
          && journal.lines().size() < parameters.lineLimit()) {
        return i;
      }
    }
    journals.add(new Journal(journalNumbers.number(), period, HeaderStatus.DRAFT, List.of(), null));
    journalNumbers = journalNumbers.after();
    return journals.size() - 1;
  }
}
