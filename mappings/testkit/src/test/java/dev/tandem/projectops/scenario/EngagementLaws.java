package dev.tandem.projectops.scenario;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.entity.dataverse.VendorInvoice;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceStatus;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.proforma.Retainers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** The laws of an engagement in which everything is invoiced or reversed, over both sides. */
final class EngagementLaws {
  private final EngagementTerms terms;
  private final List<Actual> sent;
  private final BigDecimal cancelled;

  EngagementLaws(EngagementTerms terms, EngagementView view) {
    this.terms = terms;
    this.sent = view.sent();
    this.cancelled =
        view.vendorInvoices(VendorInvoiceStatus.CANCELED).stream()
            .map(view::posted)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * What finance must hold, as a scenario file says it: every actual that is to be there is there
   * and on one line (REC-10, REC-9); nothing is left of work in progress and on the integration
   * accounts (UND-20, REC-4, VI-6) but for vendor invoices that are cancelled in Dataverse, which
   * stay posted in finance (ACT-51, REC-5), and of retainers (RET-6); revenue is what was billed
   * and charged, cost what was approved and not taken back, against the payroll for time and the
   * stock for material (ACC-9, JRN-24, JRN-25); lender and borrower agree (IC-8 to IC-10).
   */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("  - {finance: ProjActualsImportEntity, count: %d}%n".formatted(sent.size()));
    text.append("  - {finance: ProjIntegrationActualLink, count: %d}%n".formatted(sent.size()));
    text.append("  - {finance: ProjActualsImportEntity, where: {VOUCHERNUMBER: null}, count: 0}\n");
    for (String type :
        List.of(
            "WIP_SALES_VALUE",
            "WIP_COST_VALUE",
            "WIP_INVOICED_ON_ACCOUNT",
            "EXPENSE_INTEGRATION")) {
      sums(text, "USPM", type, "AmountMST", "PostingType", Map.of());
    }
    cents(text, "USPM", "PROCUREMENT_INTEGRATION", "USD", cancelled);
    sums(text, "GBPM", "WIP_SALES_VALUE", "AmountMST", "PostingType", Map.of());
    sums(text, "GBPM", "ACCRUED_REVENUE", "AmountMST", "PostingType", Map.of());
    cents(text, "USPM", "INVOICED_REVENUE", terms.currency(), sum(EngagementLaws::effort).negate());
    sums(text, "USPM", "INVOICED_REVENUE_ON_ACCOUNT", "AmountCur", "CurrencyCode", Map.of());
    cents(text, "USPM", "PROJECT_COST", "USD", sum(is(TransactionType.COST)));
    cents(text, "USPM", "COST_ITEM", "USD", sum(EngagementLaws::used).negate());
    cents(text, "USPM", "PAYROLL_ALLOCATION", "USD", sum(costOf(TransactionClass.TIME)).negate());
    cents(text, "GBPM", "PROJECT_COST", "GBP", sum(is(TransactionType.RESOURCING_UNIT_COST)));
    BigDecimal between = sum(is(TransactionType.INTER_ORGANIZATIONAL_SALES));
    cents(text, "GBPM", "INTERCOMPANY_REVENUE", "USD", between.negate());
    cents(text, "USPM", "INTERCOMPANY_COST", "USD", between);
    sums(
        text,
        "USPM",
        "ACCRUED_REVENUE",
        "AmountMST",
        "AccountingCurrency",
        Map.of("USD", sum(EngagementLaws::milestone, Actual::accountingAmount).negate()));
    return text.toString();
  }

  /**
   * What is left of a retainer is what its customer has been billed of it, and one row of as much
   * waits (ACT-36 to ACT-38, RET-2 to RET-5); nothing is left of one that is not invoiced.
   */
  static List<String> retained(EngagementView view) {
    List<String> broken = new ArrayList<>();
    List<Actual> actuals = view.actuals();
    for (Retainer retainer : view.retainers()) {
      BigDecimal used = retainer.usedAmount().orElse(BigDecimal.ZERO);
      BigDecimal left = Retainers.available(retainer);
      boolean invoiced = retainer.invoiceStatus().is(MilestoneStatus.CUSTOMER_INVOICE_POSTED);
      UUID id = retainer.id().orElseThrow();
      List<Actual> own =
          actuals.stream()
              .filter(row -> row.externalOrigin().equals(Optional.of(id.toString())))
              .toList();
      BigDecimal billed = sum(own, is(TransactionType.BILLED_SALES), Actual::amount);
      BigDecimal waiting = sum(view.actualsOf(id), EngagementLaws::waits, Actual::amount).negate();
      BigDecimal expected = invoiced ? left : BigDecimal.ZERO;
      if (used.signum() < 0
          || left.signum() < 0
          || billed.compareTo(expected) != 0
          || waiting.compareTo(expected) != 0) {
        broken.add(
            "retainer %s: %s used, %s left, but %s billed and %s waiting"
                .formatted(retainer.name().orElse("?"), used, expected, billed, waiting));
      }
    }
    return broken;
  }

  private static boolean waits(Actual row) {
    return is(TransactionType.UNBILLED_SALES).test(row)
        && row.adjustmentStatus().isEmpty()
        && row.billingStatus().is(BillingStatus.UNBILLED_SALES_CREATED);
  }

