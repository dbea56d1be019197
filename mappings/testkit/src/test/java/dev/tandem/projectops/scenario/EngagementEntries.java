package dev.tandem.projectops.scenario;

import static dev.tandem.projectops.scenario.EngagementTerms.hundredths;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Moves of work that is entered and approved: time, material, expenses. No state. */
final class EngagementEntries {
  private static final Set<String> IN_USE = Set.of("ACT-26", "ACT-43");
  private static final BigDecimal HOUR = BigDecimal.valueOf(60);

  private final EngagementTerms terms;
  private final EngagementPlay play;
  private final EngagementView view;

  EngagementEntries(EngagementTerms terms, EngagementPlay play, EngagementView view) {
    this.terms = terms;
    this.play = play;
    this.view = view;
  }

  /** Time, own or lent. */
  void work(EngagementMove move, EngagementMoment now) {
    boolean lent = move.of(3) == 0;
    boolean fixed = move.then(3, 4) == 0;
    time(now, 1 + move.size(), lent, fixed, fixed ? List.of() : billing(move));
  }

  /** An hour at the fixed price. */
  void acceptance(EngagementMoment now) {
    time(now, 60, false, true, List.of());
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

  private void time(
      EngagementMoment now, int minutes, boolean lent, boolean fixed, List<String> billing) {
    String lender =
        lent
            ? ", msdyn_resourcingcompany: {table: cdm_companies, key: {cdm_companycode: GBPM}},"
                + " msdyn_resourceorganizationalunitid: {table: msdyn_organizationalunits,"
                + " id: d0000000-0000-4000-8000-000000000002}"
            : "";
    String entry = id("f7", now);
    EngagementStep step =
        now.step("%d minutes%s on %s".formatted(minutes, lent ? ", lent," : "", project(fixed)))
            .write(
                "dataverse: msdyn_timeentries",
                """
                {msdyn_timeentryid: %s, msdyn_date: %s, msdyn_duration: %d,
                          %s,
                          msdyn_transactioncategory: {table: msdyn_transactioncategories, key: {msdyn_transactioncategorynumber: LABOUR}},
                          msdyn_resourcecategory: {table: bookableresourcecategories, key: {msdyn_resourcecategorynumber: DEVELOPER}}%s}"""
                    .formatted(entry, now.day(), minutes, task(project(fixed)), lender));
    Map<TransactionType, BigDecimal> prices = new EnumMap<>(TransactionType.class);
    prices.put(TransactionType.COST, terms.price(lent ? 3 : 1));
    if (!fixed && billing.isEmpty()) {
      prices.put(TransactionType.UNBILLED_SALES, terms.price(0));
    }
    if (lent) {
      prices.put(TransactionType.RESOURCING_UNIT_COST, terms.price(2));
      prices.put(TransactionType.INTER_ORGANIZATIONAL_SALES, terms.price(3));
    }
    BigDecimal hours = BigDecimal.valueOf(minutes).divide(HOUR, 2, RoundingMode.HALF_UP);
    entered(step, entry, billing, hours, prices);
  }

  /** Material: a product that the price lists know, or one that is written in (PAR-7, SUB-5). */
  void use(EngagementMove move, EngagementMoment now) {
    boolean writtenIn = move.of(3) == 0;
    boolean fixed = move.then(3, 4) == 0;
    BigDecimal quantity = BigDecimal.valueOf(1 + move.size(), 2);
    BigDecimal entered = BigDecimal.valueOf(1 + move.pick(), 2);
    String what =
        writtenIn
            ? "msdyn_writeinproduct: Cable, msdyn_price: %s, ".formatted(entered)
                + "transactioncurrencyid: {table: transactioncurrencies, key: {isocurrencycode: USD}}"
            : "msdyn_product: {table: products, id: %s}".formatted(EngagementTerms.PART);
    String entry = id("f8", now);
    EngagementStep step =
        now.step("%s %s on %s".formatted(quantity, writtenIn ? "cable" : "parts", project(fixed)))
            .write(
                "dataverse: msdyn_materialusagelogs",
                """
                {msdyn_materialusagelogid: %s, msdyn_documentdate: %s, msdyn_quantity: %s, %s,
                          %s,
                          msdyn_transactioncategory: {table: msdyn_transactioncategories, key: {msdyn_transactioncategorynumber: GOODS}},
                          msdyn_unit: {table: uoms, key: {msdyn_symbol: ea}}}"""
                    .formatted(entry, now.day(), quantity, what, task(project(fixed))));
    List<String> billing = fixed ? List.of() : billing(move);
    Map<TransactionType, BigDecimal> prices = new EnumMap<>(TransactionType.class);
    prices.put(TransactionType.COST, writtenIn ? entered : terms.price(5));
    if (!fixed && billing.isEmpty()) { // no list has a price of what is written in (ACT-11)
      prices.put(TransactionType.UNBILLED_SALES, writtenIn ? BigDecimal.ZERO : terms.price(4));
    }
    entered(step, entry, billing, quantity, prices);
  }

  private static String id(String start, EngagementMoment now) {
    return "%s000000-0000-4000-8000-%012d".formatted(start, now.number());
  }

  static String project(boolean fixed) {
    return fixed ? "PF" : "PT";
  }

  private static String task(String project) {
    return """
        msdyn_project: {table: msdyn_projects, key: {msdyn_projectnumber: NUM, msdyn_owningcompany.cdm_companycode: USPM}}, \
        msdyn_projecttask: {table: msdyn_projecttasks, key: {msdyn_activitynumber: TASK-NUM}}"""
        .replace("NUM", project);
  }

  private void entered(
      EngagementStep step,
      String entry,
      List<String> billing,
      BigDecimal quantity,
      Map<TransactionType, BigDecimal> prices) {
    approve(step, entry, billing);
    Set<Actual> before = Set.copyOf(view.actuals());
    play.play(step);
    List<Actual> made = view.actuals().stream().filter(row -> !before.contains(row)).toList();
    EngagementPlay.require(
        "after the approval of " + entry, EngagementLaws.approved(made, quantity, prices));
  }

  private static void approve(EngagementStep step, String entry, List<String> billing) {
    List<String> with = new ArrayList<>(List.of("entry", entry));
    with.addAll(billing);
    step.act("submit", "entry", entry).act("approve", with.toArray(new String[0]));
  }

  /** An entry that was taken back, again. */
  void again(EngagementMove move, EngagementMoment now) {
    List<UUID> returned = view.entries(EntryStatus.DRAFT, EntryStatus.RETURNED);
    if (returned.isEmpty()) {
      withdraw(move, now);
      return;
    }
    EngagementStep step = now.step("an entry that was taken back is approved again");
    approve(step, move.one(returned).toString(), List.of());
    play.play(step);
  }

  void withdraw(EngagementMove move, EngagementMoment now) {
    List<UUID> approved = view.entries(EntryStatus.APPROVED);
    if (approved.isEmpty()) {
      work(move, now);
      return;
    }
    String action = move.then(42, 2) == 0 ? "recall" : "cancel";
    play.play(
        now.step("an entry is taken back")
            .act(IN_USE, action, "entry", move.one(approved).toString()));
  }

  void travel(EngagementMove move, EngagementMoment now) {
    String project = project(move.of(3) == 0);
    int number = now.number();
    play.play(
        now.step("travel on " + project)
            .write(
                "finance: TrvExpTransEntity",
                """
                {dataAreaId: USPM, EXPENSETRANSACTIONNUMBER: EXP-%d, EXPENSEREPORTNUMBER: R-%d, LEGALENTITY: 1,
                          EXPENSECATEGORY: Hotel, APPROVALSTATUS: Approved, TRANSACTIONDATE: %s, PROJECTID: %s,
                          ACTIVITYNUMBER: TASK-%s, BILLABLE: Billable, CURRENCY: %s, NETTRANSACTIONAMOUNT: %s, ACTUALSALESTAXAMOUNT: 0}"""
                    .formatted(
                        number,
                        number,
                        now.day(),
                        project,
                        project,
                        terms.bought(move.then(3, 2)),
                        hundredths(100 + move.size())))
            .job("USPM", "post-expenses")
            .act("approve-expenses"));
  }
}
