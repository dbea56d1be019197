package dev.tandem.bench;

import dev.tandem.filter.BoundFilter;
import dev.tandem.filter.Filter;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Row;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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

/**
 * The filter of the shipped actuals map, and the nested one of its older version, each beside a
 * hand-written lambda over slots.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterBenchmark {
  private static final String TEXT =
      "(msdyn_transactiontypecode eq 192350000 and _msdyn_project_value ne null)"
          + " or msdyn_transactiontypecode eq 192350006"
          + " or (msdyn_transactiontypecode eq 192350005 and msdyn_skipsync ne true)";

  private final ActualRows rows = new ActualRows();
  private final TableSchema schema = rows.map().source(Direction.TO_FINANCE);
  private final BoundFilter filter = Filter.parse(Side.DATAVERSE, TEXT).bind(schema);
  private final Predicate<Row> lambda = lambda(schema);
  private final BoundFilter shipped =
      Filter.parse(Side.DATAVERSE, "msdyn_skipsync eq false").bind(schema);
  private final Predicate<Row> shippedLambda = shippedLambda(schema);
  private final Row[] dataverse = rows.dataverse();
  private int next;

  private static Predicate<Row> shippedLambda(TableSchema schema) {
    int skip = schema.slotOf("msdyn_skipsync");
    return row -> row.slot(skip) == Boolean.FALSE;
  }

  private static Predicate<Row> lambda(TableSchema schema) {
    int type = schema.slotOf("msdyn_transactiontypecode");
    int project = schema.slotOf("msdyn_project");
    int skip = schema.slotOf("msdyn_skipsync");
    return row -> {
      Object value = row.slot(type);
      if (!(value instanceof ChoiceValue choice)) {
        return false;
      }
      int number = choice.number();
      Object reference = row.slot(project);
      return (number == 192350000 && reference != null && !(reference instanceof Enum<?>))
          || number == 192350006
          || (number == 192350005 && row.slot(skip) == Boolean.FALSE);
    };
  }

  /** Fails when both do not agree. */
  @Setup
  public void verify() {
    for (Row row : dataverse) {
      if (filter.test(row) != lambda.test(row) || shipped.test(row) != shippedLambda.test(row)) {
        throw new IllegalStateException("filter and lambda differ on " + row);
      }
    }
  }

  private Row next() {
    next = (next + 1) & (dataverse.length - 1);
    return dataverse[next];
  }

  /** The bound filter of the shipped map. */
  @Benchmark
  public boolean shippedBound() {
    return shipped.test(next());
  }

  /** Its lambda. */
  @Benchmark
  public boolean shippedHandWritten() {
    return shippedLambda.test(next());
  }

  /** The bound filter of the older map. */
  @Benchmark
  public boolean bound() {
    return filter.test(next());
  }

  /** Its lambda. */
  @Benchmark
  public boolean handWritten() {
    return lambda.test(next());
  }
}
