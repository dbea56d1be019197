package dev.tandem.projectops.scenario;

import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.dataverse.InternalDataverseTables;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.finance.InternalTables;
import dev.tandem.projectops.scenario.Scenario.RowEntry;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.spi.value.Row;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The two systems in memory, and their clock. */
final class ScenarioWorld {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
  private static final int MORNING = 8;
  private static final int MOST_ROWS_OF_AN_ACTION = 10_000;

  private final ManualClock clock =
      ManualClock.at(FIRST_DAY.atTime(MORNING, 0).toInstant(ZoneOffset.UTC));
  private final InMemoryConnector dataverse;
  private final InMemoryConnector finance;

  ScenarioWorld(Catalogs catalogs) {
    // An actual of a lending company points at a project of the borrower (IC-4), so lookups of
    // Dataverse may leave the company; the maps keep companies apart.
    dataverse =
        InMemoryConnector.builder(catalogs.dataverse())
            .capabilities(larger(InMemoryConnector.of(catalogs.dataverse()).capabilities()))
            .clock(clock)
            .acrossCompanies()
            .build();
    finance = InMemoryConnector.builder(catalogs.finance()).clock(clock).build();
  }

  /** An action of Dataverse is one transaction there, of however many rows (INV-12). */
  private static Capabilities larger(Capabilities usual) {
    return new Capabilities(usual.traits(), MOST_ROWS_OF_AN_ACTION, usual.maxPageSize());
  }

  /** The catalogs of both sides, with the tables that each keeps for itself. */
  static Catalogs catalogs(MapCatalogue catalogue) {
    return catalogs(catalogue, TransactionClassNumbers.published(), Map.of());
  }

  /**
   * The same, with the class retainer if the environment has a number for it, and with its keys.
   */
  static Catalogs catalogs(
      MapCatalogue catalogue, TransactionClassNumbers classes, Map<String, List<String>> keys) {
    Catalogs shipped = catalogue.catalogs();
    return new Catalogs(
        withKeys(InternalDataverseTables.with(shipped.dataverse(), classes), keys),
        InternalTables.with(shipped.finance()));
  }

  private static Catalog withKeys(Catalog catalog, Map<String, List<String>> keys) {
    Map<TableName, TableSchema> tables = new LinkedHashMap<>();
    catalog.tables().forEach(table -> tables.put(table.name(), table));
    keys.forEach(
        (name, columns) -> {
          TableSchema table = Objects.requireNonNull(catalog.table(name));
          TableSchema.Builder changed = TableSchema.builder(table.name());
          table.aliases().forEach(changed::alias);
          table.columns().forEach(changed::column);
          String id = table.primaryId();
          if (id != null) {
            changed.primaryId(id);
          }
          changed.key(columns.toArray(new String[0])).companyScope(table.companyScope());
          tables.put(table.name(), changed.build());
        });
    return Catalog.of(catalog.side(), tables.values());
  }

  ManualClock clock() {
    return clock;
  }

  InMemoryConnector side(Side side) {
    return side == Side.FINANCE ? finance : dataverse;
  }

  void turnTo(LocalDate day) {
    clock.set(day.atTime(MORNING, 0).toInstant(ZoneOffset.UTC));
  }

  List<Row> rows(TableSchema table) {
    return side(table.side()).rows(table.name().name());
  }

  /** All rows of the table of an entity. */
  List<Row> rowsOf(EntityCodec<?> codec) {
    return side(codec.table().side()).rows(codec.table().name());
  }

  /** What a person does on that side; no map is involved. */
  void write(RowEntry entry) {
    Row row = entry.row();
    KeyValues key = entry.key();
    InMemoryConnector side = side(row.schema().side());
    String table = row.schema().name().name();
    try {
      if (entry.delete()) {
        side.delete(table, Objects.requireNonNull(key));
      } else if (key == null) {
        side.insert(table, values(row));
      } else {
        side.update(table, key, values(row));
      }
    } catch (DualWriteException | IllegalArgumentException e) {
      throw new ScenarioException(entry.place(), e);
    }
  }

  /** A value that is null stands for blank. */
  private static Map<String, @Nullable Object> values(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    row.presentColumns().forEach(column -> values.put(column, row.value(column)));
    return values;
  }
}
