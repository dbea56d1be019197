package dev.tandem.projectops.scenario;

import dev.tandem.sync.SyncCounters;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a scenario did and how it compares with what it expects. Immutable.
 *
 * @param scenario what was played
 * @param steps what each step did, in order
 * @param travels what went through each map, each way, in all
 * @param counters what became of all changes
 * @param compared how many expected rows and sums were looked for
 * @param differences what is not as expected at the end
 * @param ledger the accounts of finance at the end
 * @param actuals the actuals of Dataverse at the end, in sums
 * @param tables the rows of all tables that the scenario looks at, at the end
 */
public record ScenarioReport(
    Scenario scenario,
    List<StepReport> steps,
    List<Travel> travels,
    SyncCounters counters,
    int compared,
    List<Difference> differences,
    List<Balance> ledger,
    List<ActualTotal> actuals,
    List<TableRows> tables) {
  /** Copies the lists. */
  public ScenarioReport {
    steps = List.copyOf(steps);
    travels = List.copyOf(travels);
    differences = List.copyOf(differences);
    ledger = List.copyOf(ledger);
    actuals = List.copyOf(actuals);
    tables = List.copyOf(tables);
  }

  /** Every difference, those after single steps first. */
  public List<Difference> allDifferences() {
    return Stream.concat(
            steps.stream().flatMap(step -> step.differences().stream()), differences.stream())
        .toList();
  }

  /** Whether everything is as the scenario expects. */
  public boolean succeeded() {
    return allDifferences().isEmpty();
  }
}
