package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ConnectionStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.LinkTarget;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens the subledger with the actuals of before the as-of day (BB-1 to BB-4): costs and unbilled
 * sales are posted, those that were billed by then are invoiced, and the ledger gets nothing.
 * Milestones and retainers stay in staging. The first posting freezes the day. It holds the ids of
 * the rows that wait. Running it again adds nothing. Immutable; safe for any thread.
 *
 * @param books the books
 */
public record BeginningBalanceProcess(CompanyBooks books) implements FinanceProcess {
  private static final int WRITES_OF_A_ROW = 3; // transaction, link, staging
  private static final int OTHER_WRITES = 2; // the sequence and the parameters

  @Override
  public String name() {
    return "open-balances";
  }

  /**
   * The steps of a run.
   *
   * @throws FaultException when the day was changed after the first posting (BB-1)
   */
  @Override
  public Iterator<Effects> steps(Records records) {
    ImportSetup setup = ImportSetup.read(records, books);
    BeginningBalance balance = BeginningDay.balance(setup.parameters()).orElse(null);
    if (balance == null) {
      return Collections.emptyIterator();
    }
    Run run = new Run(records, setup, balance);
    int most = (records.groupSize() - OTHER_WRITES) / WRITES_OF_A_ROW;
    return Chunks.steps(run.waiting(), most, run::open);
  }

  private final class Run {
    private final Records records;
    private final ImportSetup setup;
    private final BeginningBalance balance;
    private final BeginningDay day;
    private final Set<UUID> billed = new HashSet<>();

    Run(Records records, ImportSetup setup, BeginningBalance balance) {
      this.records = records;
      this.setup = setup;
      this.balance = balance;
      this.day = new BeginningDay(Optional.of(balance.asOf()));
    }

    /** The rows of before that wait; and which unbilled sales were billed by then (TC-5). */
    List<UUID> waiting() {
      List<UUID> ids = new ArrayList<>();
      Set<UUID> invoices = new HashSet<>();
      records.each(
          ActualStaging.CODEC,
          row -> {
            if (day.takes(row) && row.importId().isPresent()) {
              if (row.transactionType().is(StagedTransactionType.BILLED_SALES)) {
                invoices.add(row.importId().get());
              }
              if (!row.journalized().orElse(false)) {
                ids.add(row.importId().get());
              }
            }
          });
      records.each(
          ConnectionStaging.CODEC,
          row -> {
            if (row.transaction1().filter(invoices::contains).isPresent()) {
              row.transaction2().ifPresent(billed::add);
            }
          });
      ids.sort(null);
      return ids;
    }

    Effects open(List<UUID> ids) {
      List<ActualStaging> rows = rows(ids);
      Sequences vouchers = Sequences.of(records, Sequences.VOUCHERS);
      LineSetup lines = LineSetup.of(records, setup, rows);
      List<IntegrationJournalLine> places = rows.stream().map(row -> place(row, lines)).toList();
      LineContexts contexts = LineContexts.of(records, books, places);
      List<Effects> made = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        try {
          made.add(open(rows.get(i), contexts.profile(places.get(i)), lines, vouchers));
        } catch (FaultException e) {
          made.add(Effects.fault(e.fault()));
        }
      }
      Effects effects = Effects.all(Effects.NONE, made);
      return effects.puts(ActualStaging.CODEC).isEmpty()
          ? effects
          : frozen().then(vouchers.effects()).then(effects);
    }

    private List<ActualStaging> rows(List<UUID> ids) {
      String company = records.companyCode();
      Set<UUID> linked = new HashSet<>();
      records
          .findAll(
              ImportedActual.CODEC,
              ids.stream()
                  .map(id -> ImportedActual.builder().company(company).actualId(id).build())
                  .toList())
          .forEach(link -> link.actualId().ifPresent(linked::add));
      return records
          .findAll(
              ActualStaging.CODEC,
              ids.stream()
                  .filter(id -> !linked.contains(id))
                  .map(id -> ActualStaging.builder().company(company).importId(id).build())
                  .toList())
          .stream()
          .filter(row -> !row.journalized().orElse(false))
          .toList();
    }

