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
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.proforma.Retainers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The laws of an engagement in which everything is invoiced or reversed, over both sides. */
final class EngagementLaws {
  private static final Set<String> CLEARING =
      Set.of("EXPENSE_INTEGRATION", "PROCUREMENT_INTEGRATION");
  private static final BigDecimal HALF_CENT = new BigDecimal("0.005");

  private final List<Actual> sent;
  private final Map<String, BigDecimal> cancelled;
  private final Map<UUID, String> currencies;

  EngagementLaws(EngagementView view) {
    this.sent = view.sent();
    this.cancelled = view.cancelled();
    this.currencies = view.currencies();
  }

  /**
   * What finance must hold, as a scenario file says it: every actual that is to be there is there
   * and on one line (REC-10, REC-9); nothing is left of work in progress and, in the currency of
   * the documents, on the integration accounts (UND-20, REC-4, VI-6) but for vendor invoices that
   * are cancelled in Dataverse, which stay posted in finance (ACT-51, REC-5), and of retainers
   * (RET-6); revenue is what was billed and charged, cost what was approved and not taken back,
   * against the payroll for time and the stock for material (ACC-9, JRN-24, JRN-25); lender and
   * borrower agree (IC-8 to IC-10).
   */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("  - {finance: ProjActualsImportEntity, count: %d}%n".formatted(sent.size()));
    text.append("  - {finance: ProjIntegrationActualLink, count: %d}%n".formatted(sent.size()));
    text.append("  - {finance: ProjActualsImportEntity, where: {VOUCHERNUMBER: null}, count: 0}\n");
    for (String type : List.of("WIP_SALES_VALUE", "WIP_COST_VALUE", "WIP_INVOICED_ON_ACCOUNT")) {
      sums(text, "USPM", type, "AmountMST", "PostingType", Map.of());
    }
    cents(text, "USPM", "EXPENSE_INTEGRATION", Map.of());
    cents(text, "USPM", "PROCUREMENT_INTEGRATION", cancelled);
    sums(text, "GBPM", "WIP_SALES_VALUE", "AmountMST", "PostingType", Map.of());
    sums(text, "GBPM", "ACCRUED_REVENUE", "AmountMST", "PostingType", Map.of());
    cents(text, "USPM", "INVOICED_REVENUE", negated(EngagementLaws::effort));
    sums(text, "USPM", "INVOICED_REVENUE_ON_ACCOUNT", "AmountCur", "CurrencyCode", Map.of());
    cents(text, "USPM", "PROJECT_COST", sums(is(TransactionType.COST)));
    cents(text, "USPM", "COST_ITEM", negated(EngagementLaws::used));
    cents(text, "USPM", "PAYROLL_ALLOCATION", negated(costOf(TransactionClass.TIME)));
    cents(text, "GBPM", "PROJECT_COST", sums(is(TransactionType.RESOURCING_UNIT_COST)));
    Predicate<Actual> between = is(TransactionType.INTER_ORGANIZATIONAL_SALES);
    cents(text, "GBPM", "INTERCOMPANY_REVENUE", negated(between));
    cents(text, "USPM", "INTERCOMPANY_COST", sums(between));
    sums(
        text,
        "USPM",
        "ACCRUED_REVENUE",
        "AmountMST",
        "AccountingCurrency",
        Map.of("USD", sum(sent, EngagementLaws::milestone, Actual::accountingAmount).negate()));
    return text.toString();
  }

  /**
   * A document whose cost is not taken back leaves only what rounding makes of its parts in
   * accounting currency, for both were converted at one rate (FX-1, FX-2, FX-3); and the check of
   * the accounts tells of every document that leaves something, and of nothing else (REC-5).
   *
   * @param told how many documents it told of
   */
  static List<String> cleared(EngagementView view, List<LedgerEntry> ledger, int told) {
    Map<String, List<LedgerEntry>> documents = new TreeMap<>();
    ledger.stream()
        .filter(row -> CLEARING.contains(row.postingType().orElse("")))
        .forEach(
            row ->
                documents
                    .computeIfAbsent(row.document().orElseThrow(), number -> new ArrayList<>())
                    .add(row));
    Set<String> cancelled = view.cancelledLines();
    List<String> broken = new ArrayList<>();
    int open = 0;
    for (Map.Entry<String, List<LedgerEntry>> document : documents.entrySet()) {
      BigDecimal left = total(document.getValue(), LedgerEntry::accountingAmount);
      BigDecimal rounding = HALF_CENT.multiply(BigDecimal.valueOf(document.getValue().size()));
      open += left.signum() == 0 ? 0 : 1;
      if (!cancelled.contains(document.getKey()) && left.abs().compareTo(rounding) > 0) {
        broken.add("document %s leaves %s".formatted(document.getKey(), left));
      }
    }
    if (open != told) {
      broken.add("%d documents are not cleared, the check tells of %d".formatted(open, told));
    }
    return broken;
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
      StringBuilder text, String company, String type, Map<String, BigDecimal> sums) {
    sums(text, company, type, "AmountCur", "CurrencyCode", sums);
  }

  private static void sums(
      StringBuilder text,
      String company,
      String type,
      String column,
      String by,
      Map<String, BigDecimal> sums) {
    String is =
        sums.entrySet().stream()
            .map(sum -> sum.getKey() + ": " + sum.getValue().toPlainString())
            .collect(Collectors.joining(", "));
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

  /** What the actuals come to, by currency. */
  private Map<String, BigDecimal> sums(Predicate<Actual> which) {
    return sums(sent.stream().filter(which).toList(), this::currency, Actual::amount);
  }

  private Map<String, BigDecimal> negated(Predicate<Actual> which) {
    Map<String, BigDecimal> sums = sums(which);
    sums.replaceAll((currency, sum) -> sum.negate());
    return sums;
  }

  private String currency(Actual row) {
    UUID id = row.currency().flatMap(References::idOf).orElseThrow();
    return Objects.requireNonNull(currencies.get(id));
  }

  /** Sums by a group, in the order of the groups. */
  static <T> Map<String, BigDecimal> sums(
      List<T> rows, Function<T, String> by, Function<T, Optional<BigDecimal>> column) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    rows.forEach(
        row ->
            sums.merge(by.apply(row), column.apply(row).orElse(BigDecimal.ZERO), BigDecimal::add));
    return sums;
  }

  private static BigDecimal sum(
      List<Actual> rows, Predicate<Actual> which, Function<Actual, Optional<BigDecimal>> column) {
    return total(rows.stream().filter(which).toList(), column);
  }

  private static <T> BigDecimal total(List<T> rows, Function<T, Optional<BigDecimal>> column) {
    return rows.stream()
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
