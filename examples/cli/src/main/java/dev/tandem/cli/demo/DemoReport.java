package dev.tandem.cli.demo;

import dev.tandem.sync.SyncCounters;
import java.util.List;

/**
 * What one scenario of the demo did and how it compares with what it expects. Immutable.
 *
 * @param scenario what was played
 * @param travels what went through each map, each way
 * @param counters what became of all changes
 * @param compared how many expected rows were looked for
 * @param differences what is not as the scenario expects, a sentence each
 * @param rows the rows of both sides at the end, as JSON objects
 * @param ledger the accounts of finance at the end
 * @param remarks what is to be said about single changes: why they did not travel
 */
public record DemoReport(
    String scenario,
    List<Travel> travels,
    SyncCounters counters,
    int compared,
    List<String> differences,
    List<String> rows,
    List<Balance> ledger,
    List<String> remarks) {

  public DemoReport {
    travels = List.copyOf(travels);
    differences = List.copyOf(differences);
    rows = List.copyOf(rows);
    ledger = List.copyOf(ledger);
    remarks = List.copyOf(remarks);
  }

  /** Whether everything is as the scenario expects. */
  public boolean succeeded() {
    return differences.isEmpty();
  }
}
