package dev.tandem.projectops.ledger;

import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The accounts and profiles of the fixture F0 (section 15), shared by the tests. */
public final class Books {
  public static final Currency USD = Currency.of("USD");
  public static final Currency GBP = Currency.of("GBP");
  public static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  public static final RevenueProfile TM_NO_WIP =
      RevenueProfile.timeAndMaterial("TM_NoWIP", Set.of());
  public static final RevenueProfile TM_WIP =
      RevenueProfile.timeAndMaterial(
          "TM_WIP",
          Set.of(
              TransactionType.HOUR,
              TransactionType.EXPENSE,
              TransactionType.ITEM,
              TransactionType.FEE));
  public static final RevenueProfile FP_NO_WIP =
      RevenueProfile.fixedPrice("FP_NoWIP", RecognitionPrinciple.NO_WIP);
  public static final RevenueProfile FP_COMP_C =
      RevenueProfile.fixedPrice("FP_CompC", RecognitionPrinciple.COMPLETED_CONTRACT);
  public static final RevenueProfile FP_COMP_P =
      RevenueProfile.fixedPrice("FP_CompP", RecognitionPrinciple.COMPLETED_PERCENTAGE);
  public static final LineProperty BILLABLE = LineProperty.billable("Billable");

  private Books() {}

  public static PostingSetup setup() {
    Map<PostingType, String> accounts = new EnumMap<>(PostingType.class);
    for (PostingType type : PostingType.values()) {
      accounts.put(type, type.name());
    }
    accounts.put(PostingType.PROJECT_COST, "540100");
    accounts.put(PostingType.PAYROLL_ALLOCATION, "600300");
    accounts.put(PostingType.WIP_SALES_VALUE, "161300");
    accounts.put(PostingType.ACCRUED_REVENUE, "420200");
    accounts.put(PostingType.INVOICED_REVENUE, "411100");
    accounts.put(PostingType.CUSTOMER_BALANCE, "130100");
    return PostingSetup.of(accounts);
  }

  public static RevenueProfile profile(String name) {
    return List.of(TM_NO_WIP, TM_WIP, FP_NO_WIP, FP_COMP_C, FP_COMP_P).stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public static BookedAmount usd(String amount) {
    return BookedAmount.of(Money.of(amount, USD));
  }

  public static BookedAmount gbp(String amount, String rate) {
    return BookedAmount.of(Money.of(amount, GBP), ExchangeRate.of(rate), USD);
  }

  public static ProjectItem item(TransactionType type, String amount) {
    return ProjectItem.of(type, usd(amount));
  }

  public static Voucher voucher(List<VoucherLine> lines) {
    return new Voucher("V", DAY, lines);
  }

  /** The roles with a sign for debit and credit, in order. */
  public static List<String> roles(List<VoucherLine> lines) {
    return voucher(lines).lines().stream()
        .map(
            line ->
                (line.amount().accounting().amount().signum() > 0 ? "Dr " : "Cr ") + line.type())
        .toList();
  }

  /** Account, transaction and accounting amount of each line. */
  public static List<String> shown(List<VoucherLine> lines) {
    return voucher(lines).lines().stream().map(VoucherLine::display).toList();
  }
}
