package dev.tandem.projectops.contract;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.LineTask;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.event.References;
import dev.tandem.spi.value.Reference;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a contract line covers: a project, classes and tasks (CL-3, CL-4). Immutable and safe for
 * any thread.
 *
 * @param line the line
 * @param tasks the tasks it names; without any it covers all tasks of its project (CL-4)
 */
public record LineScope(ContractLine line, List<LineTask> tasks) {
  /** Copies the list. */
  public LineScope {
    requireNonNull(line, "line");
    tasks = List.copyOf(tasks);
  }

  /** The classes of the include flags (CL-3). */
  public Set<TransactionClass> classes() {
    Set<TransactionClass> classes = EnumSet.noneOf(TransactionClass.class);
    add(classes, line.includesTime(), TransactionClass.TIME);
    add(classes, line.includesExpense(), TransactionClass.EXPENSE);
    add(classes, line.includesMaterial(), TransactionClass.MATERIAL);
    add(classes, line.includesFee(), TransactionClass.FEE);
    return classes;
  }

  private static void add(
      Set<TransactionClass> classes, Optional<Boolean> included, TransactionClass one) {
    if (included.orElse(false)) {
      classes.add(one);
    }
  }

  /** Whether work of the class on the project and task is covered by this line (CL-7). */
  public boolean covers(
      Optional<Reference> project, TransactionClass workClass, Optional<Reference> task) {
    return project.isPresent()
        && References.same(line.project(), project)
        && classes().contains(workClass)
        && (tasks.isEmpty() || names(task));
  }

  private boolean names(Optional<Reference> task) {
    return task.isPresent()
        && tasks.stream().anyMatch(named -> References.same(named.task(), task));
  }

  /**
   * Whether both lines cover the same work: same project, a common class, and tasks that meet
   * (CL-5, CL-6). A line for all tasks meets every line.
   */
  public boolean overlaps(LineScope other) {
    if (line.project().isEmpty() || !References.same(line.project(), other.line.project())) {
      return false;
    }
    Set<TransactionClass> common = classes();
    common.retainAll(other.classes());
    return !common.isEmpty()
        && (tasks.isEmpty()
            || other.tasks.isEmpty()
            || tasks.stream().anyMatch(task -> other.names(task.task())));
  }
}
