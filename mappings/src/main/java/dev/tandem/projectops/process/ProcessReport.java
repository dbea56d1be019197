package dev.tandem.projectops.process;

import dev.tandem.projectops.fault.Fault;
import java.util.List;

/**
 * What a run did. Immutable and safe for any thread.
 *
 * @param process name of the process
 * @param company legal entity
 * @param written rows that were created, changed or deleted
 * @param found rows that were written before under the same operation
 * @param conflicts how often another run was faster and this one began again
 * @param faults one for each record that was left out, none twice
 * @param complete false when others were faster all the time; run it again later
 */
public record ProcessReport(
    String process,
    String company,
    int written,
    int found,
    int conflicts,
    List<Fault> faults,
    boolean complete) {
  /** Copies the list. */
  public ProcessReport {
    faults = List.copyOf(faults);
  }
}
