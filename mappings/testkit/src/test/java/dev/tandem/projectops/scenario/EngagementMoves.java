package dev.tandem.projectops.scenario;

import static dev.tandem.projectops.scenario.EngagementTerms.hundredths;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.entity.finance.EstimateProject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes moves of an engagement: each looks what there is, chooses, and plays a step. Not safe for
 * several threads.
 */
final class EngagementMoves {
  private static final List<String> PAUSABLE =
      List.of("11-msdyn_actuals", "02-msdyn_transactionconnections", "10-invoices");
  private static final Set<String> NOT_LIVE = Set.of("ACT-43");
  private static final Set<String> IN_USE = Set.of("ACT-26", "ACT-43");
  private static final Set<String> UNCHANGED = Set.of("REG-17");

  private static final String NEVER_REACHED = "1000000";

  private final EngagementTerms terms;
  private final EngagementPlay play;
  private final EngagementView view;
  private final List<String> paused = new ArrayList<>();
  private final Map<String, String> corrections = new HashMap<>(); // draft to what it corrects
  private LocalDate day = LocalDate.of(2026, 3, 3);
  private int number;

  EngagementMoves(EngagementTerms terms, EngagementPlay play) {
    this.terms = terms;
    this.play = play;
    this.view = new EngagementView(play.world());
  }

  /** Makes a move; one that there is nothing for gives way to what has to come before it. */
  void make(EngagementMove move) {
    day = day.plusDays(move.then(7, 6));
    number++;
    switch (move.kind()) {
      case WORK -> work(move);
      case AGAIN -> again(move);
      case TRAVEL -> travel(move);
      case WITHDRAW -> withdraw(move);
      case BILL -> bill(move);
      case EDIT -> edit(move);
      case CONFIRM -> confirm(move);
      case DELETE -> delete(move);
      case REVISE -> revise(move);
      case JOURNAL -> journal(move);
      case MILESTONE -> milestone(move);
      case READY -> ready(move);
      case JOB -> job(move);
      case ESTIMATE -> estimate();
      case PAUSE -> pause(move);
      case RESUME -> resume(move);
      case RESYNC -> resync(move);
    }
  }

  private EngagementStep step(String says) {
    return new EngagementStep(number + ": " + says, day.toString());
  }

  private static <T> T one(List<T> all, EngagementMove move) {
    return all.get(move.of(all.size()));
  }

  private void work(EngagementMove move) {
    enter(1 + move.size(), move.of(3) == 0, move.then(3, 4) == 0, billing(move));
  }

  /** How an entry is charged: mostly as it is, else as another type, in part, or more than it. */
  private static List<String> billing(EngagementMove move) {
    return switch (move.then(9, 8)) {
      case 0 -> List.of("billing-type", "non-chargeable");
      case 1 -> List.of("billing-type", "complimentary");
      case 2, 3 -> List.of("billable-quantity", hundredths(move.size()));
      default -> List.of();
    };
  }

  private void enter(int minutes, boolean lent, boolean fixed, List<String> billing) {
    String entry = "f7000000-0000-4000-8000-%012d".formatted(number);
    String project = fixed ? "PF" : "PT";
    String lender =
        lent
            ? ", msdyn_resourcingcompany: {table: cdm_companies, key: {cdm_companycode: GBPM}},"
                + " msdyn_resourceorganizationalunitid: {table: msdyn_organizationalunits,"
                + " id: d0000000-0000-4000-8000-000000000002}"
            : "";
    EngagementStep step =
        step("%d minutes%s on %s".formatted(minutes, lent ? ", lent," : "", project))
            .write(
                "dataverse: msdyn_timeentries",
                """
                {msdyn_timeentryid: %s, msdyn_date: %s, msdyn_duration: %d,
                          msdyn_project: {table: msdyn_projects, key: {msdyn_projectnumber: %s, msdyn_owningcompany.cdm_companycode: USPM}},
                          msdyn_projecttask: {table: msdyn_projecttasks, key: {msdyn_activitynumber: TASK-%s}},
                          msdyn_transactioncategory: {table: msdyn_transactioncategories, key: {msdyn_transactioncategorynumber: LABOUR}},
                          msdyn_resourcecategory: {table: bookableresourcecategories, key: {msdyn_resourcecategorynumber: DEVELOPER}}%s}"""
                    .formatted(entry, day, minutes, project, project, lender));
    approve(step, entry, fixed ? List.of() : billing);
    Set<Actual> before = Set.copyOf(view.actuals());
    play.play(step);
    List<Actual> made = view.actuals().stream().filter(row -> !before.contains(row)).toList();
    EngagementPlay.require(
        "after the approval of " + entry,
        EngagementLaws.approved(terms, made, minutes, lent, !fixed && billing.isEmpty()));
  }

