package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.Engagement;
import dev.tandem.projectops.actual.ExpenseApproval;
import dev.tandem.projectops.actual.Work;
import dev.tandem.projectops.entity.dataverse.Expense;
import dev.tandem.projectops.entity.dataverse.ExpenseStatus;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The automatic approval of expenses that finance posted, each on its own: one that fails stays as
 * it is and gives a fault (EXP-5, EXP-6, UND-27).
 */
final class ArrivalActions {
  private final WorkSettings settings;
  private final Parameters parameters;

  ArrivalActions(WorkSettings settings, Parameters parameters) {
    this.settings = settings;
    this.parameters = parameters;
  }

  /** A step for each expense of finance that is not approved yet. */
  Iterator<Effects> expenses(Records records) {
    List<String> open = new ArrayList<>();
    Optional<UUID> only =
        parameters
            .optional("expense")
            .map(text -> Finder.EXPENSES.require(records, text).id().orElseThrow());
    records.each(
        Expense.CODEC,
        row -> {
          UUID id = row.id().orElseThrow();
          if (waits(row) && (only.isEmpty() || only.get().equals(id))) {
            open.add(id.toString());
          }
        });
    return Steps.forEach(open, id -> List.of(() -> tried(records, UUID.fromString(id))));
  }

  private static boolean waits(Expense expense) {
    return expense.fromFinance().orElse(false)
        && (expense.status().isEmpty()
            || expense.status().is(ExpenseStatus.DRAFT)
            || expense.status().is(ExpenseStatus.SUBMITTED));
  }

  private Effects tried(Records records, UUID id) {
    try {
      return approve(records, id);
    } catch (FaultException e) {
      return Effects.fault(e.fault()); // UND-27
    }
  }

  private Effects approve(Records records, UUID id) {
    Optional<Expense> found = Finder.EXPENSES.find(records, id).filter(ArrivalActions::waits);
    if (found.isEmpty()) {
      return Effects.NONE; // another run was faster
    }
    Expense expense = Entries.withTask(records, found.get());
    if (expense.task().isEmpty() && expense.activityNumber().isPresent()) {
      return Effects.fault(
          new Fault(
              FaultCode.ERR_1,
              "expense " + expense.externalId().orElse(id.toString()),
              "its project has no task " + expense.activityNumber().get()));
    }
    Work work = Work.of(expense);
    Engagement engagement = Engagements.of(records, work);
    Task task = Finder.TASKS.at(records, expense.task()).orElse(null);
    return ExpenseApproval.auto(
        expense,
        task,
        engagement,
        Prices.of(records, work, engagement),
        PriceLists.decimals(records, Entries.price(records, expense).currency()),
        EntryActions.rules(settings, engagement, ExpenseApproval.billing(expense).type()),
        new Occasion(
            "approve expense " + id, parameters.day("day", records.today()), IdSource.named()));
  }
}
