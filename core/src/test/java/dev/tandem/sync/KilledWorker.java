package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** A first worker that is killed at one moment of its work, see {@link Tripwire} (I7). */
final class KilledWorker {
  /** A world in which a worker is killed, and what must be so afterwards. */
  interface Trial {
    /** Lets the worker work once and looks at the outcome. */
    void run(KilledWorker first);
  }

  private final long moment;
  private boolean killed;

  private KilledWorker(long moment) {
    this.moment = moment;
  }

  /**
   * Tries every moment, and at last without a kill.
   *
   * @param atLeast how many moments there must be, so that a trial which does nothing shows
   */
  static void atEveryMoment(int atLeast, Trial trial) {
    long moment = 0;
    KilledWorker first;
    do {
      moment++;
      first = new KilledWorker(moment);
      try {
        trial.run(first);
      } catch (AssertionError e) {
        throw new AssertionError("killed at %d: %s".formatted(moment, e.getMessage()), e);
      }
    } while (first.killed);
    assertThat(moment).isGreaterThan(atLeast);
  }

  /**
   * Works until the end or until it is killed; then the lease that it leaves runs out.
   *
   * @return whether it was killed
   */
  boolean works(SyncWorld world, Map<String, MapOptions> options, Consumer<SyncRuntime> work) {
    Tripwire wire = new Tripwire();
    SyncRuntime worker = world.runtime("first", options, wire);
    wire.killAfter(moment);
    try {
      work.accept(worker);
    } catch (Tripwire.Killed expected) {
      killed = true;
      world.clock.advance(Duration.ofMinutes(1));
    }
    return killed;
  }
}
