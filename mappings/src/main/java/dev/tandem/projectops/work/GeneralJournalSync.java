package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.finance.GeneralJournal;
import dev.tandem.projectops.entity.finance.GeneralJournalLine;
import dev.tandem.projectops.entity.finance.GeneralJournalStatus;
import dev.tandem.projectops.entity.finance.SharedCategory;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.GeneralJournalTransfer;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.process.ProcessRunner;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import dev.tandem.spi.schema.LegalEntity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sends posted general journals with project lines to Dataverse, where each becomes an entry
 * journal that is confirmed at once (GJ-3, GJ-4). A journal that fails is tried again with the next
 * run, five times in all; then a person has to ask for it (GJ-5, ERR-13, ERR-14). Running it again
 * sends nothing twice. Has no state of its own; safe for any thread.
 */
final class GeneralJournalSync {
  private final ProcessRunner dataverse;
  private final ProcessRunner finance;
  private final WorkSettings settings;

  GeneralJournalSync(ProcessRunner dataverse, ProcessRunner finance, WorkSettings settings) {
    this.dataverse = dataverse;
    this.finance = finance;
    this.settings = settings;
  }

  /**
   * A posted journal with its lines.
   *
   * @param number journal batch number
   * @param company code of the legal entity
   * @param lines its project lines
   * @param categories transaction category of each project category
   */
  record Posted(
      String number,
      String company,
      List<GeneralJournalLine> lines,
      Map<String, String> categories) {}

  /**
   * Sends what waits in a legal entity.
   *
   * @param again number of a journal that a person asks for after five failures; empty for none
   */
  List<ProcessReport> run(LegalEntity company, Optional<String> again) {
    List<ProcessReport> reports = new ArrayList<>();
    again.ifPresent(
        number ->
            reports.add(finance.run(new Mark(number, GeneralJournalTransfer::again), company)));
    for (Posted journal : finance.look(company, GeneralJournalSync::waiting)) {
      try {
        reports.add(dataverse.run(new JournalArrival(journal, settings)));
        reports.add(finance.run(new Mark(journal.number(), GeneralJournalTransfer::sent), company));
      } catch (FaultException e) {
        reports.add(
            new ProcessReport("send-general-journal", "", 0, 0, 0, List.of(e.fault()), true));
        reports.add(
            finance.run(new Mark(journal.number(), GeneralJournalTransfer::failed), company));
      }
    }
    return reports;
  }

  private static List<Posted> waiting(Records records) {
    List<GeneralJournal> found = new ArrayList<>();
    records.each(
        GeneralJournal.CODEC,
        row -> {
          if (row.status().is(GeneralJournalStatus.POSTED)) {
            found.add(row);
          }
        });
    Map<String, String> categories = new HashMap<>();
    records.each(
        SharedCategory.CODEC,
        row -> categories.put(row.categoryId().orElse(""), row.transactionCategoryId().orElse("")));
    return found.stream()
        .map(
            row ->
                new Posted(
                    row.journal().orElse(""),
                    records.companyCode(),
                    lines(records, row),
                    categories))
        .toList();
  }

  private static List<GeneralJournalLine> lines(Records records, GeneralJournal journal) {
    return records.findAll(
        GeneralJournalLine.CODEC,
        IntStream.rangeClosed(1, journal.lineCount().orElse(0))
            .mapToObj(
                line ->
                    GeneralJournalLine.builder()
                        .company(journal.company())
                        .journal(journal.journal())
                        .line(line)
                        .build())
            .toList());
  }

  /** What becomes of the journal in finance. */
  @FunctionalInterface
  private interface Outcome {
    GeneralJournal of(GeneralJournal journal);
  }

  /**
   * Notes how a try went.
   *
   * @param number journal batch number
   * @param outcome the journal after it
   */
  private record Mark(String number, Outcome outcome) implements FinanceProcess {
    @Override
    public String name() {
      return "mark-general-journal";
    }

    @Override
    public Iterator<Effects> steps(Records records) {
      return Steps.once(
          () ->
              records
                  .find(
                      GeneralJournal.CODEC,
                      GeneralJournal.builder()
                          .company(records.companyCode())
                          .journal(number)
                          .build())
                  .map(this::marked)
                  .orElse(Effects.NONE));
    }

    private Effects marked(GeneralJournal journal) {
      GeneralJournal after = outcome.of(journal);
      Effects put = Effects.put(GeneralJournal.CODEC, after);
      return after.status().is(GeneralJournalStatus.MANUAL)
          ? put.then(
              Effects.fault(
                  new Fault(
                      FaultCode.ERR_13,
                      "general journal " + number,
                      GeneralJournalTransfer.MOST_TRIES + " tries have failed")))
          : put;
    }
  }
}