    /** What decides on the profile of a row. */
    private IntegrationJournalLine place(ActualStaging row, LineSetup lines) {
      return IntegrationJournalLine.builder()
          .projectId(row.projectId())
          .contractId(lines.contract(row))
          .contractLine(ContractLines.number(row))
          .build();
    }

    private Effects open(
        ActualStaging row, @Nullable RevenueProfile profile, LineSetup lines, Sequences vouchers) {
      StagedActual actual = StagedActuals.of(row, ActualSource.ENTRY, true, books);
      if (actual.actualClass().type() == TransactionType.ON_ACCOUNT) {
        return Effects.NONE; // BB-4: the cutover map migrates it
      }
      boolean plain = actual.kind() == ActualKind.COST || actual.kind() == ActualKind.UNBILLED_SALE;
      if (!plain) {
        return taken(row, Optional.empty()); // a lender has no project transaction (IC-3)
      }
      JournalLine line = new LineDefaults(setup.rules()).opening(actual, vouchers.peek());
      String number = vouchers.take();
      return Effects.put(ProjectTransaction.CODEC, transaction(row, line, profile, lines, number))
          .then(taken(row, Optional.of(number)));
    }

    private ProjectTransaction transaction(
        ActualStaging row,
        JournalLine line,
        @Nullable RevenueProfile profile,
        LineSetup lines,
        String number) {
      StagedActual actual = line.actual();
      boolean invoiced = billed.contains(StagedActuals.id(row));
      boolean accrued = balance.opening(actual, profile, line.property()).accrued();
      return ProjectTransaction.builder()
          .company(records.companyCode())
          .transactionId(number)
          .actualId(StagedActuals.id(row))
          .kind(row.transactionType())
          .type(EnumSymbol.of(Types.column(actual.actualClass().type())))
          .status(EnumSymbol.of(invoiced ? SubledgerStatus.INVOICED : SubledgerStatus.POSTED))
          .opening(true)
          .projectId(row.projectId())
          .contractId(lines.contract(row))
          .contractLine(ContractLines.number(row))
          .fundingSource(row.fundingSource())
          .categoryId(line.category())
          .lineProperty(line.property().name())
          .fixedPrice(profile != null && profile.method() == BillingMethod.FIXED_PRICE)
          .transactionDate(actual.date())
          .accountingDate(line.accountingDate())
          .quantity(row.quantity())
          .currency(actual.amount().currency().code())
          .amount(actual.amount().amount())
          .exchangeRate(line.rate().per100())
          .accountingAmount(LineVoucher.amount(line, books.accounting()).accounting().amount())
          .accrued(accrued && !invoiced)
          .voucher(number)
          .salesTaxGroup(lines.salesTaxGroup(row, null))
          .itemSalesTaxGroup(lines.itemSalesTaxGroup(actual.actualClass().type(), line.category()))
          .dimensions(lines.dimensions(row, null))
          .build();
    }

    private Effects taken(ActualStaging row, Optional<String> number) {
      return Effects.put(
              ImportedActual.CODEC,
              ImportedActual.builder()
                  .company(records.companyCode())
                  .actualId(StagedActuals.id(row))
                  .target(EnumSymbol.of(LinkTarget.BEGINNING_BALANCE))
                  .document(balance.journal())
                  .voucher(number)
                  .build())
          .then(
              Effects.put(
                  ActualStaging.CODEC,
                  ActualStaging.builder().from(row).journalized(true).build()));
    }

    /** The first posting freezes the day (BB-1). */
    private Effects frozen() {
      return records
          .find(
              IntegrationParameters.CODEC,
              IntegrationParameters.builder().company(records.companyCode()).build())
          .filter(row -> row.beginningBalanceFrozen().isEmpty())
          .map(
              row ->
                  Effects.put(
                      IntegrationParameters.CODEC,
                      IntegrationParameters.builder()
                          .from(row)
                          .beginningBalanceFrozen(balance.asOf())
                          .build()))
          .orElse(Effects.NONE);
    }
  }
}
