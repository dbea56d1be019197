package dev.tandem.sync;

import java.time.Instant;
import java.util.List;

/**
 * What one step of a runtime came to. Immutable.
 *
 * @param finished how many obligations took a final status
 * @param idle whether there is nothing to do before {@code nextAttemptAt}
 * @param nextAttemptAt when to call again; not later than now while there is work, UTC
 * @param waitingFor partitions that another worker holds at present
 */
public record SyncReport(
    int finished, boolean idle, Instant nextAttemptAt, List<String> waitingFor) {

  public SyncReport {
    waitingFor = List.copyOf(waitingFor);
  }
}
