package dev.tandem.projectops.scenario;

import static dev.tandem.projectops.scenario.EngagementTerms.hundredths;

import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.finance.EstimateProject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes moves of an engagement: each looks what there is, chooses, and plays a step. Not safe for
 * several threads.
 */
final class EngagementMoves {
  private static final List<String> PAUSABLE =
      List.of("11-msdyn_actuals", "02-msdyn_transactionconnections", "10-invoices");
  private static final String NOT_CHARGED = "RET-4";

  /**
   * Nothing is changed; or a retainer has been used since, by another draft (RET-3) or so that its
   * own invoice stays (RET-5); or more of retainers is applied than is charged.
   */
  private static final Set<String> NOT_CONFIRMED = Set.of("REG-17", "RET-3", "RET-5", NOT_CHARGED);

  private static final String NEVER_REACHED = "1000000";

  private final EngagementTerms terms;
  private final EngagementPlay play;
  private final EngagementView view;
  private final EngagementEntries entries;
  private final EngagementPurchases purchases;
  private final EngagementCorrections corrections;
  private final EngagementRetainers retainers;
  private final List<String> paused = new ArrayList<>();
  private LocalDate day = LocalDate.of(2026, 3, 3);
  private int number;

  EngagementMoves(EngagementTerms terms, EngagementPlay play) {
    this.terms = terms;
    this.play = play;
    this.view = new EngagementView(play.world());
    this.entries = new EngagementEntries(terms, play, view);
    this.purchases = new EngagementPurchases(terms, play, view);
    this.corrections = new EngagementCorrections(play, view);
    this.retainers = new EngagementRetainers(terms, play, view);
  }

  /** Makes a move; one that there is nothing for gives way to what has to come before it. */
  void make(EngagementMove move) {
    day = day.plusDays(move.then(7, 6));
    number++;
    switch (move.kind()) {
      case WORK -> entries.work(move, now());
      case AGAIN -> entries.again(move, now());
      case USE -> entries.use(move, now());
      case TRAVEL -> entries.travel(move, now());
      case PURCHASE -> purchases.invoice(move, now());
      case CANCEL -> purchases.cancel(move, now());
      case WITHDRAW -> entries.withdraw(move, now());
      case BILL -> bill(move);
      case EDIT -> edit(move);
      case CONFIRM -> confirm(move);
      case DELETE -> delete(move);
      case REVISE -> revise(move);
      case JOURNAL -> journal(move);
      case RETAINER -> retainer(move);
      case REFUND -> retainers.refund(move, now());
      case LOWER -> lower(move);
      case MILESTONE -> milestone(move);
      case READY -> ready(move);
      case JOB -> job(move);
      case ESTIMATE -> estimate();
      case PAUSE -> pause(move);
      case RESUME -> resume(move);
      case RESYNC -> resync(move);
    }
  }

  private EngagementMoment now() {
    return new EngagementMoment(number, day);
  }

  private EngagementStep step(String says) {
    return now().step(says);
  }

  private void bill(EngagementMove move) {
    List<String> open = view.customersToBill();
    if (open.isEmpty()) {
      entries.work(move, now());
    } else {
      bill(move.one(open), "I" + number);
    }
  }

  private void bill(String customer, String invoice) {
    play.play(
        step("a draft for " + customer)
            .act("ready-to-invoice", "contract", EngagementTerms.CONTRACT, "customer", customer)
            .act(
                "create-proforma",
                "contract",
                EngagementTerms.CONTRACT,
                "customer",
                customer,
                "number",
                invoice));
  }

  private void edit(EngagementMove move) {
    List<Proforma> drafts =
        view.drafts().stream().filter(draft -> !editable(draft).isEmpty()).toList();
    if (drafts.isEmpty()) {
      bill(move);
      return;
    }
    Proforma draft = move.one(drafts);
    List<InvoiceLineDetail> details = editable(draft);
    InvoiceLineDetail detail = details.get(move.then(42, details.size()));
    boolean correction = detail.correction().orElse(false);
    List<String> with =
        new ArrayList<>(
            List.of(
                "proforma",
                EngagementView.number(draft),
                "detail",
                "" + detail.id().orElseThrow()));
    if (detail.retainer().isPresent()) {
      with.addAll(EngagementRetainers.another(move));
    } else {
      with.addAll(correction ? remains(detail, move) : changed(detail, move));
    }
    play.play(
        step(correction ? "what is to remain invoiced" : "a detail is edited")
            .act("edit-proforma", with.toArray(new String[0])));
  }

