package dev.tandem.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
 * Bytes in to bytes out: a JSON row read into slots, mapped and written, beside Jackson that only
 * reads a plain map and writes a plain map of the mapped row, without mapping anything.
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
  private final Map<?, ?>[] toFinance = new Map<?, ?>[dataverse.length];
  private final Map<?, ?>[] toDataverse = new Map<?, ?>[finance.length];
  private int next;

  /** Writes the input and what Jackson is to write. */
  @Setup
  public void prepare() throws IOException {
    RowWriter in = RowWriter.of(map.source(Direction.TO_FINANCE));
    RowWriter back = RowWriter.of(map.source(Direction.TO_DATAVERSE));
    for (int i = 0; i < dataverse.length; i++) {
      dataverse[i] = in.toBytes(rows.dataverse()[i]);
      finance[i] = back.toBytes(rows.finance()[i]);
      toFinance[i] = jackson.readValue(mapped(Direction.TO_FINANCE, dataverse[i]), Map.class);
      toDataverse[i] = jackson.readValue(mapped(Direction.TO_DATAVERSE, finance[i]), Map.class);
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

  /** Jackson reads and writes plain maps, nothing is mapped. */
  @Benchmark
  public Object toFinanceJacksonMaps() throws IOException {
    int i = next();
    return readAndWrite(dataverse[i], toFinance[i]);
  }

  /** Read into slots, map, write. */
  @Benchmark
  public byte[] toDataverseCompiled() {
    return mapped(Direction.TO_DATAVERSE, finance[next()]);
  }

  /** Jackson reads and writes plain maps, nothing is mapped. */
  @Benchmark
  public Object toDataverseJacksonMaps() throws IOException {
    int i = next();
    return readAndWrite(finance[i], toDataverse[i]);
  }

  private byte[] readAndWrite(byte[] json, Map<?, ?> out) throws IOException {
    if (jackson.readValue(json, Map.class).isEmpty()) {
      throw new IllegalStateException("an empty row");
    }
    return write(out);
  }

  private byte[] write(Map<?, ?> out) throws JsonProcessingException {
    return jackson.writeValueAsBytes(out);
  }
}
