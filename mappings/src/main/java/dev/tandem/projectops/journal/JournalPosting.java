package dev.tandem.projectops.journal;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.money.Currency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Posts one journal (JRN-16 to JRN-18, UND-34, WB-3). A pure function: it writes nothing itself and
 * returns what is to be written.
 */
public final class JournalPosting {
  private JournalPosting() {}

  /** The features that change what one bad line does. */
  public enum Mode {
    /** One bad line stops the whole journal (JRN-17). */
    ALL_OR_NOTHING,
    /**
     * Bad lines move to a new journal, as drafts (JRN-17). There they wait until one of them can be
     * posted: a journal of moved lines of which none posts stays as it is.
     */
    TRANSFER,
    /** Bad lines move to a new journal, in error (JRN-18). */
    TRANSFER_AS_ERRORS
  }

  /**
   * What a posting did.
   *
   * @param journal the journal after it
   * @param transferred the new journal with the lines that failed; null when there is none
   * @param vouchers for the ledger, in line order
   * @param writeBacks for the staging rows, only of lines that were posted (WB-3)
   * @param faults one for each line that failed
   */
  public record Report(
      Journal journal,
      @Nullable Journal transferred,
      List<Voucher> vouchers,
      List<WriteBack> writeBacks,
      List<Fault> faults) {
    /** Copies the lists. */
    public Report {
      vouchers = List.copyOf(vouchers);
      writeBacks = List.copyOf(writeBacks);
      faults = List.copyOf(faults);
    }
  }

  /**
   * Posts the lines of a draft journal; another status is refused.
   *
   * @param calendar fiscal periods, as they are now
   * @param accounting accounting currency
   * @param voucher writes the voucher of a line, or throws the error of the line
   * @param newNumber number for a journal that takes failed lines
   */
  public static Report post(
      Journal journal,
      Mode mode,
      LedgerCalendar calendar,
      Currency accounting,
      Function<JournalLine, Voucher> voucher,
      String newNumber) {
    if (journal.status() != HeaderStatus.DRAFT) {
      throw new FaultException(
          FaultCode.STATUS_REFUSED,
          "journal " + journal.number(),
          "no posting from " + journal.status());
    }
    Run run = new Run(journal, calendar, accounting, voucher);
    journal.lines().forEach(run::line);
    if (run.failed.isEmpty()) {
      return run.report(HeaderStatus.POSTED, run.posted, null);
    }
    if (keeps(mode, journal.original(), !run.posted.isEmpty())) {
      return new Report(journal, null, List.of(), List.of(), run.faults);
    }
    return run.report(HeaderStatus.POSTED, run.posted, run.transfer(mode, newNumber));
  }

  /**
   * Whether lines that fail stay where they are (JRN-17).
   *
   * @param original the journal that the lines were moved from; null when they were not
   * @param posts whether a line of the journal is posted, now or before
   */
  static boolean keeps(Mode mode, @Nullable String original, boolean posts) {
    return switch (mode) {
      case ALL_OR_NOTHING -> true;
      case TRANSFER -> original != null && !posts;
      case TRANSFER_AS_ERRORS -> false;
    };
  }

  private static final class Run {
    private final Journal journal;
    private final LedgerCalendar calendar;
    private final Currency accounting;
    private final Function<JournalLine, Voucher> writer;
    private final List<JournalLine> posted = new ArrayList<>();
    private final List<JournalLine> failed = new ArrayList<>();
    private final List<Voucher> vouchers = new ArrayList<>();
    private final List<WriteBack> writeBacks = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    Run(
        Journal journal,
        LedgerCalendar calendar,
        Currency accounting,
        Function<JournalLine, Voucher> writer) {
      this.journal = journal;
      this.calendar = calendar;
      this.accounting = accounting;
      this.writer = writer;
    }

    void line(JournalLine line) {
      String place = "journal " + journal.number() + " voucher " + line.voucher();
      if (!line.status().postable()) { // JRN-19
        fail(line, new Fault(FaultCode.STATUS_REFUSED, place, "line is " + line.status()));
        return;
      }
      Optional<Fault> closed = calendar.refusal(line.accountingDate(), place);
      if (closed.isPresent()) {
        fail(line, closed.get());
        return;
      }
      try {
        vouchers.add(writer.apply(line));
        posted.add(line.with(LineStatus.POSTED));
        writeBacks.add(
            new WriteBack(
                line.actual().id(),
                line.voucher(),
                LineVoucher.amount(line, accounting).accounting(),
                line.rate(),
                null));
      } catch (FaultException e) {
        fail(line, reason(e.fault(), place));
      }
    }

    /** What is wrong with the actual is told as that; any other error of a line is ERR-12. */
    private static Fault reason(Fault fault, String place) {
      boolean actual = fault.code() == FaultCode.ERR_15 || fault.code() == FaultCode.ERR_16;
      return actual ? fault : new Fault(FaultCode.ERR_12, place, fault.display());
    }

    private void fail(JournalLine line, Fault fault) {
      failed.add(line);
      faults.add(fault);
    }

    Journal transfer(Mode mode, String newNumber) {
      boolean asErrors = mode == Mode.TRANSFER_AS_ERRORS;
      List<JournalLine> moved =
          asErrors
              ? failed.stream()
                  .map(line -> line.status().postable() ? line.with(LineStatus.ERROR) : line)
                  .toList()
              : failed;
      return new Journal(
          newNumber,
          journal.periodStart(),
          asErrors ? HeaderStatus.ERROR : HeaderStatus.DRAFT,
          moved,
          journal.number());
    }

    Report report(HeaderStatus status, List<JournalLine> lines, @Nullable Journal transferred) {
      return new Report(journal.with(status, lines), transferred, vouchers, writeBacks, faults);
    }
  }
}
