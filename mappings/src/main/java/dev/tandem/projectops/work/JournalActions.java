package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.CorrectionJournal;
import dev.tandem.projectops.actual.EntryJournal;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.JournalStatus;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Entry and correction journals (ACT-43 to ACT-45, ACT-52, ACT-60, ACT-61). */
final class JournalActions {
  private static final int DECIMALS = 2;

  private final WorkSettings settings;
  private final Parameters parameters;

  JournalActions(WorkSettings settings, Parameters parameters) {
    this.settings = settings;
    this.parameters = parameters;
  }

  /** Confirms a journal of either kind; nothing when it is confirmed. */
  Effects confirm(Records records) {
    Journal journal = journal(records);
    if (journal.status().is(JournalStatus.CONFIRMED)) {
      return Effects.NONE;
    }
    List<JournalLine> lines = lines(records, journal);
    Occasion occasion = occasion(records, "confirm journal " + journal.id().orElseThrow());
    if (!journal.correction().orElse(false)) {
      return new EntryJournal(contractLines(records, lines), settings.numbers())
          .confirm(journal, lines, occasion);
    }
    List<Actual> actuals = corrected(records, lines);
    return CorrectionJournal.confirm(
        journal,
        lines,
        actuals,
        line -> decimals(records, List.of(line)),
        Trails.of(records, actuals.stream().map(ActualRows::id).toList()),
        occasion);
  }

  /**
   * Puts the live actuals of an entry on a correction journal, which is made if it is not there
   * (ACT-43); nothing when they are on it.
   */
  Effects correct(Records records) {
    String entry = parameters.text("entry");
    return correct(records, SalesActions.ofEntry(records, entry), "entry " + entry);
  }

