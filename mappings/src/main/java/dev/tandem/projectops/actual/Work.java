package dev.tandem.projectops.actual;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.Expense;
import dev.tandem.projectops.entity.dataverse.MaterialUsage;
import dev.tandem.projectops.entity.dataverse.ResourceAssignment;
import dev.tandem.projectops.entity.dataverse.TeamMember;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.pricing.PriceKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * A piece of work, whatever it was recorded as: a time entry, an expense, a usage of material, a
 * vendor invoice line, or an assignment that only plans it. Immutable and safe for any thread.
 *
 * @param sourceType table of the row it was recorded as
 * @param source id of that row, the origin of its actuals (TO-2)
 * @param what the columns that its actuals share; type, price and contract are not among them
 */
public record Work(RecordType sourceType, UUID source, Actual what) {
  /** Decimals of the quantity of an actual. */
  public static final int QUANTITY_DECIMALS = 2;

  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

  /** Refuses null parts. */
  public Work {
    requireNonNull(sourceType, "sourceType");
    requireNonNull(source, "source");
    requireNonNull(what, "what");
  }

  /** The work of a time entry, in hours. */
  public static Work of(TimeEntry entry) {
    BigDecimal hours =
        BigDecimal.valueOf(entry.minutes().orElse(0))
            .divide(MINUTES, QUANTITY_DECIMALS, Currency.ROUNDING);
    Actual.Builder what =
        start(TransactionClass.TIME, entry.date().orElseThrow(), hours)
            .project(entry.project())
            .task(entry.task())
            .category(entry.category())
            .role(entry.role())
            .end(end(entry))
            .resource(entry.resource())
            .resourcingUnit(entry.resourcingUnit())
            .resourcingCompany(entry.resourcingCompany())
            .description(entry.description())
            .externalDescription(entry.externalDescription())
            .subcontract(entry.subcontract())
            .subcontractLine(entry.subcontractLine());
    return new Work(RecordType.TIME_ENTRY, entry.id().orElseThrow(), what.build());
  }

  private static Instant end(TimeEntry entry) {
    return midnight(entry.date().orElseThrow()).plus(Duration.ofMinutes(entry.minutes().orElse(0)));
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The work of an expense; its tax goes with the cost, its task with all actuals (REG-13). */
  public static Work of(Expense expense) {
    LocalDate day = LocalDate.ofInstant(expense.transactionDate().orElseThrow(), ZoneOffset.UTC);
    Actual.Builder what =
        start(TransactionClass.EXPENSE, day, expense.quantity().orElse(BigDecimal.ONE))
            .project(expense.project())
            .task(expense.task())
            .category(expense.category())
            .resource(expense.resource())
            .resourcingUnit(expense.resourcingUnit())
            .resourcingCompany(expense.owningCompany()) // EXP-12
            .description(expense.name())
            .externalDescription(expense.externalDescription())
            .unit(expense.unit())
            .unitGroup(expense.unitGroup())
            .tax(expense.tax())
            .externalOrigin(expense.externalId());
    return new Work(RecordType.EXPENSE, expense.id().orElseThrow(), what.build());
  }

  /** The work of a usage of material. */
  public static Work of(MaterialUsage usage) {
    Actual.Builder what =
        start(TransactionClass.MATERIAL, usage.date().orElseThrow(), usage.quantity().orElseThrow())
            .project(usage.project())
            .task(usage.task())
            .category(usage.category())
            .role(usage.role())
            .resource(usage.resource())
            .product(usage.product())
            .writeInProduct(usage.writeInProduct())
            .unit(usage.unit())
            .unitGroup(usage.unitGroup())
            .description(usage.description())
            .externalDescription(usage.externalDescription())
            .subcontract(usage.subcontract())
            .subcontractLine(usage.subcontractLine())
            .site(usage.site())
            .warehouse(usage.warehouse());
    return new Work(RecordType.MATERIAL_USAGE, usage.id().orElseThrow(), what.build());
  }

  /** The work of a vendor invoice line, of the class that its category decided (VI-5). */
  public static Work of(VendorInvoiceLine line, TransactionClass workClass) {
    Actual.Builder what =
        start(workClass, line.transactionDate().orElseThrow(), line.quantity().orElseThrow())
            .project(line.project())
            .task(line.task())
            .category(line.category())
            .role(line.role())
            .resource(line.resource())
            .resourcingCompany(line.owningCompany()) // VI-18
            .product(line.product())
            .writeInProduct(line.writeInProduct())
            .unit(line.unit())
            .unitGroup(line.unitGroup())
            .description(
                line.description().map(text -> text.substring(0, Math.min(200, text.length()))))
            .tax(line.tax())
            .subcontract(line.subcontract())
            .subcontractLine(line.subcontractLine())
            .externalOrigin(line.externalLine());
    return new Work(RecordType.VENDOR_INVOICE_LINE, line.id().orElseThrow(), what.build());
  }

  /**
   * The work that an assignment plans, in hours from its first day on; its role and unit are those
   * of the member of the team (EST-3, EST-16).
   *
   * @param today the day of an assignment that has no start
   */
  public static Work of(
      ResourceAssignment assignment, Optional<TeamMember> member, LocalDate today) {
    LocalDate day =
        assignment
            .start()
            .or(assignment::fromDate)
            .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
            .orElse(today);
    BigDecimal hours =
        assignment.effort().orElse(BigDecimal.ZERO).setScale(QUANTITY_DECIMALS, Currency.ROUNDING);
    Actual.Builder what =
        start(TransactionClass.TIME, day, hours)
            .project(assignment.project())
            .task(assignment.task())
            .resource(assignment.resource().or(() -> member.flatMap(TeamMember::resource)))
            .role(member.flatMap(TeamMember::role))
            .resourcingUnit(member.flatMap(TeamMember::unit))
            .subcontractLine(member.flatMap(TeamMember::subcontractLine));
    return new Work(RecordType.RESOURCE_ASSIGNMENT, assignment.id().orElseThrow(), what.build());
  }

  /** The dates of an actual: all are the transaction date until an invoice says else (UND-9). */
  private static Actual.Builder start(
      TransactionClass workClass, LocalDate day, BigDecimal quantity) {
    return Actual.builder()
        .transactionClass(Choice.of(workClass))
        .quantity(quantity)
        .transactionDate(day)
        .documentDate(day)
        .accountingDate(day)
        .accountingDay(day)
        .start(midnight(day))
        .end(midnight(day));
  }

  /** Time, expense or material. */
  public TransactionClass workClass() {
    return what.transactionClass().option().orElseThrow();
  }

  /** How much was done. */
  public BigDecimal quantity() {
    return what.quantity().orElseThrow();
  }

  /** The day it was done. */
  public LocalDate day() {
    return what.transactionDate().orElseThrow();
  }

  /** What its price depends on (ACT-11). */
  public PriceKey priceKey() {
    return new PriceKey(
        workClass(),
        day(),
        what.role(),
        what.resourcingCompany(),
        what.resourcingUnit(),
        what.category(),
        what.product(),
        what.unit());
  }
}
