package dev.tandem.cli;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.RowEdits;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.Lineage;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.ValueOrigin;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.MapProgress;
import dev.tandem.sync.initial.RowOutcome;
import dev.tandem.sync.policy.MapOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an initial sync would write, without a word to any system: both sides' rows are taken into
 * memory, the runtime synchronises them there as it would outside, and what it wrote is told column
 * by column with the field of the map that brought it. One thread, one use.
 */
final class DryRun {
  private static final int STEP = 1_000;
  private static final int MOST_STEPS = 1_000_000;
  private static final String BLANK = "blank";
  private static final String NO_TEXT = "''";

  private final Map<Side, InMemoryConnector> sides = new EnumMap<>(Side.class);
  private final SyncRuntime runtime;
  private final List<String> maps = new ArrayList<>();

  DryRun(Catalogs catalogs, List<NamedMap> given) {
    SyncRuntime.Builder builder =
        SyncRuntime.builder().store(SyncStore.inMemory()).clock(Clock.systemUTC());
    for (Side side : Side.values()) {
      InMemoryConnector connector =
          InMemoryConnector.builder(catalogs.of(side))
              .unresolved(all(catalogs.of(side)))
              .acrossCompanies()
              .build();
      sides.put(side, connector);
      builder.connector(side, connector);
    }
    for (NamedMap each : given) {
      builder.map(each.map(), each.options());
      maps.add(each.options().name().isEmpty() ? each.map().name() : each.options().name());
    }
    runtime = builder.build();
  }

  /** A map and how it runs. */
  record NamedMap(CompiledMap map, MapOptions options) {

    /** What the runtime calls it. */
    String name() {
      return options.name().isEmpty() ? map.name() : options.name();
    }
  }

  /** Rows that were not given may exist outside; what needs one is parked, as it would be there. */
  private static Set<String> all(Catalog catalog) {
    Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (TableSchema table : catalog.tables()) {
      tables.add(table.name().name());
      tables.addAll(table.aliases());
      for (ColumnSchema column : table.columns()) {
        if (column.type() instanceof FieldType.Lookup lookup) {
          tables.addAll(lookup.targets());
        }
      }
    }
    return tables;
  }

  /** Rows that a side has, all or none. */
  void have(Side side, Consumer<RowEdits> rows) {
    side(side).transact(rows);
  }

  private InMemoryConnector side(Side side) {
    return Objects.requireNonNull(sides.get(side));
  }

  /** How many rows of each map and way were read, and of how many both sides agree. */
  List<DryRunTotals> totals(List<DryRunRow> rows) {
    List<DryRunTotals> totals = new ArrayList<>();
    for (InitialSyncStatus status : runtime.initialSyncs()) {
      for (MapProgress map : status.maps()) {
        map.legs().forEach(leg -> totals.add(DryRunTotals.of(map.map(), leg, rows)));
      }
    }
    return totals;
  }

  /** Runs it; tells every row that would be written, and every row that would not travel. */
  List<DryRunRow> run(Side master) {
    Map<Side, Integer> present = new EnumMap<>(Side.class);
    sides.forEach((side, connector) -> present.put(side, connector.history().size()));
    InitialSyncRequest request = InitialSyncRequest.of(master, maps.toArray(new String[0]));
    String run = runtime.initialSync(request);
    work(run);
    List<DryRunRow> rows = new ArrayList<>();
    Map<String, String> mapOf = new HashMap<>();
    runtime.rowOutcomes(run, outcome -> mapOf.put(outcome.operationId(), outcome.map()));
    for (Side side : List.of(master.other(), master)) {
      written(side, Objects.requireNonNull(present.get(side)), mapOf, rows);
    }
    runtime.rowOutcomes(
        run,
        outcome -> rows.add(stays(outcome)),
        ObligationStatus.FILTERED,
        ObligationStatus.PARKED,
        ObligationStatus.CONFLICT,
        ObligationStatus.DEAD);
    return rows;
  }

  private void work(String run) {
    for (int step = 0; step < MOST_STEPS; step++) {
      SyncReport report = runtime.step(STEP);
      boolean over = runtime.initialSyncStatus(run).map(InitialSyncStatus::isOver).orElse(true);
      if (over || report.idle()) {
        return;
      }
    }
    throw new IllegalStateException("the dry run does not come to an end");
  }

