package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.InvoiceProposal;
import dev.tandem.projectops.entity.finance.ProposalState;
import dev.tandem.projectops.entity.finance.ProposalStatus;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.ProposalReadiness;
import dev.tandem.projectops.journal.StagedActuals;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Import from staging into invoice proposals (PROP-4 to PROP-8, JRN-31, ERR-7, ERR-8, TC-11), for
 * one legal entity. All lines of a proposal come or none; a proposal whose header or connections
 * have not arrived waits without an error. Immutable; safe for any thread.
 */
public final class ProposalImportProcess implements FinanceProcess {
  private static final int WRITES_OF_A_LINE = 5;

  private final CompanyBooks books;
  private final InvoiceCounts counts;
  private final boolean checked;
  private final @Nullable String only;
  private final int window;

  private ProposalImportProcess(
      CompanyBooks books,
      InvoiceCounts counts,
      boolean checked,
      @Nullable String only,
      int window) {
    this.books = books;
    this.counts = counts;
    this.checked = checked;
    this.only = only;
    this.window = window;
  }

  /** The import for all proposals, without the check of staged actuals. */
  public static ProposalImportProcess of(CompanyBooks books, InvoiceCounts counts) {
    return new ProposalImportProcess(books, counts, false, null, 50_000);
  }

  /** The same, taking only rows that the check of staged actuals found valid (JRN-22). */
  public ProposalImportProcess onlyChecked() {
    return new ProposalImportProcess(books, counts, true, only, window);
  }

  /** The same, for one proposal only (PROP-8). */
  public ProposalImportProcess only(String proposal) {
    return new ProposalImportProcess(books, counts, checked, proposal, window);
  }

  /** The same, holding the ids of at most so many waiting rows and those of one proposal more. */
  public ProposalImportProcess holding(int ids) {
    return new ProposalImportProcess(books, counts, checked, only, ids);
  }

  @Override
  public String name() {
    return "import-proposals";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.until(new Import(records)::step);
  }

  private final class Import {
    private final Records records;
    private final ImportSetup setup;
    private final BilledWindow waiting;
    private final int most;
    private String proposal = "";
    private List<UUID> rest = List.of();

    Import(Records records) {
      this.records = records;
      this.setup = ImportSetup.read(records, books);
      this.waiting = new BilledWindow(records, window, only);
      this.most = Math.max(1, (records.groupSize() - 2) / WRITES_OF_A_LINE);
    }

    /** The next slice of a proposal that is ready, or the faults of one that is not. */
    Optional<Effects> step() {
      if (!rest.isEmpty()) {
        return Optional.of(slice());
      }
      Map.Entry<String, List<UUID>> next = waiting.next().orElse(null);
      if (next == null) {
        return Optional.empty();
      }
      proposal = next.getKey();
      List<Fault> faults = new ArrayList<>();
      if (ready(next.getValue(), faults)) {
        rest = next.getValue().stream().sorted().toList();
        return Optional.of(slice());
      }
      List<Effects> left = new ArrayList<>();
      faults.forEach(fault -> left.add(Effects.fault(fault)));
      return Optional.of(Effects.all(flags(next.getValue()), left));
    }

    /** An update of an actual has cleared the flag of a row that is on a line (UND-10). */
    private Effects flags(List<UUID> ids) {
      if (open(state())) {
        return Effects.NONE;
      }
      List<UUID> some = ids.subList(0, Math.min(ids.size(), records.groupSize()));
      Set<UUID> linked = new HashSet<>();
      records
          .findAll(
              ImportedActual.CODEC,
              some.stream()
                  .map(
                      id ->
                          ImportedActual.builder()
                              .company(records.companyCode())
                              .actualId(id)
                              .build())
                  .toList())
          .forEach(link -> link.actualId().ifPresent(linked::add));
      List<Effects> flags = new ArrayList<>();
      for (ActualStaging row : staged(some)) {
        if (linked.contains(StagedActuals.id(row))) {
          flags.add(
              Effects.put(
                  ActualStaging.CODEC,
                  ActualStaging.builder().from(row).journalized(true).build()));
        }
      }
      return Effects.all(Effects.NONE, flags);
    }

    private boolean ready(List<UUID> ids, List<Fault> faults) {
      InvoiceProposal header = header();
      ProposalState state = state();
      OptionalInt expected = counts.billed(records.companyCode(), proposal);
      if (header == null || expected.isEmpty() || !open(state)) {
        return false; // PROP-7: it waits
      }
      List<ProposalReadiness.Arrived> arrived = new ArrayList<>();
      for (int i = 0; i < ids.size(); i += most) {
        BilledRows rows = rows(ids.subList(i, Math.min(ids.size(), i + most)));
        if (!rows.connected()) {
          return false; // TC-11, SC-14h
        }
        arrived.addAll(rows.arrived());
        faults.addAll(rows.faults());
      }
      int done = state.lineCount().orElse(0);
      faults.addAll(ProposalReadiness.check(proposal, expected.getAsInt() - done, arrived));
      return faults.isEmpty();
    }

    private static boolean open(ProposalState state) {
      return state.status().isEmpty() || state.status().is(ProposalStatus.FILLING);
    }

    private @Nullable InvoiceProposal header() {
      return records
          .find(
              InvoiceProposal.CODEC,
              InvoiceProposal.builder().company(records.companyCode()).proposalId(proposal).build())
          .orElse(null);
    }

    private ProposalState state() {
      ProposalState key = Proposals.key(records.companyCode(), proposal);
      return records.find(ProposalState.CODEC, key).orElse(key);
    }

    private BilledRows rows(List<UUID> ids) {
      return BilledRows.of(records, books, setup, waiting, staged(ids), checked);
    }

    private List<ActualStaging> staged(List<UUID> ids) {
      return records.findAll(
          ActualStaging.CODEC,
          ids.stream()
              .map(
                  id -> ActualStaging.builder().company(records.companyCode()).importId(id).build())
              .toList());
    }

    private Effects slice() {
      List<UUID> ids = rest.subList(0, Math.min(most, rest.size()));
      rest = rest.subList(ids.size(), rest.size());
      ProposalState state = state();
      int line = state.lineCount().orElse(0);
      List<Effects> made = rows(ids).lines(proposal, line);
      ProposalStatus status = rest.isEmpty() ? ProposalStatus.OPEN : ProposalStatus.FILLING;
      return Effects.all(
          Effects.put(
              ProposalState.CODEC,
              ProposalState.builder()
                  .from(state)
                  .status(EnumSymbol.of(status))
                  .lineCount(line + made.size())
                  .build()),
          made);
    }
  }
}
