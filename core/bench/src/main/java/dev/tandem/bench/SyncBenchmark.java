package dev.tandem.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Changes per second through the whole path, from the feed through the store and the map to the
 * other side, beside the same commits written to the same kind of store by themselves, and beside
 * the least that any runtime would do ({@link LeastRun}).
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 8)
@Measurement(iterations = 12)
public class SyncBenchmark {
  /** How many changes one shot carries. */
  static final int CHANGES = 20_000;

  /** A fresh store with a runtime that has changes to read. */
  @State(Scope.Thread)
  public static class WholePath {
    /** Which store. */
    @Param({"memory", "sqlite"})
    public StoreKind store = StoreKind.memory;

    private SyncRun run = SyncRun.none();

    /** Opens the store and starts the map. */
    @Setup(Level.Invocation)
    public void open() throws IOException {
      run = SyncRun.started(store.open(), CHANGES);
    }

    /** Fails when not every row has arrived. */
    @TearDown(Level.Invocation)
    public void close() throws IOException {
      run.requireArrived();
      run.close();
    }
  }

  /** A fresh store and what a runtime commits to it. */
  @State(Scope.Thread)
  public static class BareStore {
    /** Which store. */
    @Param({"memory", "sqlite"})
    public StoreKind store = StoreKind.memory;

    RecordedCommits commits = RecordedCommits.none();

    /** Lets a runtime carry the changes once and keeps its commits. */
    @Setup(Level.Trial)
    public void record() throws IOException {
      commits = RecordedCommits.of(CHANGES);
    }

    /** Opens the store. */
    @Setup(Level.Invocation)
    public void open() throws IOException {
      commits.openIn(store.open());
    }

    /** Fails when the store does not count what a runtime would have left there. */
    @TearDown(Level.Invocation)
    public void close() throws IOException {
      commits.requireSame();
      commits.close();
    }
  }

  /** The same, and changes to read. */
  @State(Scope.Thread)
  public static class LeastPath extends BareStore {
    private LeastRun run = LeastRun.none();

    /** Knows the rows that are looked up. */
    @Setup(Level.Invocation)
    public void learn() {
      run = LeastRun.of(commits, CHANGES);
    }

    /** Fails when not every row has arrived. */
    @TearDown(Level.Invocation)
    public void check() {
      run.requireArrived();
    }
  }

  /** Reads, records, maps and writes every change. */
  @Benchmark
  @OperationsPerInvocation(CHANGES)
  public int wholePath(WholePath state) {
    return state.run.drain();
  }

  /** Writes what that commits. */
  @Benchmark
  @OperationsPerInvocation(CHANGES)
  public int bareStore(BareStore state) {
    return state.commits.write();
  }

  /** Reads, encodes, maps and writes every change, and writes those commits; no more. */
  @Benchmark
  @OperationsPerInvocation(CHANGES)
  public long leastPath(LeastPath state) {
    return state.run.drain();
  }
}
