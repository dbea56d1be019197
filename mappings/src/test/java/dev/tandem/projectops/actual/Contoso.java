package dev.tandem.projectops.actual;

import dev.tandem.projectops.contract.CustomerShares;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.pricing.WorkPrices;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The common fixture of section 15 on the Dataverse side, and how rows of it read. */
public final class Contoso {
  /** The day of the work. */
  public static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  /** The day things are invoiced or corrected. */
  public static final LocalDate LATER = LocalDate.of(2026, 4, 2);

  /** Owning company. */
  public static final Reference USPM = row("cdm_company", "USPM");

  /** Lending company. */
  public static final Reference GBPM = row("cdm_company", "GBPM");

  /** Contracting unit. */
  public static final Reference US_UNIT = row("msdyn_organizationalunit", "US");

  /** A unit of another company. */
  public static final Reference GB_UNIT = row("msdyn_organizationalunit", "GB");

  /** Contract currency. */
  public static final Reference USD = row("transactioncurrency", "USD");

  /** Currency of the lending company. */
  public static final Reference GBP = row("transactioncurrency", "GBP");

  /** The contract. */
  public static final Reference CONTRACT = row("salesorder", "C1");

  /** Cost 100, bill 200. */
  public static final WorkPrices PRICES = WorkPrices.of(Price.of("100", USD), Price.of("200", USD));

  private Contoso() {}

  /** A stable id. */
  public static UUID id(String name) {
    return IdSource.named().id(name);
  }

  private static Reference row(String table, String name) {
    return Reference.byId(table, id(name));
  }

  /** An occasion on the day of the work. */
  public static Occasion on(String name) {
    return new Occasion(name, DAY, IdSource.named());
  }

  /** An occasion later. */
  public static Occasion later(String name) {
    return new Occasion(name, LATER, IdSource.named());
  }

  /** Project P1. */
  public static Project project() {
    return Project.builder()
        .id(id("P1"))
        .number("P1")
        .owningCompany(USPM)
        .contractingUnit(US_UNIT)
        .currency(USD)
        .build();
  }

  /** A contract line. */
  public static ContractLine line(BillingMethod method) {
    return ContractLine.builder()
        .id(id("L1"))
        .name("L1")
        .contract(CONTRACT)
        .project(RecordType.PROJECT.to(id("P1")))
        .billingMethod(Choice.of(method))
        .includesTime(true)
        .includesExpense(true)
        .includesMaterial(true)
        .owningCompany(USPM)
        .currency(USD)
        .build();
  }

  /** A customer with a share. */
  public static ContractCustomer customer(String name, String percent, boolean rounding) {
    return ContractCustomer.builder()
        .id(id(name))
        .name(name)
        .contract(CONTRACT)
        .customer(Reference.byId("account", id("account " + name)))
        .splitPercent(new BigDecimal(percent))
        .rounding(rounding)
        .build();
  }

  /** Adatum alone on a line. */
  public static Engagement engagement(BillingMethod method) {
    return new Engagement(
        project(), line(method), new CustomerShares(List.of(customer("Adatum", "100", true))));
  }

  /** Several customers on a time and material line. */
  public static Engagement shared(ContractCustomer... customers) {
    return new Engagement(
        project(), line(BillingMethod.TIME_AND_MATERIAL), new CustomerShares(List.of(customers)));
  }

  /** A time entry of so many hours. */
  public static TimeEntry time(String name, int hours) {
    return TimeEntry.builder()
        .id(id(name))
        .date(DAY)
        .minutes(hours * 60)
        .project(RecordType.PROJECT.to(id("P1")))
        .resourcingUnit(US_UNIT)
        .resourcingCompany(USPM)
        .build();
  }

  /** 8 h, approved on a time and material line for Adatum. */
  public static Effects approved() {
    return Approval.of(
        Work.of(time("T1", 8)),
        engagement(BillingMethod.TIME_AND_MATERIAL),
        PRICES,
        Billing.CHARGEABLE,
        ApprovalRules.DEFAULT,
        Trail.NONE,
        on("approve T1"));
  }

  /** The connections and origins among effects. */
  public static Trail trail(Effects effects) {
    return new Trail(
        effects.puts(TransactionConnection.CODEC), effects.puts(TransactionOrigin.CODEC));
  }

  /** The actuals after effects upon effects: later rows replace earlier ones. */
  public static List<Actual> after(Effects... inOrder) {
    Map<UUID, Actual> rows = new LinkedHashMap<>();
    for (Effects effects : inOrder) {
      effects.puts(Actual.CODEC).forEach(actual -> rows.put(ActualRows.id(actual), actual));
    }
    return new ArrayList<>(rows.values());
  }

  /** The first actual of a type. */
  public static Actual first(List<Actual> actuals, TransactionType type) {
    return actuals.stream()
        .filter(actual -> actual.transactionType().is(type))
        .findFirst()
        .orElseThrow();
  }

  /** What the event matrix says of each actual: type, quantity, amount, statuses, sync. */
  public static List<String> told(List<Actual> actuals) {
    return actuals.stream().map(Contoso::told).toList();
  }

  private static String told(Actual actual) {
    String skip = actual.skipSync().orElse(false) ? "N" : "Y";
    return "%s %s %s %s %s %s %s"
        .formatted(
            actual.transactionType(),
            plain(actual.quantity().orElseThrow()),
            plain(actual.amount().orElseThrow()),
            actual.billingType(),
            actual.billingStatus(),
            actual.adjustmentStatus(),
            skip);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
