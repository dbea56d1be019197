package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.StockHold;
import dev.tandem.projectops.entity.finance.StockStage;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The project cost update for inventory adjustments: issued stock whose cost was found to be
 * another one afterwards gets a voucher of the difference, and the actual its new cost (STK-4,
 * WB-5). An issue at its final cost is left alone. Immutable; safe for any thread.
 *
 * @param books the set-up of the ledger
 */
public record StockCostUpdate(CompanyBooks books) implements FinanceProcess {

  @Override
  public String name() {
    return "update-stock-cost";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    List<UUID> waiting = new ArrayList<>();
    records.each(
        StockHold.CODEC,
        hold -> {
          if (isDue(hold)) {
            hold.actualId().ifPresent(waiting::add);
          }
        });
    return Chunks.steps(waiting, 1, chunk -> update(records, chunk.get(0)));
  }

  private static boolean isDue(StockHold hold) {
    return hold.stage().is(StockStage.ISSUED)
        && hold.finalCost().isPresent()
        && hold.finalCost().get().compareTo(hold.postedCost().orElse(BigDecimal.ZERO)) != 0;
  }

  private Effects update(Records records, UUID actual) {
    String company = records.companyCode();
    Optional<StockHold> hold =
        records
            .find(StockHold.CODEC, StockHold.builder().company(company).actualId(actual).build())
            .filter(StockCostUpdate::isDue);
    Optional<IntegrationJournalLine> line = line(records, actual);
    Optional<ActualStaging> staged =
        records.find(
            ActualStaging.CODEC, ActualStaging.builder().company(company).importId(actual).build());
    if (hold.isEmpty() || line.isEmpty() || staged.isEmpty()) {
      return Effects.NONE;
    }
    try {
      return posted(records, hold.get(), line.get(), staged.get());
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
  }

  private static Optional<IntegrationJournalLine> line(Records records, UUID actual) {
    String company = records.companyCode();
    return records
        .find(
            ImportedActual.CODEC,
            ImportedActual.builder().company(company).actualId(actual).build())
        .flatMap(
            link ->
                records.find(
                    IntegrationJournalLine.CODEC,
                    IntegrationJournalLine.builder()
                        .company(company)
                        .journal(link.document())
                        .line(link.line())
                        .build()));
  }

  private Effects posted(
      Records records, StockHold hold, IntegrationJournalLine line, ActualStaging staged) {
    CompanyBooks now = books.in(records);
    BigDecimal cost = hold.finalCost().orElseThrow();
    BigDecimal difference = cost.subtract(hold.postedCost().orElse(BigDecimal.ZERO));
    Sequences vouchers = Sequences.of(records, Sequences.VOUCHERS);
    IntegrationJournalLine at =
        IntegrationJournalLine.builder()
            .from(line)
            .voucher(vouchers.take())
            .accountingDate(date(records))
            .currency(now.accounting().code())
            .amount(difference)
            .exchangeRate(ExchangeRate.PARITY.per100())
            .build();
    Voucher voucher =
        LineVoucher.write(
            PostedLines.value(at, now), LineContexts.of(records, now, List.of(at)).context(at));
    return PostedLines.entries(records.companyCode(), voucher, 1, now.dimensions())
        .then(vouchers.effects())
        .then(subledger(records, line, at, difference))
        .then(
            Effects.put(
                StockHold.CODEC,
                StockHold.builder()
                    .from(hold)
                    .voucher(voucher.number())
                    .postedCost(cost)
                    .adjustment(hold.adjustment().orElse(BigDecimal.ZERO).add(difference))
                    .build()))
        .then(
            Effects.put(
                ActualStaging.CODEC,
                ActualStaging.builder().from(staged).accountingAmount(cost).build()));
  }

  /** Today, or the next day in an open period where the books say so (JRN-8). */
  private LocalDate date(Records records) {
    LedgerCalendar calendar = ImportSetup.read(records, books).rules().calendar();
    LocalDate date = calendar.accountingDate(records.today());
    calendar
        .refusal(date, "stock adjustment")
        .ifPresent(
            fault -> {
              throw new FaultException(fault);
            });
    return date;
  }

  /** The difference as a project transaction of its own, beside that of the usage. */
  private static Effects subledger(
      Records records,
      IntegrationJournalLine line,
      IntegrationJournalLine at,
      BigDecimal difference) {
    ProjectTransaction key =
        ProjectTransaction.builder()
            .company(records.companyCode())
            .transactionId(line.voucher())
            .build();
    ProjectTransaction usage = records.find(ProjectTransaction.CODEC, key).orElse(key);
    return Effects.put(
        ProjectTransaction.CODEC,
        ProjectTransaction.builder()
            .from(usage)
            .source(Optional.empty())
            .company(records.companyCode())
            .transactionId(at.voucher())
            .voucher(at.voucher())
            .accountingDate(at.accountingDate())
            .quantity(BigDecimal.ZERO)
            .currency(at.currency())
            .amount(difference)
            .accountingAmount(difference)
            .build());
  }
}