  private List<InvoiceLineDetail> editable(Proforma draft) {
    return view.details(draft).stream()
        .filter(row -> row.milestone().isEmpty())
        .filter(EngagementRetainers::editable)
        .toList();
  }

  /** What is to remain of a billed sale, at most what was billed (COR-3). */
  private static List<String> remains(InvoiceLineDetail detail, EngagementMove move) {
    BigDecimal billed = detail.billedQuantity().orElse(BigDecimal.ZERO);
    BigDecimal some = billed.abs().min(BigDecimal.valueOf(move.size(), 2));
    return List.of("quantity", (billed.signum() < 0 ? some.negate() : some).toPlainString());
  }

  /** What a vendor credited stays a credit (VI-20). */
  private static List<String> changed(InvoiceLineDetail detail, EngagementMove move) {
    String sign = detail.quantity().orElse(BigDecimal.ZERO).signum() < 0 ? "-" : "";
    return switch (move.then(84, 4)) {
      case 0 -> List.of("price", hundredths(move.size()));
      case 1 -> List.of("billing-type", "complimentary");
      default -> List.of("quantity", sign + hundredths(move.size()));
    };
  }

  private void confirm(EngagementMove move) {
    if (view.drafts().isEmpty()) {
      bill(move);
    } else if (move.then(84, 4) == 3) {
      String all =
          view.drafts().stream().map(EngagementView::number).collect(Collectors.joining(", "));
      confirm(
          view.drafts(),
          step("all drafts are confirmed")
              .act(NOT_CONFIRMED, "confirm-proformas", "proformas", all));
    } else {
      confirm(move.one(view.drafts()));
    }
  }

  private void confirm(Proforma draft) {
    String invoice = EngagementView.number(draft);
    confirm(
        List.of(draft),
        step(invoice + " is confirmed")
            .act(NOT_CONFIRMED, "confirm-proforma", "proforma", invoice));
  }

  /** Confirms drafts, and looks whether the right ones are refused; nothing comes of those. */
  private void confirm(List<Proforma> drafts, EngagementStep step) {
    long tooMuch = drafts.stream().filter(retainers::isTooMuch).count();
    int changes = play.changes();
    play.play(step);
    String when = "after the confirmation of " + step.work().get(0).with().values();
    EngagementPlay.require(when, EngagementLaws.retained(view));
    EngagementPlay.require(when, retainers.covered());
    EngagementPlay.require(when, retainers.refunded());
    List<String> came = step.work().get(0).came();
    long refused = came.stream().filter(NOT_CHARGED::equals).count();
    if (refused != tooMuch || (came.size() == drafts.size() && play.changes() != changes)) {
      throw new EngagementPlay.Broken(
          "%s: %d refused by RET-4 in place of %d, %d rows changed, faults %s"
              .formatted(when, refused, tooMuch, play.changes() - changes, came));
    }
  }

  private boolean isDraft(Proforma proforma) {
    return view.drafts().stream().anyMatch(row -> Objects.equals(row.id(), proforma.id()));
  }

  private void delete(EngagementMove move) {
    if (!view.drafts().isEmpty()) {
      delete(EngagementView.number(move.one(view.drafts())));
    }
  }

  private void delete(String invoice) {
    play.play(step(invoice + " is deleted").act("delete-proforma", "proforma", invoice));
    EngagementPlay.require("after the deletion of " + invoice, retainers.refunded());
  }

  private void revise(EngagementMove move) {
    if (!corrections.revise(move, now())) {
      confirm(move);
    }
  }

  private void journal(EngagementMove move) {
    if (!corrections.journal(move, now())) {
      entries.work(move, now());
    }
  }

  private void retainer(EngagementMove move) {
    String invoice = retainers.bill(move, now());
    if (move.then(42, 4) != 0) {
      confirm(view.draft(invoice));
    }
  }

