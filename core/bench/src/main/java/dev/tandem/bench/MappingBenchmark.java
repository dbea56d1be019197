package dev.tandem.bench;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The compiled actuals map beside hand-written Java of the same mapping, one row per call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MappingBenchmark {
  private final ActualRows rows = new ActualRows();
  private final CompiledMap map = rows.map();
  private final TableSchema finance = map.target(Direction.TO_FINANCE);
  private final TableSchema dataverse = map.target(Direction.TO_DATAVERSE);
  private final HandWritten hand = new HandWritten(rows.slots(), finance, dataverse);
  private final MemoryLookups lookups = rows.lookups();
  private final @Nullable Object[][] dataverseSlots = slots(rows.dataverse());
  private final @Nullable Object[][] financeSlots = slots(rows.finance());
  private int next;

  /** Fails when a contender does not do the same work. */
  @Setup
  public void verify() {
    for (int i = 0; i < dataverseSlots.length; i++) {
      Row expected = map.apply(Direction.TO_FINANCE, rows.dataverse()[i], lookups).orThrow().row();
      @Nullable Object @Nullable [] out = hand.toFinance(dataverseSlots[i], lookups);
      if (out == null || !expected.equals(Row.ofSlots(finance, out))) {
        throw new IllegalStateException("hand-written code differs from " + expected);
      }
      Row back = map.apply(Direction.TO_DATAVERSE, rows.finance()[i], lookups).orThrow().row();
      if (!back.equals(Row.ofSlots(dataverse, hand.toDataverse(financeSlots[i], lookups)))) {
        throw new IllegalStateException("hand-written code differs from " + back);
      }
    }
  }

  private static @Nullable Object[][] slots(Row[] rows) {
    @Nullable Object[][] slots = new @Nullable Object[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      slots[i] = new @Nullable Object[rows[i].schema().size()];
      for (int slot = 0; slot < slots[i].length; slot++) {
        slots[i][slot] = rows[i].slot(slot);
      }
    }
    return slots;
  }

  private int next() {
    next = (next + 1) & (dataverseSlots.length - 1);
    return next;
  }

  /** Hand-written, Dataverse to finance, plain arrays. */
  @Benchmark
  public @Nullable Object toFinanceHandSlots() {
    return hand.toFinance(dataverseSlots[next()], lookups);
  }

  /** Hand-written, Dataverse to finance, rows in and out. */
  @Benchmark
  public @Nullable Object toFinanceHandRows() {
    return hand.toFinance(rows.dataverse()[next()], finance, lookups);
  }

  /** The compiled map, Dataverse to finance. */
  @Benchmark
  public MappingResult toFinanceCompiled() {
    return map.apply(Direction.TO_FINANCE, rows.dataverse()[next()], lookups);
  }

  /** Hand-written, finance to Dataverse, plain arrays. */
  @Benchmark
  public Object toDataverseHandSlots() {
    return hand.toDataverse(financeSlots[next()], lookups);
  }

  /** Hand-written, finance to Dataverse, rows in and out. */
  @Benchmark
  public Object toDataverseHandRows() {
    return hand.toDataverse(rows.finance()[next()], dataverse, lookups);
  }

  /** The compiled map, finance to Dataverse. */
  @Benchmark
  public MappingResult toDataverseCompiled() {
    return map.apply(Direction.TO_DATAVERSE, rows.finance()[next()], lookups);
  }
}
