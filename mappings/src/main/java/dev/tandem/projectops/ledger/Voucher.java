package dev.tandem.projectops.ledger;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one posting writes to the ledger. It balances in each transaction currency and in the
 * accounting currency, or it cannot be made. A voucher may have no line (UND-25, ACC-2). Immutable
 * and safe for any thread.
 *
 * @param number the voucher number (JRN-9)
 * @param date the accounting date
 * @param lines in the order they were written
 */
public record Voucher(String number, LocalDate date, List<VoucherLine> lines) {

  /** Refuses lines that do not balance or that know two accounting currencies. */
  public Voucher {
    lines = List.copyOf(lines);
    if (lines.stream().map(line -> line.amount().accounting().currency()).distinct().count() > 1) {
      throw unbalanced(number, lines, "more than one accounting currency");
    }
    Map<Currency, Money> sums = new LinkedHashMap<>();
    for (VoucherLine line : lines) {
      sums.merge(line.amount().transaction().currency(), line.amount().transaction(), Money::plus);
    }
    for (Money sum : sums.values()) {
      refuseRest(number, lines, sum, "in transaction currency");
    }
    Optional<Money> total =
        lines.stream().map(line -> line.amount().accounting()).reduce(Money::plus);
    if (total.isPresent()) {
      refuseRest(number, lines, total.get(), "in accounting currency");
    }
  }

  private static void refuseRest(String number, List<VoucherLine> lines, Money sum, String where) {
    if (!sum.isZero()) {
      throw unbalanced(number, lines, "debit minus credit is " + sum + " " + where);
    }
  }

  private static FaultException unbalanced(
      String number, List<VoucherLine> lines, String difference) {
    String written = lines.stream().map(VoucherLine::display).collect(Collectors.joining(", "));
    return new FaultException(
        FaultCode.VOUCHER_UNBALANCED,
        "voucher " + number,
        written.isEmpty() ? difference : difference + "; lines " + written);
  }

  /** A voucher that takes this one back line by line. */
  public Voucher reverse(String reversalNumber, LocalDate reversalDate) {
    return new Voucher(
        reversalNumber, reversalDate, lines.stream().map(VoucherLine::reverse).toList());
  }
}
