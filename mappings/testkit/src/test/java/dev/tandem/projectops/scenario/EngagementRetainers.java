package dev.tandem.projectops.scenario;

import static dev.tandem.projectops.scenario.EngagementTerms.hundredths;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.RefundStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.proforma.Retainers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Moves of retainers: agreed and billed, and what is left of them paid back; that drafts apply them
 * needs no move (RET-3), but their sales may be lowered then (RET-4). Not safe for several threads.
 */
final class EngagementRetainers {
  private final EngagementTerms terms;
  private final EngagementPlay play;
  private final EngagementView view;
  private final Set<String> refunds = new HashSet<>(); // draft and retainer

  EngagementRetainers(EngagementTerms terms, EngagementPlay play, EngagementView view) {
    this.terms = terms;
    this.play = play;
    this.view = view;
  }

  /**
   * A new retainer, or one whose invoice was taken back or deleted, on a draft (RET-2).
   *
   * @return number of the draft
   */
  String bill(EngagementMove move, EngagementMoment now) {
    List<Retainer> ready =
        view.retainers().stream()
            .filter(row -> row.invoiceStatus().is(MilestoneStatus.READY_FOR_INVOICING))
            .toList();
    Retainer retainer = ready.isEmpty() ? agreed(move, now) : move.one(ready);
    String draft = draft(retainer, move, now);
    play.play(
        now.step("retainer " + name(retainer) + " is to be billed")
            .act("bill-retainer", "proforma", draft, "retainer", name(retainer)));
    return draft;
  }

