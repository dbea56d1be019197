package dev.tandem.sync;

import dev.tandem.spi.error.ConnectorException;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.PartitionWorker;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one step: a part that fails does not keep the others from their turn, and alert
 * rules hear of it (UND-37). Used once, by one thread.
 */
final class Attempt {
  private final SyncContext context;
  private final List<String> waitingFor = new ArrayList<>();
  private int finished;
  private boolean busy;
  private @Nullable Instant next;
  private @Nullable RuntimeException failure;

  Attempt(SyncContext context) {
    this.context = context;
  }

  /**
   * Runs a part.
   *
   * @param partition whose maps the part works for; null when for none
   */
  void run(@Nullable String partition, Runnable part) {
    try {
      part.run();
    } catch (RuntimeException e) {
      if (failure == null) {
        failure = e;
      } else if (failure != e) {
        failure.addSuppressed(e);
      }
      if (partition != null) {
        tell(partition, e);
      }
    }
  }

  private void tell(String partition, RuntimeException e) {
    boolean remote = e instanceof ConnectorException;
    ErrorClass error = remote ? ErrorClass.NETWORK : ErrorClass.INTERNAL;
    for (MapRun map : context.maps()) {
      if (map.options().partition().equals(partition)) {
        context.tell(new SyncEvent.Failed(map.name(), null, error, String.valueOf(e.getMessage())));
      }
    }
  }

  /** Takes note of what a worker came to. */
  void count(PartitionWorker worker, PartitionWorker.Turn turn) {
    finished += turn.finished();
    busy |= turn.busy();
    if (!turn.holdsLease()) {
      waitingFor.add(worker.partition());
    }
    Instant attempt = worker.nextAttemptAt();
    boolean later = attempt != null && (next == null || attempt.isAfter(next));
    next = later ? attempt : next;
  }

  /**
   * What all parts came to.
   *
   * @param poll when to look for new changes at the latest
   * @throws RuntimeException the first failure, with the others attached
   */
  SyncReport report(Instant poll) {
    if (failure != null) {
      throw failure;
    }
    Instant earliest = next == null || next.isBefore(poll) ? poll : next;
    return new SyncReport(finished, !busy, busy ? context.now() : earliest, waitingFor);
  }
}
