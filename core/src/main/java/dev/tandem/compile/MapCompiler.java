package dev.tandem.compile;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.ConversionOptions;
import dev.tandem.engine.RowProgram;
import dev.tandem.filter.FilterDialect;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.Leg;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges a map and makes it run. With catalogs every field, path, key, filter and type is checked;
 * without them the map runs by what it shows itself, and the compilation says what was not checked.
 * Immutable and safe for any thread.
 */
public final class MapCompiler {
  private final @Nullable Catalog tables;
  private final @Nullable Catalog entities;
  private final ConversionOptions options;
  private final FilterDialect dialect;
  private final Map<String, IntegrationKey> keys;

  private MapCompiler(
      @Nullable Catalog tables,
      @Nullable Catalog entities,
      ConversionOptions options,
      FilterDialect dialect,
      Map<String, IntegrationKey> keys) {
    this.tables = tables;
    this.entities = entities;
    this.options = options;
    this.dialect = dialect;
    this.keys = keys;
  }

  /** A compiler that knows both sides. */
  public static MapCompiler forCatalogs(Catalog dataverse, Catalog finance) {
    if (dataverse.side() != Side.DATAVERSE || finance.side() != Side.FINANCE) {
      throw new IllegalArgumentException("the Dataverse catalog comes first, then finance");
    }
    return new MapCompiler(
        dataverse, finance, ConversionOptions.STANDARD, FilterDialect.CURRENT, noKeys());
  }

  /** A compiler that knows only what a map shows. */
  public static MapCompiler withoutCatalogs() {
    return new MapCompiler(null, null, ConversionOptions.STANDARD, FilterDialect.CURRENT, noKeys());
  }

  private static Map<String, IntegrationKey> noKeys() {
    return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }

  /** The same compiler with other choices of conversion. */
  public MapCompiler withOptions(ConversionOptions chosen) {
    return new MapCompiler(tables, entities, chosen, dialect, keys);
  }

  /** The same compiler with another filter language version (FLT-7). */
  public MapCompiler withDialect(FilterDialect chosen) {
    return new MapCompiler(tables, entities, options, chosen, keys);
  }

  /** The same compiler with an integration key edited by hand for a Dataverse table (KEY-3). */
  public MapCompiler withIntegrationKey(String entitySet, IntegrationKey key) {
    Map<String, IntegrationKey> all = noKeys();
    all.putAll(keys);
    all.put(entitySet, key);
    return new MapCompiler(tables, entities, options, dialect, all);
  }

  /** Compiles one map; never throws for what is wrong with it. */
  public Compilation compile(DualWriteMap map) {
    Issues issues = new Issues(map.name());
    StructureCheck.check(map, issues);
    LegScope scope = map.legs().size() == 1 ? resolve(map, map.leg()) : null;
    if (scope == null) {
      return new Compilation(map, issues.all(), null, null, null);
    }
    IntegrationKey key = KeyRules.chosen(scope, keysOf(scope));
    CompiledMap compiled = compile(scope, key, issues);
    boolean failed = issues.all().stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
    return new Compilation(
        map, issues.all(), failed ? null : compiled, scope, ResolvedLeg.of(scope, key));
  }

  private LegScope resolve(DualWriteMap map, Leg leg) {
    return new LegResolver(tables, entities, dialect).resolve(map, leg);
  }

  private @Nullable CompiledMap compile(
      LegScope scope, @Nullable IntegrationKey key, Issues issues) {
    CatalogCheck.check(scope, tables != null, entities != null, issues);
    PairCheck.check(scope, issues);
    TransformCheck.check(scope, options, issues);
    TypeCheck.check(scope, issues);
    LookupCheck.check(scope, issues);
    KeyCheck.check(scope, key, issues);
    CompanyCheck.check(scope, issues);
    FilterCheck.check(scope, dialect, issues);
    boolean failed = issues.all().stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
    return failed ? null : compiled(scope.map(), scope, key);
  }

  private CompiledMap compiled(DualWriteMap map, LegScope scope, @Nullable IntegrationKey key) {
    Map<Direction, RowProgram> programs = programs(scope, key);
    Map<Direction, Set<String>> read = new EnumMap<>(Direction.class);
    programs
        .keySet()
        .forEach(direction -> read.put(direction, ColumnsRead.of(scope, direction, dialect)));
    return new CompiledMap(map, programs, read);
  }

  private List<IntegrationKey> keysOf(LegScope scope) {
    for (Map.Entry<String, IntegrationKey> edited : keys.entrySet()) {
      if (scope.dataverse().isCalled(edited.getKey())) {
        return List.of(edited.getValue());
      }
    }
    return scope.dataverse().keys();
  }

  private Map<Direction, RowProgram> programs(LegScope scope, @Nullable IntegrationKey key) {
    Map<Direction, RowProgram> programs = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      if (scope.travels(direction)) {
        programs.put(
            direction, new ProgramFactory(scope, direction, key, options).program(dialect));
      }
    }
    return programs;
  }
}