  private static void approve(EngagementStep step, String entry, List<String> billing) {
    List<String> with = new ArrayList<>(List.of("entry", entry));
    with.addAll(billing);
    step.act("submit", "entry", entry).act("approve", with.toArray(new String[0]));
  }

  private void again(EngagementMove move) {
    List<TimeEntry> returned = view.entries(EntryStatus.DRAFT, EntryStatus.RETURNED);
    if (returned.isEmpty()) {
      withdraw(move);
      return;
    }
    EngagementStep step = step("an entry that was taken back is approved again");
    approve(step, one(returned, move).id().orElseThrow().toString(), List.of());
    play.play(step);
  }

  private void travel(EngagementMove move) {
    String project = move.of(3) == 0 ? "PF" : "PT";
    play.play(
        step("travel on " + project)
            .write(
                "finance: TrvExpTransEntity",
                """
                {dataAreaId: USPM, EXPENSETRANSACTIONNUMBER: EXP-%d, EXPENSEREPORTNUMBER: R-%d, LEGALENTITY: 1,
                          EXPENSECATEGORY: Hotel, APPROVALSTATUS: Approved, TRANSACTIONDATE: %s, PROJECTID: %s,
                          ACTIVITYNUMBER: TASK-%s, BILLABLE: Billable, CURRENCY: USD, NETTRANSACTIONAMOUNT: %s, ACTUALSALESTAXAMOUNT: 0}"""
                    .formatted(
                        number, number, day, project, project, hundredths(100 + move.size())))
            .job("USPM", "post-expenses")
            .act("approve-expenses"));
  }

  private void withdraw(EngagementMove move) {
    List<TimeEntry> approved = view.entries(EntryStatus.APPROVED);
    if (approved.isEmpty()) {
      work(move);
      return;
    }
    String entry = one(approved, move).id().orElseThrow().toString();
    String action = move.then(42, 2) == 0 ? "recall" : "cancel";
    play.play(step("an entry is taken back").act(IN_USE, action, "entry", entry));
  }

