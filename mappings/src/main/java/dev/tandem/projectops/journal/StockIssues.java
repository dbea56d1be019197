package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.StockHold;
import dev.tandem.projectops.entity.finance.StockOnHand;
import dev.tandem.projectops.entity.finance.StockStage;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Issues of stock by journal lines: each costs its share of the value of the stock on hand,
 * whatever Dataverse expected (STK-3, WB-5). Follows the stock from line to line; made for one
 * step.
 */
final class StockIssues {
  private final CompanyBooks books;
  private final Map<UUID, StockHold> holds = new HashMap<>();
  private final Map<String, StockOnHand> stock = new HashMap<>();

  private StockIssues(CompanyBooks books) {
    this.books = books;
  }

  /** Looks up what is held for some lines. */
  static StockIssues of(Records records, CompanyBooks books, List<IntegrationJournalLine> lines) {
    StockIssues issues = new StockIssues(books);
    List<IntegrationJournalLine> usage =
        lines.stream().filter(line -> line.itemId().isPresent()).toList();
    String company = records.companyCode();
    records
        .findAll(
            StockHold.CODEC,
            usage.stream()
                .map(line -> StockHold.builder().company(company).actualId(line.actualId()).build())
                .toList())
        .forEach(hold -> hold.actualId().ifPresent(id -> issues.holds.put(id, hold)));
    records
        .findAll(
            StockOnHand.CODEC,
            usage.stream()
                .flatMap(line -> line.itemId().stream())
                .distinct()
                .map(item -> StockOnHand.builder().company(company).itemId(item).build())
                .toList())
        .forEach(row -> issues.stock.put(row.itemId().orElse(""), row));
    return issues;
  }

  /**
   * The line at the cost of finance; the same line when it uses no stock.
   *
   * @throws FaultException when nothing is held for it, or less is there
   */
  IntegrationJournalLine priced(IntegrationJournalLine line) {
    if (line.itemId().isEmpty()) {
      return line;
    }
    String item = line.itemId().get();
    BigDecimal quantity = line.quantity().orElse(BigDecimal.ZERO);
    StockOnHand now = stock.get(item);
    StockHold hold = holds.get(line.actualId().orElseThrow());
    if (now == null || hold == null || !hold.stage().is(StockStage.HELD)) {
      throw refused(line, "nothing of %s is held for it".formatted(item));
    }
    BigDecimal onHand = now.onHand().orElse(BigDecimal.ZERO);
    if (quantity.compareTo(onHand) > 0) {
      throw refused(line, "%s of %s are wanted, %s are there".formatted(quantity, item, onHand));
    }
    BigDecimal cost = cost(line, now, onHand, quantity);
    take(now, quantity, cost);
    return IntegrationJournalLine.builder()
        .from(line)
        .currency(books.accounting().code())
        .amount(cost)
        .exchangeRate(ExchangeRate.PARITY.per100())
        .build();
  }

  private static FaultException refused(IntegrationJournalLine line, String reason) {
    return new FaultException(
        FaultCode.STOCK_SHORT, "voucher " + line.voucher().orElse(""), reason);
  }

  /** The share of the value; what comes back into an empty stock costs what Dataverse says. */
  private BigDecimal cost(
      IntegrationJournalLine line, StockOnHand now, BigDecimal onHand, BigDecimal quantity) {
    if (onHand.signum() <= 0) {
      return expected(line);
    }
    BigDecimal value = now.value().orElse(BigDecimal.ZERO);
    return onHand.compareTo(quantity) == 0
        ? value
        : value.multiply(quantity).divide(onHand, books.accounting().decimals(), Currency.ROUNDING);
  }

  /** What Dataverse expected the line to cost, in accounting currency. */
  private BigDecimal expected(IntegrationJournalLine line) {
    return LineVoucher.amount(PostedLines.value(line, books), books.accounting())
        .accounting()
        .amount();
  }

  private StockOnHand take(StockOnHand now, BigDecimal quantity, BigDecimal cost) {
    StockOnHand after =
        StockOnHand.builder()
            .from(now)
            .onHand(now.onHand().orElse(BigDecimal.ZERO).subtract(quantity))
            .reserved(now.reserved().orElse(BigDecimal.ZERO).subtract(quantity))
            .value(now.value().orElse(BigDecimal.ZERO).subtract(cost))
            .build();
    stock.put(now.itemId().orElse(""), after);
    return after;
  }

  /**
   * What the posting of a line changes in the stock; nothing when it uses none.
   *
   * @param line as it was imported
   * @param priced the same at the cost of finance
   */
  Effects issued(IntegrationJournalLine line, IntegrationJournalLine priced) {
    StockOnHand now = stock.get(line.itemId().orElse(""));
    StockHold hold = holds.get(line.actualId().orElseThrow());
    if (now == null || hold == null) {
      return Effects.NONE;
    }
    BigDecimal cost = priced.amount().orElse(BigDecimal.ZERO);
    StockOnHand after = take(now, line.quantity().orElse(BigDecimal.ZERO), cost);
    return Effects.put(StockOnHand.CODEC, after)
        .then(
            Effects.put(
                StockHold.CODEC,
                StockHold.builder()
                    .from(hold)
                    .stage(EnumSymbol.of(StockStage.ISSUED))
                    .voucher(line.voucher())
                    .postedCost(cost)
                    .adjustment(cost.subtract(expected(line)))
                    .build()));
  }
}
