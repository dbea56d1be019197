package dev.tandem.cli.demo;

import java.util.List;

/**
 * What the demo did and how it compares with the scenario. Immutable.
 *
 * @param travels runs of maps in their order
 * @param compared how many expected rows were looked for
 * @param differences what is not as the scenario expects, a sentence each
 * @param rows the rows of both sides at the end, as JSON objects
 */
public record DemoReport(
    List<Travel> travels, int compared, List<String> differences, List<String> rows) {

  public DemoReport {
    travels = List.copyOf(travels);
    differences = List.copyOf(differences);
    rows = List.copyOf(rows);
  }

  /** What is to be said about single rows on their way. */
  public List<String> remarks() {
    return travels.stream()
        .flatMap(travel -> travel.remarks().stream().map(said -> travel.map() + ": " + said))
        .toList();
  }

  /** Whether everything is as the scenario expects. */
  public boolean succeeded() {
    return differences.isEmpty();
  }
}
