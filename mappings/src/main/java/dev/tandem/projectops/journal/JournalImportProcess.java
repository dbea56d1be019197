package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualCheck;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.LinkTarget;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Import from staging into the integration journal (JRN-1 to JRN-13, JRN-20, JRN-22, JRN-28), for
 * one legal entity. It streams: whatever waits in staging, it holds the keys of at most so many
 * rows and the rows of one step. Running it again adds nothing (JRN-2), and of two runs side by
 * side each actual is taken by one (REG-6, UND-19). Immutable; safe for any thread.
 */
public final class JournalImportProcess implements FinanceProcess {
  private static final int WRITES_OF_A_LINE = 4; // line, link, staging, and at worst a header
  private static final int OTHER_WRITES = 2; // the sequences

  private final CompanyBooks books;
  private final boolean checked;
  private final int window;

  private JournalImportProcess(CompanyBooks books, boolean checked, int window) {
    this.books = books;
    this.checked = checked;
    this.window = window;
  }

  /** The import without the check of staged actuals. */
  public static JournalImportProcess of(CompanyBooks books) {
    return new JournalImportProcess(books, false, 50_000);
  }

  /** The same, taking only rows that the check of staged actuals found valid (JRN-22). */
  public JournalImportProcess onlyChecked() {
    return new JournalImportProcess(books, true, window);
  }

  /** The same, holding the keys of at most so many waiting rows, at least 1. */
  public JournalImportProcess holding(int keys) {
    return new JournalImportProcess(books, checked, keys);
  }

  @Override
  public String name() {
    return "import-journal";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.until(new Import(records)::step);
  }

  private final class Import {
    private final Records records;
    private final ImportSetup setup;
    private final StagingWindow waiting;
    private final int chunk;
    private List<String> journals;
    private long expectedJournal = -1;

    Import(Records records) {
      this.records = records;
      this.setup = ImportSetup.read(records, books);
      this.waiting = new StagingWindow(records, window);
      this.chunk = Math.max(1, (records.groupSize() - OTHER_WRITES) / WRITES_OF_A_LINE);
      this.journals = JournalSlots.candidates(records, setup.rules().lineLimit());
    }

    Optional<Effects> step() {
      List<UUID> ids = waiting.next(chunk);
      return ids.isEmpty() ? Optional.empty() : Optional.of(lines(ids));
    }

    private Effects lines(List<UUID> ids) {
      long next = Sequences.of(records, Sequences.JOURNALS).counter();
      if (expectedJournal >= 0 && next != expectedJournal) {
        journals =
            JournalSlots.candidates(
                records, setup.rules().lineLimit()); // another run has opened one
      }
      Set<UUID> taken = taken(ids);
      List<ActualStaging> waiting = waiting(ids);
      List<ActualStaging> rows =
          waiting.stream().filter(row -> !taken.contains(StagedActuals.id(row))).toList();
      CostOrigins origins = CostOrigins.of(records, rows);
      Chunk made =
          new Chunk(
              LineSetup.of(records, setup, rows),
              origins,
              StockUsage.of(records, rows, origins),
              new JournalSlots(records, journals, setup.rules().lineLimit()));
      Set<UUID> invalid = invalid(rows);
      rows.forEach(row -> made.add(row, !invalid.contains(StagedActuals.id(row))));
      waiting.stream().filter(row -> !rows.contains(row)).forEach(made::flag);
      journals = made.slots.numbers();
      Effects effects = made.finish();
      expectedJournal = made.nextJournal(next);
      return effects;
    }

    /** The ids that are on a line; that link decides, and not the flag of the row (UND-10). */
    private Set<UUID> taken(List<UUID> ids) {
      Set<UUID> taken = new HashSet<>();
      records
          .findAll(
              ImportedActual.CODEC,
              ids.stream()
                  .map(
                      id ->
                          ImportedActual.builder()
                              .company(records.companyCode())
                              .actualId(id)
                              .build())
                  .toList())
          .forEach(link -> link.actualId().ifPresent(taken::add));
      return taken;
    }

    /** The rows that still have no flag, in the order of the ids. */
    private List<ActualStaging> waiting(List<UUID> ids) {
      return records
          .findAll(
              ActualStaging.CODEC,
              ids.stream()
                  .map(
                      id ->
                          ActualStaging.builder()
                              .company(records.companyCode())
                              .importId(id)
                              .build())
                  .toList())
          .stream()
          .filter(row -> !row.journalized().orElse(false))
          .toList();
    }

