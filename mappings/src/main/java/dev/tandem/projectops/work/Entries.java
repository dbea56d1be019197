package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.EntryFlow;
import dev.tandem.projectops.actual.ExpenseApproval;
import dev.tandem.projectops.actual.Work;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BookableResource;
import dev.tandem.projectops.entity.dataverse.Expense;
import dev.tandem.projectops.entity.dataverse.MaterialUsage;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Reference;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads entries, and completes the work of one by what its resource and project say. No state. */
final class Entries {
  private Entries() {}

  /**
   * The entry with this id; an expense also by its number in finance.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Entry read(Records records, String text) {
    return Rows.id(text)
        .flatMap(id -> time(records, id).or(() -> usage(records, id)))
        .or(() -> expense(records, text))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no time entry, expense or material usage %s in Dataverse"
                        .formatted(text)));
  }

  private static Optional<Entry> time(Records records, UUID id) {
    return Finder.TIMES
        .find(records, id)
        .map(
            row ->
                new Entry(
                    completed(records, Work.of(row)),
                    EntryFlow.status(row.status()),
                    false,
                    Optional.empty(),
                    null,
                    step -> EntryFlow.step(row, step)));
  }

  private static Optional<Entry> usage(Records records, UUID id) {
    return Finder.USAGES
        .find(records, id)
        .map(
            row ->
                new Entry(
                    completed(records, Work.of(row)),
                    EntryFlow.status(row.status()),
                    false,
                    Optional.empty(),
                    entered(records, row),
                    step -> EntryFlow.step(row, step)));
  }

  private static Optional<Entry> expense(Records records, String text) {
    return Finder.EXPENSES.search(records, text).stream()
        .findFirst()
        .map(
            found -> {
              Expense row = withTask(records, found);
              return new Entry(
                  completed(records, Work.of(row)),
                  EntryFlow.status(row),
                  row.fromFinance().orElse(false),
                  row.billingType().option(),
                  price(records, row),
                  step -> EntryFlow.step(found, step));
            });
  }

  /** The entered price of a material without a product (SUB-5). */
  private static @Nullable Price entered(Records records, MaterialUsage usage) {
    boolean listed = usage.product().isPresent(); // the price lists know what it costs
    if (listed || usage.price().isEmpty() || usage.currency().isEmpty()) {
      return null;
    }
    Reference currency = usage.currency().get();
    return new Price(usage.price().get(), currency, PriceLists.decimals(records, currency), null);
  }

  /** The cost price of an expense (EXP-6). */
  static Price price(Records records, Expense expense) {
    Reference currency =
        expense
            .currency()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expense %s has no currency"
                            .formatted(expense.externalId().orElse(expense.id().toString()))));
    return ExpenseApproval.price(expense, PriceLists.decimals(records, currency));
  }

  /** The expense with the task that its activity number names (REG-13). */
  static Expense withTask(Records records, Expense expense) {
    return expense.task().isPresent()
        ? expense
        : Expense.builder()
            .from(expense)
            .task(task(records, expense.project(), expense.activityNumber()))
            .build();
  }

  /** The task of a project with this number in finance. */
  static Optional<Reference> task(
      Records records, Optional<Reference> project, Optional<String> activity) {
    return activity.isEmpty()
        ? Optional.empty()
        : records
            .where(
                Task.CODEC,
                task ->
                    task.activityNumber().equals(activity)
                        && References.same(task.project(), project))
            .stream()
            .findFirst()
            .flatMap(Task::id)
            .map(id -> Reference.byId("msdyn_projecttask", id));
  }

  /** The work with the unit and name of its resource, the company and time unit of its project. */
  static Work completed(Records records, Work work) {
    Actual what = work.what();
    Optional<Project> project = Finder.PROJECTS.at(records, what.project());
    Optional<BookableResource> resource = Finder.RESOURCES.at(records, what.resource());
    boolean time = work.workClass() == TransactionClass.TIME && what.unit().isEmpty();
    Optional<Reference> unit =
        time ? project.flatMap(p -> Prices.timeUnit(records, work.day(), p)) : what.unit();
    return new Work(
        work.sourceType(),
        work.source(),
        Actual.builder()
            .from(what)
            .resourcingUnit(
                what.resourcingUnit().or(() -> resource.flatMap(BookableResource::unit)))
            .resourcingCompany(
                what.resourcingCompany().or(() -> project.flatMap(Project::owningCompany)))
            .resourceName(resource.flatMap(BookableResource::name))
            .unit(unit)
            .build());
  }

  /** The actuals that come from a row, by what leads to them. */
  static List<Actual> actuals(Records records, List<UUID> ids) {
    return Finder.ACTUALS.all(records, ids);
  }
}
