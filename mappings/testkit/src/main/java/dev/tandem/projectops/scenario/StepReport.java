package dev.tandem.projectops.scenario;

import java.util.List;

/**
 * What a step did. Immutable.
 *
 * @param number which one, from 1
 * @param says what happens in it
 * @param work what processes did, a line each
 * @param travels what went through each map, those that carried something
 * @param waiting how many changes are left for later: parked, paused, in conflict
 * @param remarks why changes did not travel, a line each, none twice
 * @param differences what is not as expected after it
 */
public record StepReport(
    int number,
    String says,
    List<String> work,
    List<Travel> travels,
    long waiting,
    List<String> remarks,
    List<Difference> differences) {
  /** Copies the lists. */
  public StepReport {
    work = List.copyOf(work);
    travels = List.copyOf(travels);
    remarks = List.copyOf(remarks);
    differences = List.copyOf(differences);
  }
}
