package dev.tandem.bench;

import com.bazaarvoice.jolt.Chainr;
import com.bazaarvoice.jolt.Shiftr;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mapstruct.factory.Mappers;
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
 * The compiled actuals map beside MapStruct, JSLT and JOLT doing the same work: MapStruct over
 * beans with lookups, filter and checks, once from bean to bean and once with rows at both ends as
 * the compiled map has them; JSLT over trees with the looked-up rows as a variable, filter and
 * checks; JOLT over maps with functions of the host that look up and check, and once with its own
 * means alone, which do neither: it gets the looked-up rows nested in its input then.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PeerBenchmark {
  private static final int DEPTH = 2;

  private final ActualRows rows = new ActualRows();
  private final CompiledMap map = rows.map();
  private final MemoryLookups lookups = rows.lookups();
  private final BeanLookups beanLookups = new BeanLookups(lookups, rows.slots());
  private final BeanRows beanRows =
      new BeanRows(
          rows.slots(), map.target(Direction.TO_FINANCE), map.target(Direction.TO_DATAVERSE));
  private final ActualStruct struct = Mappers.getMapper(ActualStruct.class);
  private final Expression jsltToFinance = jslt("actuals-to-finance.jslt");
  private final Expression jsltToDataverse = jslt("actuals-to-dataverse.jslt");
  private final Chainr joltToFinance = jolt("actuals-to-finance.jolt.json");
  private final Chainr joltToDataverse = jolt("actuals-to-dataverse.jolt.json");
  private final Chainr joltNestedToFinance =
      Chainr.fromSpec(list("actuals-to-finance-nested.jolt.json"));
  private final Chainr joltNestedToDataverse =
      Chainr.fromSpec(list("actuals-to-dataverse-nested.jolt.json"));
  private final Row[] dataverse = rows.dataverse();
  private final Row[] finance = rows.finance();
  private final DataverseActual[] dataverseBeans = new DataverseActual[dataverse.length];
  private final FinanceActual[] financeBeans = new FinanceActual[finance.length];
  private final Map<String, JsonNode> variables = PeerRows.variables(lookups);
  private final JsonNode[] dataverseTrees = new JsonNode[dataverse.length];
  private final JsonNode[] financeTrees = new JsonNode[finance.length];
  private final Map<?, ?>[] dataverseMaps = new Map<?, ?>[dataverse.length];
  private final Map<?, ?>[] financeMaps = new Map<?, ?>[finance.length];
  private final Map<?, ?>[] dataverseNested = new Map<?, ?>[dataverse.length];
  private int next;

  /** Builds each peer's input and fails when a peer does not do the work. */
  @Setup
  public void prepare() {
    for (int i = 0; i < dataverse.length; i++) {
      dataverseBeans[i] = PeerRows.bean(new DataverseActual(), dataverse[i]);
      financeBeans[i] = PeerRows.bean(new FinanceActual(), finance[i]);
      dataverseTrees[i] = PeerRows.webTree(dataverse[i]);
      financeTrees[i] = PeerRows.webTree(finance[i]);
      dataverseMaps[i] = WebForm.of(dataverse[i]);
      financeMaps[i] = WebForm.of(finance[i]);
      dataverseNested[i] = PeerRows.maps(PeerRows.tree(dataverse[i], lookups, DEPTH));
    }
    for (int i = 0; i < dataverse.length; i++) {
      verifyToFinance(i);
      verifyToDataverse(i);
    }
  }

  private void verifyToFinance(int i) {
    Map<String, String> expected = PeerTexts.of(mapped(Direction.TO_FINANCE, dataverse[i]));
    FinanceActual bean = struct.filtered(dataverseBeans[i], beanLookups);
    same("MapStruct", expected, PeerTexts.of(bean, expected.keySet()));
    sameRow(mapped(Direction.TO_FINANCE, dataverse[i]), structRowToFinance(dataverse[i]));
    same("JSLT", expected, PeerTexts.of(jsltToFinance.apply(variables, dataverseTrees[i])));
    same("JOLT", expected, texts(joltFiltered(dataverseMaps[i])));
    same("JOLT", expected, texts(joltNestedToFinance.transform(dataverseNested[i])));
  }

  /** The company of a row has another form in each result, so its column is left out. */
  private void verifyToDataverse(int i) {
    Map<String, String> expected = PeerTexts.of(mapped(Direction.TO_DATAVERSE, finance[i]));
    expected.remove("_MSDYN_OWNINGCOMPANY_VALUE");
    DataverseActual bean = struct.toDataverse(financeBeans[i], beanLookups);
    same("MapStruct", expected, PeerTexts.of(bean, expected.keySet()));
    sameRow(mapped(Direction.TO_DATAVERSE, finance[i]), structRowToDataverse(finance[i]));
    same("JSLT", expected, PeerTexts.of(jsltToDataverse.apply(variables, financeTrees[i])));
    same("JOLT", expected, texts(joltToDataverse.transform(financeMaps[i])));
    same("JOLT", expected, texts(joltNestedToDataverse.transform(financeMaps[i])));
  }

  private static Map<String, String> texts(@Nullable Object result) {
    return result instanceof Map<?, ?> map ? PeerTexts.of(map) : Map.of();
  }

  /** A row that does not meet the filter becomes null. */
  private @Nullable Object joltFiltered(Map<?, ?> row) {
    return Boolean.FALSE.equals(row.get("msdyn_skipsync")) ? joltToFinance.transform(row) : null;
  }

  private Row mapped(Direction direction, Row row) {
    return map.apply(direction, row, lookups).orThrow().row();
  }

  /** Every column that the map fills must stand in the peer's result as well. */
  private static void same(String peer, Map<String, String> expected, Map<String, String> found) {
    if (!found.entrySet().containsAll(expected.entrySet())) {
      throw new IllegalStateException(peer + " gives " + found + ", expected " + expected);
    }
  }

  private static void sameRow(Row expected, @Nullable Row found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException("MapStruct gives " + found + ", expected " + expected);
    }
  }

  private @Nullable Row structRowToFinance(Row row) {
    FinanceActual bean = struct.filtered(beanRows.dataverseBean(row), beanLookups);
    return bean == null ? null : beanRows.financeRow(bean);
  }

  private Row structRowToDataverse(Row row) {
    return beanRows.dataverseRow(struct.toDataverse(beanRows.financeBean(row), beanLookups));
  }

  private static InputStream resource(String name) {
    InputStream in = PeerBenchmark.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("no resource " + name);
    }
    return in;
  }

  private static Expression jslt(String name) {
    try (Reader reader = new InputStreamReader(resource(name), StandardCharsets.UTF_8)) {
      return new Parser(reader).compile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A shift, then functions of the host over what it made. */
  private Chainr jolt(String name) {
    List<?> steps = list(name);
    return new Chainr(
        List.of(new Shiftr(spec(steps.get(0))), PeerRows.joltStep(spec(steps.get(1)), lookups)));
  }

  private static Object spec(Object step) {
    return Objects.requireNonNull(((Map<?, ?>) step).get("spec"));
  }

  private static List<?> list(String name) {
    try (InputStream in = resource(name)) {
      return new ObjectMapper().readValue(in, List.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int next() {
    next = (next + 1) & (dataverse.length - 1);
    return next;
  }

  /** The compiled map. */
  @Benchmark
  public MappingResult toFinanceCompiled() {
    return map.apply(Direction.TO_FINANCE, dataverse[next()], lookups);
  }

  /** MapStruct. */
  @Benchmark
  public @Nullable Object toFinanceMapStruct() {
    return struct.filtered(dataverseBeans[next()], beanLookups);
  }

  /** MapStruct for a host that holds rows: row to bean, bean to bean, bean to row. */
  @Benchmark
  public @Nullable Object toFinanceMapStructRows() {
    return structRowToFinance(dataverse[next()]);
  }

  /** JSLT. */
  @Benchmark
  public Object toFinanceJslt() {
    return jsltToFinance.apply(variables, dataverseTrees[next()]);
  }

  /** JOLT. */
  @Benchmark
  public @Nullable Object toFinanceJolt() {
    return joltFiltered(dataverseMaps[next()]);
  }

  /** JOLT without lookups, filter and checks. */
  @Benchmark
  public Object toFinanceJoltNested() {
    return joltNestedToFinance.transform(dataverseNested[next()]);
  }

  /** The compiled map. */
  @Benchmark
  public MappingResult toDataverseCompiled() {
    return map.apply(Direction.TO_DATAVERSE, finance[next()], lookups);
  }

  /** MapStruct. */
  @Benchmark
  public Object toDataverseMapStruct() {
    return struct.toDataverse(financeBeans[next()], beanLookups);
  }

  /** MapStruct for a host that holds rows: row to bean, bean to bean, bean to row. */
  @Benchmark
  public Object toDataverseMapStructRows() {
    return structRowToDataverse(finance[next()]);
  }

  /** JSLT. */
  @Benchmark
  public Object toDataverseJslt() {
    return jsltToDataverse.apply(variables, financeTrees[next()]);
  }

  /** JOLT. */
  @Benchmark
  public Object toDataverseJolt() {
    return joltToDataverse.transform(financeMaps[next()]);
  }

  /** JOLT without lookups and checks. */
  @Benchmark
  public Object toDataverseJoltNested() {
    return joltNestedToDataverse.transform(financeMaps[next()]);
  }
}
