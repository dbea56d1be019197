package dev.tandem.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.row.format.RowReader;
import dev.tandem.row.format.RowWriter;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
 * Bytes in to bytes out: a JSON row read into slots, mapped and written, beside Jackson reading a
 * plain map, the same mapping by hand over maps, and Jackson writing a plain map. Rows come in the
 * form of the Dataverse Web API: a lookup is its id in {@code _column_value}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BytesBenchmark {
  private final ActualRows rows = new ActualRows();
  private final CompiledMap map = rows.map();
  private final MemoryLookups lookups = rows.lookups();
  private final RowReader dataverseReader = RowReader.of(map.source(Direction.TO_FINANCE));
  private final RowReader financeReader = RowReader.of(map.source(Direction.TO_DATAVERSE));
  private final RowWriter dataverseWriter = RowWriter.of(map.target(Direction.TO_DATAVERSE));
  private final RowWriter financeWriter = RowWriter.of(map.target(Direction.TO_FINANCE));
  private final ObjectMapper jackson =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private final byte[][] dataverse = new byte[rows.dataverse().length][];
  private final byte[][] finance = new byte[rows.finance().length][];
  private final HandMaps hand = rows.handMaps();
  private int next;

  /** Writes the input; fails when both do not give the same number of columns. */
  @Setup
  public void prepare() throws IOException {
    RowWriter back = RowWriter.of(map.source(Direction.TO_DATAVERSE));
    for (int i = 0; i < dataverse.length; i++) {
      dataverse[i] = jackson.writeValueAsBytes(WebForm.of(rows.dataverse()[i]));
      finance[i] = back.toBytes(rows.finance()[i]);
      verify(mapped(Direction.TO_FINANCE, dataverse[i]), toFinanceByMaps(dataverse[i]));
      verify(mapped(Direction.TO_DATAVERSE, finance[i]), toDataverseByMaps(finance[i]));
    }
  }

  private void verify(byte[] compiled, byte[] byHand) throws IOException {
    JsonNode ours = jackson.readTree(compiled);
    JsonNode theirs = jackson.readTree(byHand);
    if (ours.size() != theirs.size()) {
      throw new IllegalStateException(ours + " differs from " + theirs);
    }
  }

  private byte[] mapped(Direction direction, byte[] json) {
    boolean toFinanceSide = direction == Direction.TO_FINANCE;
    Row row = (toFinanceSide ? dataverseReader : financeReader).read(json);
    Row out = map.apply(direction, row, lookups).orThrow().row();
    return (toFinanceSide ? financeWriter : dataverseWriter).toBytes(out);
  }

  private int next() {
    next = (next + 1) & (dataverse.length - 1);
    return next;
  }

  /** Read into slots, map, write. */
  @Benchmark
  public byte[] toFinanceCompiled() {
    return mapped(Direction.TO_FINANCE, dataverse[next()]);
  }

  /** Jackson, hand-written mapping over plain maps, Jackson. */
  @Benchmark
  public byte[] toFinanceMaps() throws IOException {
    return toFinanceByMaps(dataverse[next()]);
  }

  private byte[] toFinanceByMaps(byte[] json) throws IOException {
    return jackson.writeValueAsBytes(hand.toFinance(jackson.readValue(json, Map.class)));
  }

  /** Read into slots, map, write. */
  @Benchmark
  public byte[] toDataverseCompiled() {
    return mapped(Direction.TO_DATAVERSE, finance[next()]);
  }

  /** Jackson, hand-written mapping over plain maps, Jackson. */
  @Benchmark
  public byte[] toDataverseMaps() throws IOException {
    return toDataverseByMaps(finance[next()]);
  }

  private byte[] toDataverseByMaps(byte[] json) throws IOException {
    return jackson.writeValueAsBytes(hand.toDataverse(jackson.readValue(json, Map.class)));
  }
}
