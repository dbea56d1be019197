package dev.tandem.projectops.contract;

import dev.tandem.projectops.entity.dataverse.ExpenseCategory;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;

/**
 * What may be chosen on estimates and entries: tasks, projects, expense categories (CAT-11, PRJ-5,
 * TSK-3, EXP-10). No state; safe for any thread.
 */
public final class Selections {
  private Selections() {}

  /**
   * Checks that a task is a leaf.
   *
   * @throws FaultException for a summary task (TSK-3)
   */
  public static void requireLeaf(Task task) {
    if (task.summary().orElse(false)) {
      throw new FaultException(
          FaultCode.TASK_REFUSED, "task " + task.name().orElse("?"), "it has tasks below");
    }
  }

  /**
   * Checks that a project takes transactions.
   *
   * @throws FaultException with ERR-27 for one that is deactivated or closed (PRJ-5)
   */
  public static void requireOpen(Project project) {
    if (project.state().is(RowState.INACTIVE)) {
      throw new FaultException(
          FaultCode.ERR_27,
          "project " + project.number().orElse("?"),
          "its status is " + project.status());
    }
  }

  /**
   * Checks that an expense category is one of the company that owns the project.
   *
   * @throws FaultException for a category of another company (CAT-11)
   */
  public static void requireCategoryOf(Project project, ExpenseCategory category) {
    if (!References.same(project.owningCompany(), category.owningCompany())) {
      throw new FaultException(
          FaultCode.EXPENSE_CATEGORY_REFUSED,
          "expense category " + category.name().orElse("?"),
          "project in %s, category in %s"
              .formatted(project.owningCompany(), category.owningCompany()));
    }
  }
}
