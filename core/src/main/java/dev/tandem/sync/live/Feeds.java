package dev.tandem.sync.live;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Lease;
import java.util.List;

/** The change feeds of one partition, for full reads that run beside them. One thread at a time. */
public final class Feeds {
  private static final int LIMIT = 1000;

  private final SyncContext context;
  private final List<Intake> intakes;

  Feeds(SyncContext context, List<Intake> intakes) {
    this.context = context;
    this.intakes = List.copyOf(intakes);
  }

  /**
   * Records everything that the feed of a side has: what was committed there before the call is in
   * the store after it.
   *
   * @return {@code ALL} when that is so, {@code NOTHING} when the side cannot be asked now, {@code
   *     FENCED} when another worker has the partition
   */
  public Intake.Result drain(Side side, Lease lease, MapStates states) {
    for (Intake intake : intakes) {
      if (intake.side() == side && intake.follows()) {
        Intake.Result result = Intake.Result.MORE;
        while (result == Intake.Result.MORE) {
          result = intake.run(lease, states, LIMIT);
        }
        return result;
      }
    }
    return Intake.Result.ALL;
  }

  /** Runs a call to a side if it is open; false when it is closed, or was closed by the call. */
  public boolean guarded(Side side, Runnable call) {
    return new RowReads(context).guarded(side, call);
  }
}
