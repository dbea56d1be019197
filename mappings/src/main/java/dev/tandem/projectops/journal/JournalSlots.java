package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.IntegrationJournal;
import dev.tandem.projectops.entity.finance.JournalStatus;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journals that are open for lines, and where the next line goes (JRN-5, JRN-6, JRN-20). Made
 * for one step; not safe for several threads.
 */
final class JournalSlots {
  private final String company;
  private final int limit;
  private final Sequences numbers;
  private final Map<String, IntegrationJournal> open = new LinkedHashMap<>();
  private final Map<String, IntegrationJournal> changed = new LinkedHashMap<>();

  /**
   * A place for a line.
   *
   * @param journal its journal
   * @param line its number there
   */
  record Slot(String journal, int line) {}

  JournalSlots(Records records, List<String> candidates, int limit) {
    this.company = records.companyCode();
    this.limit = limit;
    this.numbers = Sequences.of(records, Sequences.JOURNALS);
    List<IntegrationJournal> keys = new ArrayList<>();
    candidates.forEach(number -> keys.add(key(company, number)));
    records.findAll(IntegrationJournal.CODEC, keys).stream()
        .filter(JournalSlots::isOpen)
        .forEach(journal -> open.put(journal.journal().orElse(""), journal));
  }

  static IntegrationJournal key(String company, String number) {
    return IntegrationJournal.builder().company(company).journal(number).build();
  }

  /** The numbers of the open journals of a legal entity that have room, oldest first. */
  static List<String> candidates(Records records, int limit) {
    List<String> numbers = new ArrayList<>();
    records.each(
        IntegrationJournal.CODEC,
        journal -> {
          if (isOpen(journal) && journal.lineCount().orElse(0) < limit) {
            journal.journal().ifPresent(numbers::add);
          }
        });
    return numbers;
  }

  private static boolean isOpen(IntegrationJournal journal) {
    return journal.status().is(JournalStatus.DRAFT) && journal.original().isEmpty();
  }

  /** Where the next line of a period goes; a journal is opened when none has room. */
  Slot take(Optional<LocalDate> period) {
    IntegrationJournal journal =
        open.values().stream()
            .filter(found -> found.periodStart().equals(period))
            .filter(found -> found.lineCount().orElse(0) < limit)
            .reduce((first, second) -> second)
            .orElseGet(() -> create(period));
    int line = journal.lineCount().orElse(0) + 1;
    IntegrationJournal next = IntegrationJournal.builder().from(journal).lineCount(line).build();
    String number = next.journal().orElseThrow();
    open.put(number, next);
    changed.put(number, next);
    return new Slot(number, line);
  }

  private IntegrationJournal create(Optional<LocalDate> period) {
    LocalDate start = period.orElse(null);
    Journal named = new Journal(numbers.take(), start, HeaderStatus.DRAFT, List.of(), null);
    return IntegrationJournal.builder()
        .company(company)
        .journal(named.number())
        .description(named.description())
        .status(EnumSymbol.of(JournalStatus.DRAFT))
        .periodStart(period)
        .build();
  }

  /** The numbers of the journals that have room now. */
  List<String> numbers() {
    return open.values().stream()
        .filter(journal -> journal.lineCount().orElse(0) < limit)
        .flatMap(journal -> journal.journal().stream())
        .toList();
  }

  /** The counter of the next journal. */
  long nextNumber() {
    return numbers.counter();
  }

  /** Headers and sequence, as they are to be written; nothing when no line was taken. */
  Effects effects() {
    Effects effects = changed.isEmpty() ? Effects.NONE : numbers.effects();
    for (IntegrationJournal journal : changed.values()) {
      effects = effects.then(Effects.put(IntegrationJournal.CODEC, journal));
    }
    return effects;
  }
}
