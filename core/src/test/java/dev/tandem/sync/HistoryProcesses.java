package dev.tandem.sync;

import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The processes of a history: a host, and a worker that steps beside it. Between two calls of
 * either something else may happen, once, or it is killed and another one goes on.
 */
final class HistoryProcesses implements AutoCloseable {
  /** Kills the process in which it happens. */
  static final Runnable KILLED =
      () -> {
        throw new Tripwire.Killed();
      };

  private final Random random;
  private final SyncWorld world;
  private final List<String> log;
  private final Map<String, MapOptions> options;
  private final Due inHost = new Due();
  private final Due inWorker = new Due();
  private SyncRuntime host;
  private SyncRuntime worker;
  private int started;
  private boolean stepping;

  /** What happens between two calls of a process, once. */
  private static final class Due {
    private Tripwire wire = new Tripwire();
    private long moment;
    private Runnable action = () -> {};

    private Tripwire fresh() {
      wire = new Tripwire();
      moment = 0;
      return wire.watch(
          () -> {
            if (wire.moments() == moment) {
              moment = 0;
              action.run();
            }
          });
    }

    private void after(int calls, Runnable what) {
      moment = wire.moments() + calls;
      action = what;
    }

    private void never() {
      moment = 0;
    }
  }

  HistoryProcesses(
      Random random, SyncWorld world, List<String> log, Map<String, MapOptions> options) {
    this.random = random;
    this.world = world;
    this.log = log;
    this.options = options;
    host = start("host", inHost);
    worker = start("worker", inWorker);
  }

  private SyncRuntime start(String name, Due due) {
    return world.runtime(name + ++started, options, due.fresh());
  }

  /** The runtime of the host that lives now. */
  SyncRuntime host() {
    return host;
  }

  void pass(Duration time) {
    log.add("pass " + time);
    world.clock.advance(time);
  }

  /** In the next transaction something happens after so many calls of its host. */
  void disturbHost(int calls, Runnable what) {
    inHost.after(calls, what);
  }

  /** A host works on a transaction, undisturbed afterwards. */
  void inHost(Runnable transaction) {
    try {
      transaction.run();
    } catch (Tripwire.Killed killed) {
      log.add("the host is killed");
      host = start("host", inHost);
    } finally {
      inHost.never();
    }
  }

  /**
   * The worker steps, unless it does so already.
   *
   * @param transaction what may happen in between
   */
  void step(Runnable transaction) {
    boolean alone = stepping || random.nextInt(5) > 0;
    if (!alone) {
      int calls = 1 + random.nextInt(40);
      boolean killed = random.nextInt(3) == 0;
      log.add("in the step, after %d: %s".formatted(calls, killed ? "killed" : "a transaction"));
      inWorker.after(calls, killed ? KILLED : transaction);
    }
    step();
  }

  /** The same with nothing in between. */
  void step() {
    if (stepping) {
      return;
    }
    log.add("step");
    stepping = true;
    try {
      worker.step(1 + random.nextInt(5));
    } catch (Tripwire.Killed killed) {
      log.add("the worker is killed");
      world.clock.advance(Duration.ofMinutes(1));
      worker = start("worker", inWorker);
    } finally {
      stepping = false;
      inWorker.never();
    }
  }

  @Override
  public void close() {
    worker.close();
    host.close();
  }
}
