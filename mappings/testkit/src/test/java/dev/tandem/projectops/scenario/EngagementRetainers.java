package dev.tandem.projectops.scenario;

import static dev.tandem.projectops.scenario.EngagementTerms.hundredths;

import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.proforma.Retainers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves of retainers: agreed and billed, and what is left of them paid back; that drafts apply them
 * needs no move (RET-3). No state.
 */
final class EngagementRetainers {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final EngagementTerms terms;
  private final EngagementPlay play;
  private final EngagementView view;

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

  private void refund(Retainer retainer, String draft, BigDecimal amount, EngagementMoment now) {
    play.play(
        now.step("%s of retainer %s is to be paid back".formatted(amount, name(retainer)))
            .act(
                "refund-retainer",
                "proforma",
                draft,
                "retainer",
                name(retainer),
                "amount",
                amount.toPlainString()));
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

  /** Less than is applied or paid back now (RET-3). */
  static List<String> less(InvoiceLineDetail detail, EngagementMove move) {
    BigDecimal now = detail.price().orElse(BigDecimal.ZERO);
    return List.of("price", now.min(CENT.add(BigDecimal.valueOf(move.size(), 2))).toPlainString());
  }

  private static String name(Retainer retainer) {
    return retainer.name().orElseThrow();
  }
}
