package dev.tandem.projectops.scenario;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.entity.dataverse.VendorInvoice;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Moves of vendor invoices and credit notes that finance posts and Dataverse confirms (VI-1 to
 * VI-6, VI-20), and cancels (VI-15), in the currency of the company or of the contract (FX-3). No
 * state.
 */
final class EngagementPurchases {
  private final EngagementTerms terms;
  private final EngagementPlay play;
  private final EngagementView view;

  EngagementPurchases(EngagementTerms terms, EngagementPlay play, EngagementView view) {
    this.terms = terms;
    this.play = play;
    this.view = view;
  }

  /**
   * An invoice of parts for a project, with or without a task (VI-14), with tax that is recoverable
   * or not (VI-3), and sometimes with a line of the office, which stays in finance (VI-1); or a
   * credit note of parts (VI-20).
   */
  void invoice(EngagementMove move, EngagementMoment now) {
    String project = EngagementEntries.project(move.of(3) == 0);
    String task = move.then(3, 4) == 0 ? "" : "ActivityNumber: TASK-%s, ".formatted(project);
    boolean office = move.then(12, 3) == 0;
    boolean lost = move.then(36, 3) == 0;
    boolean credit = move.then(108, 4) == 3;
    String currency = terms.bought(move.then(432, 2));
    BigDecimal quantity = BigDecimal.valueOf(credit ? -1 - move.size() : 1 + move.size(), 2);
    BigDecimal price = BigDecimal.valueOf(1 + move.pick(), 2);
    BigDecimal amount = quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
    String invoice = "VI-" + now.number();
    EngagementStep step =
        now.step("%s of %s parts for %s".formatted(invoice, quantity, project))
            .write(
                "finance: ProjVendInvoiceInfoTable",
                "{dataAreaId: USPM, InvoiceAccount: V-1, Num: %s, Stage: Pending, TransDate: %s, CurrencyCode: %s, LineCount: %d}"
                    .formatted(invoice, now.day(), currency, office ? 2 : 1))
            .write(
                "finance: ProjVendInvoiceInfoLine",
                """
                {dataAreaId: USPM, InvoiceAccount: V-1, Num: %s, LineNum: 1, ProjId: %s, %sCategoryId: GOODS-3,
                          ItemId: X, PurchUnit: ea, Qty: %s, PurchPrice: %s, LineAmount: %s, TaxPercent: 10, LostTaxPercent: %d}"""
                    .formatted(invoice, project, task, quantity, price, amount, lost ? 40 : 0));
    if (office) {
      step.write(
          "finance: ProjVendInvoiceInfoLine",
          "{dataAreaId: USPM, InvoiceAccount: V-1, Num: %s, LineNum: 2, MainAccount: \"606500\", Qty: 1, LineAmount: 50, TaxPercent: 10}"
              .formatted(invoice));
    }
    Set<Actual> before = Set.copyOf(view.actuals());
    play.play(step.job("USPM", "post-vendor-invoices").act("confirm-vendor-invoices"));
    List<Actual> made = view.actuals().stream().filter(row -> !before.contains(row)).toList();
    Map<TransactionType, BigDecimal> prices = new EnumMap<>(TransactionType.class);
    if (!lost) { // else the cost has tax in it
      prices.put(TransactionType.COST, price);
    }
    if (project.equals("PT")) {
      prices.put(TransactionType.UNBILLED_SALES, terms.price(4));
    }
    EngagementPlay.require(
        "after vendor invoice " + invoice, EngagementLaws.approved(made, quantity, prices)); // VI-4
  }

  /**
   * A confirmed invoice or credit note is cancelled in Dataverse (ACT-51), which is refused just
   * when a sale of it is on an invoice (ACT-26); it stays posted in finance.
   */
  void cancel(EngagementMove move, EngagementMoment now) {
    List<VendorInvoice> confirmed = view.vendorInvoices(VendorInvoiceStatus.CONFIRMED);
    if (confirmed.isEmpty()) {
      invoice(move, now);
      return;
    }
    VendorInvoice invoice = move.one(confirmed);
    String number = invoice.number().orElseThrow();
    boolean invoiced = view.actualsOf(invoice).stream().anyMatch(EngagementPurchases::onInvoice);
    int changes = play.changes();
    EngagementStep step =
        now.step(number + " is cancelled")
            .act(Set.of("ACT-26"), "cancel-vendor-invoice", "invoice", number);
    play.play(step);
    boolean refused = !step.work().get(0).came().isEmpty();
    if (refused != invoiced || refused == (play.changes() != changes)) {
      throw new EngagementPlay.Broken(
          "%s is cancelled: refused %s in place of %s, %d rows changed"
              .formatted(number, refused, invoiced, play.changes() - changes));
    }
  }

  private static boolean onInvoice(Actual row) {
    return row.adjustmentStatus().isEmpty()
        && (row.transactionType().is(TransactionType.BILLED_SALES)
            || row.billingStatus().is(BillingStatus.CUSTOMER_INVOICE_CREATED));
  }
}