  private void bill(EngagementMove move) {
    List<String> open = view.customersToBill();
    if (open.isEmpty()) {
      work(move);
    } else {
      bill(one(open, move), "I" + number);
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
    Proforma draft = one(drafts, move);
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
    with.addAll(correction ? remains(detail, move) : changed(move));
    play.play(
        step(correction ? "what is to remain invoiced" : "a detail is edited")
            .act("edit-proforma", with.toArray(new String[0])));
  }

  private List<InvoiceLineDetail> editable(Proforma draft) {
    return view.details(draft).stream().filter(row -> row.milestone().isEmpty()).toList();
  }

  /** What is to remain of a billed sale, at most what was billed (COR-3). */
  private static List<String> remains(InvoiceLineDetail detail, EngagementMove move) {
    BigDecimal billed = detail.billedQuantity().orElse(BigDecimal.ZERO);
    return List.of("quantity", billed.min(BigDecimal.valueOf(move.size(), 2)).toPlainString());
  }

  private static List<String> changed(EngagementMove move) {
    return switch (move.then(84, 4)) {
      case 0 -> List.of("price", hundredths(move.size()));
      case 1 -> List.of("billing-type", "complimentary");
      default -> List.of("quantity", hundredths(move.size()));
    };
  }

  private void confirm(EngagementMove move) {
    if (view.drafts().isEmpty()) {
      bill(move);
    } else {
      confirm(EngagementView.number(one(view.drafts(), move)));
    }
  }

  private void confirm(String invoice) {
    play.play(
        step(invoice + " is confirmed").act(UNCHANGED, "confirm-proforma", "proforma", invoice));
  }

  private void delete(EngagementMove move) {
    if (!view.drafts().isEmpty()) {
      delete(EngagementView.number(one(view.drafts(), move)));
    }
  }

  private void delete(String invoice) {
    play.play(step(invoice + " is deleted").act("delete-proforma", "proforma", invoice));
  }

  private void revise(EngagementMove move) {
    List<String> open = view.drafts().stream().map(EngagementView::number).toList();
    corrections.keySet().retainAll(open);
    List<String> free =
        view.revisable().stream()
            .map(EngagementView::number)
            .filter(invoice -> !corrections.containsValue(invoice))
            .toList();
    if (free.isEmpty()) {
      confirm(move);
      return;
    }
    String invoice = one(free, move);
    corrections.put("I" + number, invoice);
    play.play(
        step(invoice + " is corrected")
            .act("revise-proforma", "proforma", invoice, "number", "I" + number));
  }

  /** A correction journal is begun, or one that is open is edited and confirmed, or given up. */
  private void journal(EngagementMove move) {
    List<Journal> open = view.openJournals();
    List<TimeEntry> approved = view.entries(EntryStatus.APPROVED);
    if (open.isEmpty() && approved.isEmpty()) {
      work(move);
    } else if (open.isEmpty()) {
      String entry = one(approved, move).id().orElseThrow().toString();
      play.play(
          step("a correction journal")
              .act(NOT_LIVE, "correct-entry", "journal", "J" + number, "entry", entry));
    } else if (move.then(42, 4) == 0) {
      play.play(
          step("the journal is given up").act("discard-journal", "journal", name(open.get(0))));
    } else {
      String line = one(view.lines(open.get(0)), move).id().orElseThrow().toString();
      play.play(
          step("the journal is edited and confirmed")
              .act(
                  "edit-journal-line",
                  "journal",
                  name(open.get(0)),
                  "line",
                  line,
                  "quantity",
                  hundredths(move.size()))
              .act("confirm-journal", "journal", name(open.get(0))));
    }
  }

  private static String name(Journal journal) {
    return journal.name().orElseThrow();
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
      ready(List.of(one(view.notReady(), move)));
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
    String map = one(PAUSABLE, move);
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
      String map = one(PAUSABLE, move);
      play.play(step(map + " is sent again").resync(map));
    }
  }

  /** Everything that is open is invoiced, and finance works until nothing is left to do. */
  void close() {
    number++;
    List.copyOf(paused).forEach(map -> play.play(step(map + " is resumed").resume(map)));
    paused.clear();
    for (Journal journal : view.openJournals()) {
      play.play(step("a journal").act("confirm-journal", "journal", name(journal)));
    }
    enter(60, false, true, List.of()); // acceptance, so that the fixed price has a cost
    for (int i = 0; i < 2; i++) { // what a correction opens again comes on the second
      if (!view.notReady().isEmpty()) {
        ready(view.notReady());
      }
      for (String customer : terms.customers()) {
        bill(customer, "END" + i + customer);
      }
      for (Proforma draft : view.drafts()) {
        String invoice = EngagementView.number(draft);
        confirm(invoice);
        if (view.drafts().stream().anyMatch(row -> Objects.equals(row.id(), draft.id()))) {
          delete(invoice); // a correction that changes nothing
        }
      }
    }
    for (int i = 0; i < EngagementStep.ROUNDS; i++) {
      play.play(step("finance works").round());
    }
    play.play(step("the fixed price is done").estimated().job("USPM", "check-clearing"));
  }

  /** Every row of every map once more, and all jobs. */
  void replay() {
    PAUSABLE.forEach(map -> play.play(step(map + " is sent again").resync(map)));
    play.play(step("finance works").round());
  }
}
