package dev.tandem.core.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * The laws of {@link MapContract} for test classes of plain JUnit. Registered in a static field of
 * the test class, it gives the laws as dynamic tests and hands generated rows to test templates:
 *
 * <pre>{@code
 * @RegisterExtension static final MapExtension PROJECTS = MapExtension.of(map);
 *
 * @TestFactory
 * Stream<DynamicNode> laws() {
 *   return PROJECTS.laws();
 * }
 *
 * @TestTemplate
 * void everyProjectKeepsItsNumber(@RowOf(Side.DATAVERSE) Row project) { ... }
 * }</pre>
 *
 * <p>The same seed gives the same rows. A row that breaks a law is made as small as it can be while
 * it still breaks it, and named with the seed. Immutable and safe for any thread.
 */
public final class MapExtension implements TestTemplateInvocationContextProvider {
  private static final int ROWS = 200;

  private final CompiledMap map;
  private final Lookups lookups;
  private final Set<String> lossy;
  private final long seed;
  private final int rows;
  private final Map<String, List<Row>> generated = new ConcurrentHashMap<>();

  private MapExtension(CompiledMap map, Lookups lookups, Set<String> lossy, long seed, int rows) {
    this.map = map;
    this.lookups = lookups;
    this.lossy = Set.copyOf(lossy);
    this.seed = seed;
    this.rows = rows;
  }

  /** For this map: references by key, no lossy columns, seed 1, 200 rows for each law and side. */
  public static MapExtension of(CompiledMap map) {
    return new MapExtension(map, Lookups.byKey(), Set.of(), 1, ROWS);
  }

  /** With what is known of referenced rows. */
  public MapExtension withLookups(Lookups known) {
    return new MapExtension(map, known, lossy, seed, rows);
  }

  /** With columns that are known not to survive; see {@link MapContract#notInvertible()}. */
  public MapExtension withLossy(String... columns) {
    return new MapExtension(map, lookups, Set.of(columns), seed, rows);
  }

  /** With other rows. */
  public MapExtension withSeed(long other) {
    return new MapExtension(map, lookups, lossy, other, rows);
  }

  /**
   * With more or fewer rows.
   *
   * @throws IllegalArgumentException unless there is at least one
   */
  public MapExtension withRows(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a law needs at least one row, not " + count);
    }
    return new MapExtension(map, lookups, lossy, seed, count);
  }

  /**
   * Each law as a dynamic test for each way that the map goes, and a test that the generated rows
   * are not all filtered or rejected, since the laws would say little then; for a test factory.
   */
  public Stream<DynamicNode> laws() {
    return map.directions().stream()
        .flatMap(
            way ->
                Stream.concat(
                    Stream.of(dynamicTest("SOME_ROWS_ARE_MAPPED " + way, () -> mapsSome(way))),
                    Arrays.stream(MapLaw.values()).map(law -> test(law, way))));
  }

  private DynamicNode test(MapLaw law, Direction way) {
    MapLaws laws = new MapLaws(map, lookups, lossy);
    return dynamicTest(
        law + " " + way, () -> new LawTrial(laws, law, way).check(cases(law, way), seed));
  }

  private void mapsSome(Direction way) {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (Row row : usual(way.source())) {
      MappingResult result = map.apply(way, row, lookups);
      if (result instanceof MappingResult.Mapped) {
        return;
      }
      outcomesOf(result).forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
    }
    throw new AssertionError(
        "%s maps none of %d rows going %s, so that the laws say little; give lookups that know its rows: %s"
            .formatted(map.name(), rows, way, outcomes));
  }

  private static Stream<String> outcomesOf(MappingResult result) {
    return result instanceof MappingResult.Rejected rejected
        ? rejected.problems().stream().map(each -> each.code() + " at " + each.field()).distinct()
        : Stream.of(result.toString());
  }

  private List<LawTrial.Case> cases(MapLaw law, Direction way) {
    List<Row> rowsOfLaw = law.holdsForAnyRow() ? odd(way.source()) : usual(way.source());
    List<Row> earlier = earlier(way.source());
    return IntStream.range(0, rows)
        .mapToObj(i -> new LawTrial.Case(rowsOfLaw.get(i), earlier.get(i)))
        .toList();
  }

  private List<Row> usual(Side side) {
    return generated("usual", seed, side, () -> MapRows.of(map, side, lookups));
  }

  private List<Row> earlier(Side side) {
    return generated("earlier", ~seed, side, () -> MapRows.of(map, side, lookups));
  }

  private List<Row> odd(Side side) {
    return generated("odd", seed, side, () -> MapRows.nasty(map, side));
  }

  /** Made once for all laws, since rows of wide tables take longer to make than to map. */
  private List<Row> generated(
      String kind, long from, Side side, Supplier<Arbitrary<Row>> arbitrary) {
    return generated.computeIfAbsent(kind + side, key -> GeneratedRows.of(arbitrary, rows, from));
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return Arrays.stream(context.getRequiredTestMethod().getParameters())
        .anyMatch(parameter -> parameter.isAnnotationPresent(RowOf.class));
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    List<Row> dataverse = usual(Side.DATAVERSE);
    List<Row> finance = usual(Side.FINANCE);
    return IntStream.range(0, rows)
        .mapToObj(i -> new Invocation(i, seed, dataverse.get(i), finance.get(i)));
  }

  /** One run of a test template, with its rows. */
  private record Invocation(int number, long seed, Row dataverse, Row finance)
      implements TestTemplateInvocationContext, ParameterResolver {

    @Override
    public String getDisplayName(int invocation) {
      return "row %d of seed %d".formatted(number + 1, seed);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.isAnnotated(RowOf.class)
          && parameter.getParameter().getType().equals(Row.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter
          .findAnnotation(RowOf.class)
          .filter(of -> of.value() == Side.FINANCE)
          .map(of -> finance)
          .orElse(dataverse);
    }
  }
}
