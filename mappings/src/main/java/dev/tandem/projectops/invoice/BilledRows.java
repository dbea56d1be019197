package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualCheck;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.LinkTarget;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.ActualClass;
import dev.tandem.projectops.journal.ActualSource;
import dev.tandem.projectops.journal.BillingType;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ContractLines;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.LineSetup;
import dev.tandem.projectops.journal.ProposalReadiness;
import dev.tandem.projectops.journal.Sequences;
import dev.tandem.projectops.journal.StagedActual;
import dev.tandem.projectops.journal.StagedActuals;
import dev.tandem.projectops.journal.Types;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some billed sales of one proposal with what they bill: a subledger row, an on-account
 * transaction, or the line that they give back (PROP-6, TAX-3, COR-9). Made for one step.
 */
final class BilledRows {
  private final Records records;
  private final ImportSetup setup;
  private final List<Billed> rows = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private boolean connected = true;

  /** One billed sale; what it bills is null while that has not been posted or has not arrived. */
  private record Billed(
      ActualStaging row,
      StagedActual actual,
      boolean credit,
      @Nullable ProjectTransaction sale,
      @Nullable OnAccountTransaction onAccount,
      @Nullable ProposalLine original) {
    boolean backing() {
      return sale != null
          || onAccount != null
          || original != null
          || actual.actualClass() == ActualClass.RETAINER;
    }
  }

  private BilledRows(Records records, ImportSetup setup) {
    this.records = records;
    this.setup = setup;
  }

  static BilledRows of(
      Records records,
      CompanyBooks books,
      ImportSetup setup,
      BilledWindow window,
      List<ActualStaging> staged,
      boolean checked) {
    BilledRows found = new BilledRows(records, setup);
    Backings backings = Backings.of(records, window, staged);
    Set<UUID> valid = checked ? found.valid(staged) : Set.of();
    for (ActualStaging row : staged) {
      UUID id = StagedActuals.id(row);
      if (!backings.isLinked(id)) {
        found.add(row, books, window, backings, !checked || valid.contains(id));
      }
    }
    return found;
  }

  private Set<UUID> valid(List<ActualStaging> staged) {
    Set<UUID> valid = new HashSet<>();
    records
        .findAll(
            ActualCheck.CODEC,
            staged.stream()
                .map(
                    row ->
                        ActualCheck.builder()
                            .company(records.companyCode())
                            .actualId(StagedActuals.id(row))
                            .build())
                .toList())
        .stream()
        .filter(check -> check.valid().orElse(false))
        .forEach(check -> check.actualId().ifPresent(valid::add));
    return valid;
  }

  private void add(
      ActualStaging row,
      CompanyBooks books,
      BilledWindow window,
      Backings backings,
      boolean valid) {
    try {
      StagedActual actual = StagedActuals.of(row, ActualSource.ENTRY, valid, books);
      UUID id = StagedActuals.id(row);
      Optional<UUID> original = window.originalOf(id);
      connected &=
          standsAlone(row, actual)
              || original.isPresent()
              || window.unbilledOf(id).isPresent(); // TC-11
      rows.add(
          new Billed(
              row,
              actual,
              original.isPresent(),
              original.isPresent() ? null : backings.saleOf(window.unbilledOf(id)),
              original.isPresent() || actual.actualClass() != ActualClass.MILESTONE
                  ? null
                  : backings.onAccountOf(row, actual, window.isTakenBack(id)),
              backings.lineOf(original)));
    } catch (FaultException e) {
      faults.add(e.fault());
    }
  }

  /** Whether a row needs no connection: a milestone that is charged, or a retainer (MS-13). */
  private static boolean standsAlone(ActualStaging row, StagedActual actual) {
    boolean takesBack = row.quantity().orElse(BigDecimal.ZERO).signum() < 0;
    return actual.actualClass().type() == TransactionType.ON_ACCOUNT
        && !(takesBack && actual.actualClass() == ActualClass.MILESTONE);
  }

  /** Whether every row that needs a connection has one (TC-11). */
  boolean connected() {
    return connected;
  }

  List<ProposalReadiness.Arrived> arrived() {
    return rows.stream()
        .map(billed -> new ProposalReadiness.Arrived(billed.actual(), billed.backing()))
        .toList();
  }

  List<Fault> faults() {
    return faults;
  }

  /** The lines and all that changes with them, one element for each line. */
  List<Effects> lines(String proposal, int after) {
    LineSetup setups = LineSetup.of(records, setup, rows.stream().map(Billed::row).toList());
    Sequences numbers = Sequences.of(records, Sequences.ON_ACCOUNT);
    long before = numbers.counter();
    List<Effects> made = new ArrayList<>();
    int line = after;
    for (Billed billed : rows) {
      made.add(line(billed, proposal, ++line, setups, numbers));
    }
    if (numbers.counter() != before) {
      made.set(0, numbers.effects().then(made.get(0)));
    }
    return made;
  }

  private Effects line(
      Billed billed, String proposal, int line, LineSetup setups, Sequences numbers) {
    ActualStaging row = billed.row();
    Effects effects = backing(billed, proposal, setups, numbers);
    String transaction = transaction(billed, effects);
    return Effects.put(ProposalLine.CODEC, entity(billed, proposal, line, setups, transaction))
        .then(
            Effects.put(
                ImportedActual.CODEC,
                ImportedActual.builder()
                    .company(records.companyCode())
                    .actualId(StagedActuals.id(row))
                    .target(EnumSymbol.of(LinkTarget.PROPOSAL))
                    .document(proposal)
                    .line(line)
                    .build()))
        .then(
            Effects.put(
                ActualStaging.CODEC, ActualStaging.builder().from(row).journalized(true).build()))
        .then(effects);
  }