    /** The rows that the check did not find valid; none when there is no check (JRN-22). */
    private Set<UUID> invalid(List<ActualStaging> rows) {
      Set<UUID> invalid = new HashSet<>();
      if (checked) {
        rows.forEach(row -> invalid.add(StagedActuals.id(row)));
        records
            .findAll(
                ActualCheck.CODEC,
                rows.stream()
                    .map(
                        row ->
                            ActualCheck.builder()
                                .company(records.companyCode())
                                .actualId(StagedActuals.id(row))
                                .build())
                    .toList())
            .stream()
            .filter(check -> check.valid().orElse(false))
            .forEach(check -> check.actualId().ifPresent(invalid::remove));
      }
      return invalid;
    }

    private final class Chunk {
      private final LineSetup lines;
      private final CostOrigins origins;
      private final StockUsage stock;
      private final JournalSlots slots;
      private final Sequences vouchers = Sequences.of(records, Sequences.VOUCHERS);
      private final LineDefaults defaults = new LineDefaults(setup.rules());
      private final List<Effects> made = new ArrayList<>();
      private boolean any;

      Chunk(LineSetup lines, CostOrigins origins, StockUsage stock, JournalSlots slots) {
        this.lines = lines;
        this.origins = origins;
        this.stock = stock;
        this.slots = slots;
      }

      void add(ActualStaging row, boolean valid) {
        try {
          StagedActual actual = StagedActuals.of(row, origins.of(row), valid, books);
          if (actual.importable()) {
            lines.refuseFinished(row, "actual " + actual.id());
            JournalLine line = defaults.line(actual, vouchers.peek());
            write(row, line);
          }
        } catch (FaultException e) {
          made.add(Effects.fault(e.fault())); // the others go on (JRN-13)
        }
      }

      /** An update of the actual has cleared the flag of a row that is on a line (UND-10). */
      void flag(ActualStaging row) {
        made.add(
            Effects.put(
                ActualStaging.CODEC, ActualStaging.builder().from(row).journalized(true).build()));
      }

      private void write(ActualStaging row, JournalLine line) {
        JournalSlots.Slot slot =
            slots.take(Optional.ofNullable(setup.rules().unit().start(line.actual().date())));
        String voucher = vouchers.take();
        UUID id = StagedActuals.id(row);
        made.add(
            Effects.put(IntegrationJournalLine.CODEC, entity(row, line, slot))
                .then(
                    Effects.put(
                        ImportedActual.CODEC,
                        ImportedActual.builder()
                            .company(records.companyCode())
                            .actualId(id)
                            .target(EnumSymbol.of(LinkTarget.JOURNAL))
                            .document(slot.journal())
                            .line(slot.line())
                            .voucher(voucher)
                            .build()))
                .then(
                    Effects.put(
                        ActualStaging.CODEC,
                        ActualStaging.builder().from(row).journalized(true).build())));
        any = true;
      }

      private IntegrationJournalLine entity(
          ActualStaging row, JournalLine line, JournalSlots.Slot slot) {
        StagedActual actual = line.actual();
        return IntegrationJournalLine.builder()
            .company(records.companyCode())
            .journal(slot.journal())
            .line(slot.line())
            .actualId(StagedActuals.id(row))
            .kind(row.transactionType())
            .type(EnumSymbol.of(Types.column(actual.actualClass().type())))
            .origin(EnumSymbol.of(Types.column(actual.source())))
            .status(EnumSymbol.of(JournalLineStatus.DRAFT))
            .statusSince(records.now())
            .voucher(line.voucher())
            .transactionDate(actual.date())
            .accountingDate(line.accountingDate())
            .projectId(actual.project())
            .contractId(actual.kind().intercompany() ? Optional.empty() : lines.contract(row))
            .contractLine(ContractLines.number(row))
            .fundingSource(row.fundingSource())
            .categoryId(line.category())
            .billingType(row.billingType())
            .lineProperty(line.property().name())
            .quantity(row.quantity())
            .currency(actual.amount().currency().code())
            .amount(actual.amount().amount())
            .exchangeRate(line.rate().per100())
            .borrower(Optional.ofNullable(actual.borrower()))
            .resourceName(row.resourceName())
            .resourceId(row.resourceId())
            .subcontractLine(row.subcontractLine())
            .itemId(stock.item(row))
            .salesTaxGroup(lines.salesTaxGroup(row, actual.borrower()))
            .itemSalesTaxGroup(
                lines.itemSalesTaxGroup(actual.actualClass().type(), line.category()))
            .dimensions(lines.dimensions(row, actual.borrower()))
            .build();
      }

      Effects finish() {
        Effects effects = any ? vouchers.effects().then(slots.effects()) : Effects.NONE;
        return Effects.all(effects, made);
      }

      long nextJournal(long before) {
        return any ? slots.nextNumber() : before;
      }
    }
  }
}