  private void lower(EngagementMove move) {
    if (retainers.lower(move, now())) {
      return;
    }
    if (view.retainers().isEmpty()) {
      retainer(move);
    } else {
      bill(move);
    }
  }

  private void milestone(EngagementMove move) {
    String name = "M-" + number;
    play.play(
        step("milestone " + name)
            .act(
                "add-milestone",
                "line",
                "L-PF",
                "name",
                name,
                "amount",
                hundredths(10 + move.size()))
            .act("share-milestone", "milestone", name));
  }

  private void ready(EngagementMove move) {
    if (!view.notReady().isEmpty()) {
      ready(List.of(move.one(view.notReady())));
    }
  }

  private void ready(List<Milestone> milestones) {
    EngagementStep step = step("milestones are ready");
    milestones.forEach(
        row -> step.act("ready-milestone", "milestone", "" + row.id().orElseThrow()));
    play.play(step);
  }

  private void job(EngagementMove move) {
    EngagementStep step = step("finance works");
    switch (move.of(7)) {
      case 0 -> step.job("USPM", "milestones");
      case 1 -> step.job("USPM", "import");
      case 2 -> step.job("USPM", "post-journals");
      case 3 -> step.job("USPM", "post-invoices");
      case 4 -> step.job("GBPM", "import").job("GBPM", "post-journals");
      case 5 -> step.job("GBPM", "invoice-partner", "borrower", "USPM");
      default -> step.job("USPM", "post-vendor-invoices");
    }
    play.play(step);
  }

  private void estimate() {
    if (!play.world().rowsOf(EstimateProject.CODEC).isEmpty()) {
      play.play(
          step("finance estimates the month")
              .job(
                  "USPM",
                  "estimate",
                  "project",
                  "PF",
                  "day",
                  day.withDayOfMonth(day.lengthOfMonth()).toString(),
                  "method",
                  "total-cost-minus-actual",
                  "total",
                  NEVER_REACHED));
    }
  }

  private void pause(EngagementMove move) {
    String map = move.one(PAUSABLE);
    if (!paused.contains(map)) {
      paused.add(map);
      play.play(step(map + " is paused").pause(map));
    }
  }

  private void resume(EngagementMove move) {
    if (!paused.isEmpty()) {
      String map = paused.remove(move.of(paused.size()));
      play.play(step(map + " is resumed").resume(map));
    }
  }

  private void resync(EngagementMove move) {
    if (paused.isEmpty()) { // else rows may wait, and a map on which some do is not stopped
      String map = move.one(PAUSABLE);
      play.play(step(map + " is sent again").resync(map));
    }
  }

  /** Everything that is open is invoiced, and finance works until nothing is left to do. */
  void close() {
    number++;
    List.copyOf(paused).forEach(map -> play.play(step(map + " is resumed").resume(map)));
    paused.clear();
    corrections.close(now());
    entries.acceptance(now()); // acceptance, so that the fixed price has a cost
    for (int i = 0; i < 2; i++) { // what a correction opens again comes on the second
      if (!view.notReady().isEmpty()) {
        ready(view.notReady());
      }
      for (String customer : terms.customers()) {
        bill(customer, "END" + i + customer);
      }
      for (Proforma draft : view.drafts()) {
        confirm(draft);
        if (isDraft(draft) && retainers.isTooMuch(draft)) {
          retainers.fit(draft, now());
          confirm(draft);
        }
        if (isDraft(draft)) {
          delete(EngagementView.number(draft)); // a correction that changes nothing
        }
      }
    }
    retainers.close(now()).forEach(draft -> confirm(view.draft(draft)));
    for (int i = 0; i < EngagementStep.ROUNDS; i++) {
      play.play(step("finance works").round());
    }
    EngagementStep end = step("the fixed price is done").estimated();
    play.play(end.job("USPM", "check-clearing"));
    int told = end.work().get(end.work().size() - 1).came().size();
    EngagementPlay.require("at the end", EngagementLaws.cleared(view, play.ledger(), told));
  }

  /** Every row of every map once more, and all jobs. */
  void replay() {
    PAUSABLE.forEach(map -> play.play(step(map + " is sent again").resync(map)));
    play.play(step("finance works").round());
  }
}