  /** The same with actuals that are named by their ids, such as those of a journal (ACT-45). */
  Effects correctActuals(Records records) {
    List<UUID> ids =
        parameters.words("actuals").stream().map(JournalActions::actual).distinct().toList();
    List<UUID> unknown = new ArrayList<>(ids);
    Finder.ACTUALS.all(records, ids).forEach(row -> unknown.remove(ActualRows.id(row)));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("there are no actuals " + unknown);
    }
    return correct(records, ids, "actuals " + parameters.text("actuals"));
  }

  private static UUID actual(String text) {
    return Rows.id(text)
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is no id of an actual".formatted(text)));
  }

  private Effects correct(Records records, List<UUID> ids, String place) {
    String name = parameters.text("journal");
    UUID id = occasion(records, "correction journal " + name).id("journal");
    List<Journal> found = Finder.JOURNALS.search(records, name);
    Optional<Journal> known =
        found.isEmpty() ? Finder.JOURNALS.find(records, id) : Optional.of(found.get(0));
    List<Actual> all = Finder.ACTUALS.all(records, ids);
    if (known.isPresent() && areOn(lines(records, known.get()), all)) {
      return Effects.NONE;
    }
    Journal journal =
        known.orElseGet(
            () ->
                Journal.builder()
                    .id(id)
                    .name(name)
                    .correction(true)
                    .status(Choice.of(JournalStatus.DRAFT))
                    .build());
    List<Actual> live = all.stream().filter(row -> row.adjustmentStatus().isEmpty()).toList();
    if (live.isEmpty()) {
      throw new FaultException(FaultCode.NOT_CORRECTABLE, place, "it has no live actuals");
    }
    return Effects.put(Journal.CODEC, journal)
        .then(
            CorrectionJournal.choose(
                journal, live, occasion(records, "choose " + journal.id().orElseThrow())));
  }

  private static boolean areOn(List<JournalLine> lines, List<Actual> actuals) {
    return lines.stream()
        .anyMatch(
            line ->
                actuals.stream()
                    .anyMatch(
                        row -> References.pointsTo(line.correctedActual(), ActualRows.id(row))));
  }

  /** A line of a draft journal gets other values; its amount follows. */
  Effects edit(Records records) {
    Journal journal = journal(records);
    if (journal.status().is(JournalStatus.CONFIRMED)) {
      throw new FaultException(
          FaultCode.NOT_CORRECTABLE,
          "journal " + journal.name().orElse("?"),
          "it is confirmed already");
    }
    JournalLine before = line(lines(records, journal));
    BigDecimal quantity =
        parameters.number("quantity").or(before::quantity).orElse(BigDecimal.ZERO);
    BigDecimal price = parameters.number("price").or(before::price).orElse(BigDecimal.ZERO);
    BigDecimal amount =
        quantity.multiply(price).setScale(decimals(records, List.of(before)), Currency.ROUNDING);
    JournalLine.Builder after =
        JournalLine.builder()
            .from(before)
            .quantity(quantity)
            .price(price)
            .amount(amount)
            .amountAfterTax(amount.add(before.tax().orElse(BigDecimal.ZERO)));
    parameters.billingType("billing-type").ifPresent(type -> after.billingType(Choice.of(type)));
    parameters.day("date").ifPresent(after::documentDate);
    parameters.optional("description").ifPresent(after::description);
    return Effects.put(JournalLine.CODEC, after.build());
  }

  private JournalLine line(List<JournalLine> lines) {
    Optional<UUID> id = parameters.read("line", UUID::fromString, "the id of a journal line");
    Optional<TransactionType> type =
        parameters.read(
            "type",
            text -> TransactionType.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')),
            "a type such as cost or unbilled-sales");
    List<JournalLine> found =
        lines.stream()
            .filter(row -> id.isEmpty() || row.id().equals(id))
            .filter(row -> type.isEmpty() || row.transactionType().is(type.get()))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "the journal has %d such lines; say which one by the parameter line"
              .formatted(found.size()));
    }
    return found.get(0);
  }

  /** Gives up a draft correction journal (ACT-45); nothing when there is none. */
  Effects discard(Records records) {
    List<Journal> found = Finder.JOURNALS.search(records, parameters.text("journal"));
    if (found.isEmpty()) {
      return Effects.NONE;
    }
    List<JournalLine> lines = lines(records, found.get(0));
    return CorrectionJournal.discard(found.get(0), lines, corrected(records, lines));
  }

  private Journal journal(Records records) {
    return Finder.JOURNALS.require(records, parameters.text("journal"));
  }

  private static List<JournalLine> lines(Records records, Journal journal) {
    UUID id = journal.id().orElseThrow();
    return records.where(JournalLine.CODEC, row -> References.pointsTo(row.journal(), id));
  }

  private static List<Actual> corrected(Records records, List<JournalLine> lines) {
    return Finder.ACTUALS.all(
        records,
        lines.stream()
            .flatMap(line -> line.correctedActual().flatMap(References::idOf).stream())
            .distinct()
            .toList());
  }

  private static Map<UUID, ContractLine> contractLines(Records records, List<JournalLine> lines) {
    Map<UUID, ContractLine> found = new HashMap<>();
    Finder.LINES
        .all(
            records,
            lines.stream()
                .flatMap(line -> line.contractLine().flatMap(References::idOf).stream())
                .distinct()
                .toList())
        .forEach(line -> found.put(line.id().orElseThrow(), withCurrency(records, line)));
    return found;
  }

  /** A line that says nothing is in the currency of its contract (CTR-5). */
  private static ContractLine withCurrency(Records records, ContractLine line) {
    return line.currency().isPresent()
        ? line
        : ContractLine.builder()
            .from(line)
            .currency(Finder.CONTRACTS.at(records, line.contract()).flatMap(Contract::currency))
            .build();
  }

  private static int decimals(Records records, List<JournalLine> lines) {
    return lines.stream()
        .flatMap(line -> line.currency().stream())
        .findFirst()
        .map(currency -> PriceLists.decimals(records, currency))
        .orElse(DECIMALS);
  }

  private Occasion occasion(Records records, String name) {
    return new Occasion(name, parameters.day("day", records.today()), IdSource.named());
  }
}