  private static String transaction(Billed billed, Effects effects) {
    if (billed.original() != null) {
      return billed.original().transactionId().orElse("");
    }
    if (billed.sale() != null) {
      return billed.sale().transactionId().orElse("");
    }
    OnAccountTransaction onAccount = billed.onAccount();
    return (onAccount == null ? effects.puts(OnAccountTransaction.CODEC).get(0) : onAccount)
        .transactionId()
        .orElse("");
  }

  /** What the line bills is on a proposal from now on; a retainer gets its transaction (RET-6). */
  private Effects backing(Billed billed, String proposal, LineSetup setups, Sequences numbers) {
    if (billed.sale() != null) {
      return Effects.put(
          ProjectTransaction.CODEC,
          ProjectTransaction.builder()
              .from(billed.sale())
              .status(EnumSymbol.of(SubledgerStatus.INVOICE_PROPOSAL))
              .proposalId(proposal)
              .build());
    }
    if (billed.original() != null) {
      return Effects.NONE;
    }
    OnAccountTransaction onAccount =
        billed.onAccount() != null ? billed.onAccount() : retainer(billed, setups, numbers);
    return OnAccountBilling.isFree(onAccount)
        ? Effects.put(OnAccountTransaction.CODEC, OnAccountBilling.proposed(onAccount, proposal))
        : Effects.NONE;
  }

  private OnAccountTransaction retainer(Billed billed, LineSetup setups, Sequences numbers) {
    ActualStaging row = billed.row();
    String category = setup.parameters().onAccountCategory().orElse("");
    return OnAccountTransaction.builder()
        .company(records.companyCode())
        .transactionId(numbers.take())
        .contractId(row.contractId())
        .contractLineId(row.contractLineId())
        .fundingSourceId(row.fundingSource())
        .projectId(row.projectId())
        .categoryId(setup.parameters().onAccountCategory())
        .description(row.description())
        .transactionDate(row.documentDate())
        .currency(row.currency())
        .amount(billed.actual().amount().amount())
        .quantity(BigDecimal.ONE)
        .salesTaxGroup(setups.salesTaxGroup(row, null))
        .itemSalesTaxGroup(setups.itemSalesTaxGroup(TransactionType.ON_ACCOUNT, category))
        .dimensions(setups.dimensions(row, null))
        .build();
  }

  private ProposalLine entity(
      Billed billed, String proposal, int line, LineSetup setups, String transaction) {
    ActualStaging row = billed.row();
    StagedActual actual = billed.actual();
    boolean onAccount = actual.actualClass().type() == TransactionType.ON_ACCOUNT;
    boolean charged = onAccount || actual.billingType() == BillingType.CHARGEABLE; // UND-26
    Groups groups = groups(billed, setups);
    return ProposalLine.builder()
        .company(records.companyCode())
        .proposalId(proposal)
        .line(line)
        .actualId(StagedActuals.id(row))
        .type(EnumSymbol.of(Types.column(actual.actualClass().type())))
        .transactionId(transaction)
        .credit(billed.credit())
        .creditedProposal(Optional.ofNullable(billed.original()).flatMap(ProposalLine::proposalId))
        .charged(charged)
        .projectId(actual.project())
        .contractId(row.contractId())
        .contractLine(ContractLines.number(row))
        .categoryId(groups.category())
        .description(row.externalDescription().or(row::description))
        .quantity(row.quantity())
        .currency(actual.amount().currency().code())
        .amount(charged ? actual.amount().amount() : BigDecimal.ZERO)
        .salesTaxGroup(groups.salesTax())
        .itemSalesTaxGroup(groups.itemSalesTax())
        .dimensions(groups.dimensions())
        .build();
  }

  /** What a line takes from what it bills (TAX-3, DIM-2). */
  private record Groups(
      Optional<String> category,
      Optional<String> salesTax,
      Optional<String> itemSalesTax,
      Optional<String> dimensions) {}

  private Groups groups(Billed billed, LineSetup setups) {
    ProjectTransaction sale = billed.sale();
    ProposalLine original = billed.original();
    OnAccountTransaction onAccount = billed.onAccount();
    if (sale != null) {
      return new Groups(
          sale.categoryId(), sale.salesTaxGroup(), sale.itemSalesTaxGroup(), sale.dimensions());
    }
    if (original != null) {
      return new Groups(
          original.categoryId(),
          original.salesTaxGroup(),
          original.itemSalesTaxGroup(),
          original.dimensions());
    }
    if (onAccount != null) {
      return new Groups(
          onAccount.categoryId(),
          onAccount.salesTaxGroup(),
          onAccount.itemSalesTaxGroup(),
          onAccount.dimensions());
    }
    return new Groups(
        setup.parameters().onAccountCategory(),
        setups.salesTaxGroup(billed.row(), null),
        setups.itemSalesTaxGroup(
            TransactionType.ON_ACCOUNT, setup.parameters().onAccountCategory().orElse("")),
        setups.dimensions(billed.row(), null));
  }
}