  /** What the runtime wrote on a side, each row once, with what was there before. */
  private void written(Side side, int from, Map<String, String> mapOf, List<DryRunRow> rows) {
    List<Change> history = side(side).history();
    Map<Object, Row> held = new HashMap<>();
    history.subList(0, from).forEach(change -> hold(held, change));
    Map<Object, Row> before = new HashMap<>(held);
    Map<Object, Change> last = new LinkedHashMap<>();
    for (Change change : history.subList(from, history.size())) {
      hold(held, change);
      last.put(identity(change), change);
    }
    last.forEach(
        (identity, change) -> {
          String map = mapOf.get(Objects.requireNonNullElse(change.operationId(), ""));
          DryRunRow row = row(side, map, change, before.get(identity), held.get(identity));
          if (row != null) {
            rows.add(row);
          }
        });
  }

  private static Object identity(Change change) {
    return List.of(
        change.table(), change.id() == null ? Objects.requireNonNull(change.key()) : change.id());
  }

  private static void hold(Map<Object, Row> held, Change change) {
    Row row = change.row();
    if (row == null) {
      held.remove(identity(change));
      return;
    }
    Row known = held.get(identity(change));
    Row.Builder whole = known == null ? Row.builder(row.schema()) : known.toBuilder();
    row.presentColumns().forEach(column -> whole.set(column, row.value(column)));
    held.put(identity(change), whole.build());
  }

  private @Nullable DryRunRow row(
      Side side, @Nullable String map, Change change, @Nullable Row before, @Nullable Row after) {
    String name = map == null ? mapOf(change) : map;
    String words = change.key() == null ? String.valueOf(change.id()) : change.key().toString();
    if (after == null) {
      return new DryRunRow(name, side, "delete", words, List.of(), "");
    }
    List<DryRunRow.Column> columns = new ArrayList<>();
    for (String column : after.presentColumns()) {
      String held = before == null || before.isAbsent(column) ? null : text(before, column);
      String would = text(after, column);
      boolean saysNothing = isEmpty(held) && isEmpty(would);
      if (!would.equals(held) && !saysNothing && isWritten(after.schema(), column)) {
        columns.add(column(side, name, change.key(), column, held, would));
      }
    }
    String outcome = before == null ? "create" : "update";
    return columns.isEmpty() ? null : new DryRunRow(name, side, outcome, words, columns, "");
  }

  /** Its identifier and its version are the system's own affair. */
  private static boolean isWritten(TableSchema schema, String column) {
    int slot = schema.slotOf(column);
    return !column.equalsIgnoreCase(schema.primaryId())
        && !(schema.side() == Side.DATAVERSE && schema.column(slot).readOnly());
  }

  private static String text(Row row, String column) {
    Object value = row.value(column);
    return row.isBlank(column) ? BLANK : "".equals(value) ? NO_TEXT : String.valueOf(value);
  }

  /** A system fills what nobody gave with one or the other. */
  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.equals(BLANK) || text.equals(NO_TEXT);
  }

  private String mapOf(Change change) {
    TableName table = change.table();
    return runtime.status().stream()
        .map(status -> status.map())
        .filter(map -> Objects.toString(change.operationId(), "").contains("|" + map + "|"))
        .findFirst()
        .orElse(table.name());
  }

  private DryRunRow.Column column(
      Side side,
      String map,
      @Nullable KeyValues key,
      String column,
      @Nullable String before,
      String after) {
    Lineage lineage = key == null ? null : lineage(map, side, key, column);
    List<DryRunRow.Source> sources = new ArrayList<>();
    if (lineage != null) {
      lineage.fields().forEach(field -> sources.add(source(side, field)));
    }
    String leg = lineage == null ? "" : lineage.leg();
    return new DryRunRow.Column(column, before, after, leg, sources);
  }

  private @Nullable Lineage lineage(String map, Side side, KeyValues key, String column) {
    return runtime.lineage(map, side, key, column) instanceof ValueOrigin.Written written
        ? written.lineage()
        : null;
  }

  private static DryRunRow.Source source(Side target, FieldMapping field) {
    String from = target == Side.FINANCE ? field.destinationField() : field.sourceField();
    return new DryRunRow.Source(
        from.isBlank() ? "constant" : from, Transforms.text(field.transforms(), false));
  }

  private static DryRunRow stays(RowOutcome outcome) {
    String row = String.valueOf(outcome.key() == null ? outcome.id() : outcome.key());
    return new DryRunRow(
        outcome.map(),
        outcome.from().other(),
        outcome.outcome().name().toLowerCase(Locale.ROOT),
        row,
        List.of(),
        outcome.reason());
  }
}
