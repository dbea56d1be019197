package dev.tandem.projectops.ledger;

/**
 * The merge of project and worker dimensions for time and expenses that were entered on the
 * Dataverse side (DIM-10, RES-2). Pure.
 */
public final class EmploymentDimensions {
  private EmploymentDimensions() {}

  /**
   * The cost with both sides merged: the project wins on the cost side, the worker on the payroll
   * side of time, the project on both sides of an expense. Other costs stay as they are.
   *
   * @param project dimensions of the project
   * @param worker dimensions of the worker's employment
   */
  public static ProjectItem merge(
      ProjectItem cost, CostOffset offset, Dimensions project, Dimensions worker) {
    Dimensions projectFirst = project.orElse(worker);
    return switch (offset) {
      case PAYROLL -> cost.with(projectFirst, worker.orElse(project));
      case EXPENSE_ENTRY -> cost.with(projectFirst, projectFirst);
      case EXPENSE_REPORT, PURCHASE, USAGE -> cost;
    };
  }
}