  /**
   * Of an entry that was taken back, or a vendor invoice that was cancelled, nothing is left
   * (ACT-25, ACT-28, ACT-51, COR-10).
   */
  static List<String> takenBack(EngagementView view) {
    Map<String, List<Actual>> gone = new TreeMap<>();
    for (UUID id : view.entries(EntryStatus.DRAFT, EntryStatus.RETURNED)) {
      gone.put("entry " + id, view.actualsOf(id));
    }
    for (VendorInvoice invoice : view.vendorInvoices(VendorInvoiceStatus.CANCELED)) {
      gone.put("vendor invoice " + invoice.number().orElseThrow(), view.actualsOf(invoice));
    }
    List<String> broken = new ArrayList<>();
    gone.forEach(
        (what, rows) -> {
          for (TransactionType type : TransactionType.values()) {
            BigDecimal left = sum(rows, is(type), Actual::amount);
            if (left.signum() != 0) {
              broken.add("%s was taken back, but %s of %s are left".formatted(what, left, type));
            }
          }
        });
    return broken;
  }

  /**
   * What an approval must have made: shares that make the whole, at the agreed prices (FS-5,
   * ACT-22, IC-5, IC-13).
   *
   * @param quantity what was approved
   * @param prices per unit, of each type that must be there
   */
  static List<String> approved(
      List<Actual> made, BigDecimal quantity, Map<TransactionType, BigDecimal> prices) {
    List<String> broken = new ArrayList<>();
    prices.forEach(
        (type, price) -> {
          BigDecimal amount = quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
          BigDecimal quantities = sum(made, is(type), Actual::quantity);
          BigDecimal amounts = sum(made, is(type), Actual::amount);
          if (quantities.compareTo(quantity) != 0 || amounts.compareTo(amount) != 0) {
            broken.add(
                "shares of %s make %s and %s, not %s and %s"
                    .formatted(type, quantities, amounts, quantity, amount));
          }
        });
    return broken;
  }

  private static void cents(
      StringBuilder text, String company, String type, String currency, BigDecimal sum) {
    sums(text, company, type, "AmountCur", "CurrencyCode", Map.of(currency, sum));
  }

  private static void sums(
      StringBuilder text,
      String company,
      String type,
      String column,
      String by,
      Map<String, BigDecimal> sums) {
    StringBuilder is = new StringBuilder();
    sums.forEach((group, sum) -> is.append(group).append(": ").append(sum.toPlainString()));
    text.append("  - finance: ProjLedgerEntry\n")
        .append("    where: {dataAreaId: %s, PostingType: %s}%n".formatted(company, type))
        .append("    sum: %s%n    by: %s%n    is: {%s}%n".formatted(column, by, is));
  }

  private static Predicate<Actual> is(TransactionType type) {
    return row -> row.transactionType().is(type);
  }

  private static Predicate<Actual> costOf(TransactionClass workClass) {
    return row ->
        row.transactionType().is(TransactionType.COST) && row.transactionClass().is(workClass);
  }

  /** Material of a usage; what a vendor invoiced carries the number of its line (VI-6). */
  private static boolean used(Actual row) {
    return costOf(TransactionClass.MATERIAL).test(row) && row.externalOrigin().isEmpty();
  }

  private static boolean milestone(Actual row) {
    return is(TransactionType.BILLED_SALES).test(row)
        && row.transactionClass().is(TransactionClass.MILESTONE);
  }

  /** Whether the actual is one of a retainer (UND-1). */
  static boolean retainer(Actual row) {
    return row.transactionClass().number().equals(OptionalInt.of(EngagementTerms.RETAINER_CLASS));
  }

  private static boolean effort(Actual row) {
    return is(TransactionType.BILLED_SALES).test(row)
        && !milestone(row)
        && !retainer(row)
        && row.billingType().is(BillingType.CHARGEABLE);
  }

  private BigDecimal sum(Predicate<Actual> which) {
    return sum(which, Actual::amount);
  }

  private BigDecimal sum(Predicate<Actual> which, Function<Actual, Optional<BigDecimal>> column) {
    return sum(sent, which, column);
  }

  private static BigDecimal sum(
      List<Actual> rows, Predicate<Actual> which, Function<Actual, Optional<BigDecimal>> column) {
    return rows.stream()
        .filter(which)
        .flatMap(row -> column.apply(row).stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What each account holds in each currency, in both currencies; zeros are left out. */
  static Map<String, String> ledger(List<LedgerEntry> rows) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (LedgerEntry row : rows) {
      String account =
          row.company().orElse("")
              + ' '
              + row.postingType().orElse("")
              + ' '
              + row.mainAccount().orElse("")
              + ' ';
      sums.merge(
          account + row.currency().orElse(""),
          row.amount().orElse(BigDecimal.ZERO),
          BigDecimal::add);
      sums.merge(
          account + "of " + row.currency().orElse("") + " in accounting currency",
          row.accountingAmount().orElse(BigDecimal.ZERO),
          BigDecimal::add);
    }
    Map<String, String> held = new TreeMap<>();
    sums.forEach(
        (account, sum) -> {
          if (sum.signum() != 0) {
            held.put(account, sum.stripTrailingZeros().toPlainString());
          }
        });
    return held;
  }
}
