package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.Activity;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Records;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which activities stand for summary tasks, on which nothing may be booked (TSK-3, EXP-10). */
public final class Activities {
  private final Map<String, String> elements = new HashMap<>();
  private final Set<String> parents = new HashSet<>();

  private Activities() {}

  /** Reads the activities of a legal entity: numbers only. */
  public static Activities read(Records records) {
    Activities found = new Activities();
    records.each(
        Activity.CODEC,
        row -> {
          String project = row.projectId().orElse("") + " ";
          row.taskId()
              .ifPresent(id -> found.elements.put(id, project + row.elementId().orElse("")));
          row.parentElementId()
              .filter(id -> !id.isBlank())
              .ifPresent(id -> found.parents.add(project + id));
        });
    return found;
  }

  /**
   * Refuses an activity that is a summary task (ERR-1). A document without an activity is fine
   * (TSK-4).
   */
  public void refuseSummary(Optional<String> activity, String place) {
    activity
        .filter(number -> parents.contains(elements.getOrDefault(number, "")))
        .ifPresent(
            number -> {
              throw new FaultException(
                  FaultCode.ERR_1, place, "activity " + number + " has tasks below it");
            });
  }
}