  private Retainer agreed(EngagementMove move, EngagementMoment now) {
    String name = "R" + now.number();
    play.play(
        now.step("retainer %s is agreed".formatted(name))
            .write(
                "dataverse: msdyn_retainers",
                """
                {msdyn_retainerid: f9000000-0000-4000-8000-%012d, msdyn_name: %s, msdyn_invoicedate: %s, msdyn_amount: %s, msdyn_invoicestatus: 192350001,
                          msdyn_contract: {table: salesorders, key: {msdyn_salesordernumber: C7}},
                          msdyn_contractline: {table: salesorderdetails, key: {salesorderid.msdyn_salesordernumber: C7, sequencenumber: 1}},
                          msdyn_projectcontractsplitbillingrule: {table: msdyn_projectcontractsplitbillingrules, key: {msdyn_projectcontractsplitbillingrulenumber: %s}},
                          transactioncurrencyid: {table: transactioncurrencies, key: {isocurrencycode: %s}}}"""
                    .formatted(
                        now.number(),
                        name,
                        now.day(),
                        hundredths(1 + 20 * move.size()),
                        move.one(terms.customers()),
                        terms.currency())));
    return view.retainers().stream()
        .filter(row -> name(row).equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The number of a draft of the customer; a new one, if there is none without the retainer. */
  private String draft(Retainer retainer, EngagementMove move, EngagementMoment now) {
    List<Proforma> drafts = view.draftsFor(retainer);
    if (!drafts.isEmpty()) {
      return EngagementView.number(move.one(drafts));
    }
    String number = "I" + now.number();
    open(retainer, number, now);
    return number;
  }

  private void open(Retainer retainer, String number, EngagementMoment now) {
    play.play(
        now.step("a draft for retainer " + name(retainer))
            .act(
                "create-proforma",
                "contract",
                EngagementTerms.CONTRACT,
                "customer",
                view.customerOf(retainer),
                "number",
                number));
  }

  /** Some of what is left of a retainer, or all, is to be paid back (RET-5). */
  void refund(EngagementMove move, EngagementMoment now) {
    List<Retainer> left = left();
    if (left.isEmpty()) {
      bill(move, now);
      return;
    }
    Retainer retainer = move.one(left);
    String draft = draft(retainer, move, now);
    boolean applied =
        view.draftsFor(retainer).stream()
            .noneMatch(free -> EngagementView.number(free).equals(draft));
    if (!applied) { // else the new draft uses it, and nothing of it can be paid back (RET-5)
      BigDecimal all = Retainers.available(retainer);
      BigDecimal some = BigDecimal.valueOf(1 + 10 * move.size(), 2).min(all);
      refund(retainer, draft, move.then(42, 2) == 0 ? all : some, now);
    }
  }

  /** The refund, which is refused while another draft pays some of the retainer back (RET-5). */
  private void refund(Retainer retainer, String draft, BigDecimal amount, EngagementMoment now) {
    boolean waits = waits(retainer);
    if (!waits) {
      refunds.add(draft + ' ' + retainer.id().orElseThrow());
    }
    int changes = play.changes();
    EngagementStep step =
        now.step("%s of retainer %s is to be paid back".formatted(amount, name(retainer)))
            .act(
                waits ? Set.of("RET-5") : Set.of(),
                "refund-retainer",
                "proforma",
                draft,
                "retainer",
                name(retainer),
                "amount",
                amount.toPlainString());
    play.play(step);
    if (waits && (step.work().get(0).came().isEmpty() || play.changes() != changes)) {
      throw new EngagementPlay.Broken(
          "another refund of retainer %s waits, and %s is not refused (RET-5)"
              .formatted(name(retainer), amount));
    }
    EngagementPlay.require("after a refund", refunded());
  }

  private boolean waits(Retainer retainer) {
    return view.drafts().stream().anyMatch(draft -> pays(draft, retainer));
  }

  private boolean pays(Proforma invoice, Retainer retainer) {
    return refunds.contains(EngagementView.number(invoice) + ' ' + retainer.id().orElseThrow());
  }

  /**
   * A retainer is ready to be refunded while a draft pays some of it back, and refunded where an
   * invoice has done so and it is not taken back (RET-5).
   */
  List<String> refunded() {
    List<String> broken = new ArrayList<>();
    for (Retainer retainer : view.retainers()) {
      String id = retainer.id().orElseThrow().toString();
      boolean paid =
          view.revisable().stream()
              .filter(invoice -> pays(invoice, retainer))
              .flatMap(invoice -> view.billed(invoice).stream())
              .anyMatch(row -> row.externalOrigin().orElse("").equals(id));
      Choice<RefundStatus> status =
          waits(retainer)
              ? Choice.of(RefundStatus.READY_TO_REFUND)
              : paid ? Choice.of(RefundStatus.REFUNDED) : Choice.none();
      if (!retainer.refundStatus().equals(status)) {
        broken.add(
            "retainer %s has refund status %s, not %s (RET-5)"
                .formatted(name(retainer), retainer.refundStatus(), status));
      }
    }
    return broken;
  }

  /** Invoiced retainers of which something is left. */
  private List<Retainer> left() {
    return view.retainers().stream()
        .filter(row -> row.invoiceStatus().is(MilestoneStatus.CUSTOMER_INVOICE_POSTED))
        .filter(row -> Retainers.available(row).signum() > 0)
        .toList();
  }

  /** All that is left is paid back; numbers of the drafts to confirm. */
  List<String> close(EngagementMoment now) {
    List<String> drafts = new ArrayList<>();
    for (Retainer retainer : left()) {
      String draft = "REST-" + name(retainer);
      open(retainer, draft, now);
      refund(retainer, draft, Retainers.available(retainer), now);
      drafts.add(draft);
    }
    return drafts;
  }

  /** Whether a person may edit a detail: one that applies or pays back, and is no correction. */
  static boolean editable(InvoiceLineDetail detail) {
    return detail.retainer().isEmpty()
        || (!detail.correction().orElse(false)
            && detail.amount().orElse(BigDecimal.ZERO).signum() < 0);
  }

  /**
   * The sales of a draft to which a retainer is applied are cut or given away (INV-4).
   *
   * @return whether there was such a draft
   */
  boolean lower(EngagementMove move, EngagementMoment now) {
    List<Proforma> drafts =
        view.drafts().stream()
            .filter(draft -> !applied(draft).isEmpty() && !sales(draft).isEmpty())
            .toList();
    if (drafts.isEmpty()) {
      return false;
    }
    Proforma draft = move.one(drafts);
    EngagementStep step = now.step("sales of " + EngagementView.number(draft) + " are lowered");
    for (InvoiceLineDetail sale : sales(draft)) {
      boolean given = move.then(42, 3) == 0;
      step.act(
          "edit-proforma",
          "proforma",
          EngagementView.number(draft),
          "detail",
          "" + sale.id().orElseThrow(),
          given ? "billing-type" : "quantity",
          given ? "non-chargeable" : hundredths(move.size() % 30));
    }
    play.play(step);
    return true;
  }

  /** What is applied to a draft is lowered until it charges as much (RET-3, RET-4). */
  void fit(Proforma draft, EngagementMoment now) {
    BigDecimal open = charged(draft);
    EngagementStep step = now.step("less is applied to " + EngagementView.number(draft));
    for (InvoiceLineDetail detail : applied(draft)) {
      BigDecimal price = detail.price().orElseThrow().min(open);
      open = open.subtract(price);
      step.act(
          "edit-proforma",
          "proforma",
          EngagementView.number(draft),
          "detail",
          "" + detail.id().orElseThrow(),
          "price",
          price.toPlainString());
    }
    play.play(step);
  }

  /** Whether more of retainers is applied to a draft than it charges, so that it stays (RET-4). */
  boolean isTooMuch(Proforma draft) {
    BigDecimal applied =
        applied(draft).stream()
            .map(row -> row.amount().orElseThrow().negate())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return applied.compareTo(charged(draft)) > 0;
  }

  private List<InvoiceLineDetail> applied(Proforma draft) {
    return view.details(draft).stream()
        .filter(row -> row.retainer().isPresent() && editable(row))
        .filter(
            row ->
                !refunds.contains(
                    EngagementView.number(draft)
                        + ' '
                        + row.retainer().flatMap(References::idOf).orElseThrow()))
        .toList();
  }

  private List<InvoiceLineDetail> sales(Proforma draft) {
    return charges(draft)
        .filter(row -> row.milestone().isEmpty() && row.amount().orElseThrow().signum() > 0)
        .toList();
  }

  private BigDecimal charged(Proforma draft) {
    return charges(draft)
        .filter(row -> row.billingType().is(BillingType.CHARGEABLE))
        .map(row -> row.amount().orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .max(BigDecimal.ZERO);
  }

  private Stream<InvoiceLineDetail> charges(Proforma draft) {
    return view.details(draft).stream()
        .filter(row -> row.retainer().isEmpty() && !row.correction().orElse(false));
  }

  /** No confirmed invoice takes more of retainers than it charges; refunds apart (RET-4). */
  List<String> covered() {
    List<String> broken = new ArrayList<>();
    List<Actual> actuals = view.actuals();
    for (Proforma invoice : view.confirmed()) {
      BigDecimal applied = BigDecimal.ZERO;
      BigDecimal charged = BigDecimal.ZERO;
      for (Actual row : actuals) {
        BigDecimal amount = row.amount().orElse(BigDecimal.ZERO);
        if (!row.transactionType().is(TransactionType.BILLED_SALES)
            || !References.pointsTo(row.invoice(), invoice.id().orElseThrow())) {
          continue;
        }
        if (!EngagementLaws.retainer(row)) {
          charged =
              charged.add(row.billingType().is(BillingType.CHARGEABLE) ? amount : BigDecimal.ZERO);
        } else if (amount.signum() < 0 && !refunds.contains(origin(invoice, row))) {
          applied = applied.subtract(amount);
        }
      }
      if (applied.compareTo(charged.max(BigDecimal.ZERO)) > 0) {
        broken.add(
            "%s takes %s of retainers, but charges %s (RET-4)"
                .formatted(EngagementView.number(invoice), applied, charged));
      }
    }
    return broken;
  }

  private static String origin(Proforma invoice, Actual row) {
    return EngagementView.number(invoice) + ' ' + row.externalOrigin().orElse("?");
  }

  /** Another amount to apply or to pay back (RET-3). */
  static List<String> another(EngagementMove move) {
    return List.of("price", hundredths(move.size()));
  }

  private static String name(Retainer retainer) {
    return retainer.name().orElseThrow();
  }
}
