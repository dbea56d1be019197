package dev.tandem.engine;

import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapCompiler;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finance entity {@code Things}, the Dataverse table {@code things} and one map between them,
 * built a column and a pair at a time. Both have a key of one column that is mapped both ways.
 */
public final class Pairing {
  private final TableSchema.Builder finance = TableSchema.builder(TableName.finance("Things"));
  private final TableSchema.Builder dataverse =
      TableSchema.builder(TableName.dataverse("things")).alias("thing").primaryId("thingid");
  private final List<TableSchema> others = new ArrayList<>();
  private final List<FieldMapping> pairs = new ArrayList<>();
  private String financeFilter = "";
  private String dataverseFilter = "";
  private ConversionOptions options = ConversionOptions.STANDARD;

  /** Nothing but the two tables, the Dataverse one like a virtual table. */
  public static Pairing unversioned() {
    return new Pairing();
  }

  /** Nothing but the two tables. */
  public static Pairing bare() {
    Pairing pairing = unversioned();
    pairing.dataverse.column(
        new ColumnSchema(
            "versionnumber", FieldType.Whole.int64(), Requirement.OPTIONAL, true, false));
    return pairing;
  }

  /** Both ends global, the key NUMBER = number mapped. */
  public static Pairing global() {
    return bare()
        .column("NUMBER", FieldType.Text.of(20))
        .column("number", FieldType.Text.of(20))
        .keys(new String[] {"NUMBER"}, new String[] {"number"})
        .both("NUMBER", "number");
  }

  /** Both ends company-specific, the company behind msdyn_company. */
  public static Pairing inCompany() {
    Pairing pairing =
        bare()
            .column("NUMBER", FieldType.Text.of(20))
            .column("number", FieldType.Text.of(20))
            .column("dataAreaId", FieldType.Text.of(4))
            .column("msdyn_company", new FieldType.Lookup(List.of("cdm_company")))
            .keys(
                new String[] {"dataAreaId", "NUMBER"},
                new String[] {"number", "msdyn_company.cdm_companycode"})
            .both("NUMBER", "number");
    pairing.scopes(CompanyScope.FINANCE, CompanyScope.of("msdyn_company"));
    return pairing.table(companies());
  }

  /** The table of linked companies. */
  public static TableSchema companies() {
    return TableSchema.builder(TableName.dataverse("cdm_companies"))
        .alias("cdm_company")
        .primaryId("cdm_companyid")
        .column("cdm_companycode", FieldType.Text.of(4))
        .key("cdm_companycode")
        .build();
  }

  /** Whether entities and tables are company-specific. */
  public Pairing scopes(CompanyScope ofFinance, CompanyScope ofDataverse) {
    finance.companyScope(ofFinance);
    dataverse.companyScope(ofDataverse);
    return this;
  }

  /** Adds keys; an empty array adds none. */
  public Pairing keys(String[] ofFinance, String[] ofDataverse) {
    if (ofFinance.length > 0) {
      finance.key(ofFinance);
    }
    if (ofDataverse.length > 0) {
      dataverse.key(ofDataverse);
    }
    return this;
  }

  /** Adds a column: upper case and dataAreaId to the entity, lower case to the table. */
  public Pairing column(String name, FieldType type) {
    return column(ColumnSchema.of(name, type));
  }

  /** Adds a column, see {@link #column(String, FieldType)}. */
  public Pairing column(ColumnSchema column) {
    boolean isFinance = column.name().equals("dataAreaId") || isUpper(column.name());
    (isFinance ? finance : dataverse).column(column);
    return this;
  }

  private static boolean isUpper(String name) {
    return name.chars().noneMatch(Character::isLowerCase);
  }

  /** A further Dataverse table. */
  public Pairing table(TableSchema table) {
    others.add(table);
    return this;
  }

  /** A pair of direction 3. */
  public Pairing both(String financeField, String column, Transform... transforms) {
    return pair(FieldMapping.of(SyncDirection.BOTH, financeField, column, List.of(transforms)));
  }

  /** A pair of direction 1. */
  public Pairing toDataverse(String financeField, String column, Transform... transforms) {
    return pair(
        FieldMapping.of(
            SyncDirection.FINANCE_TO_DATAVERSE, financeField, column, List.of(transforms)));
  }

  /** A pair of direction 2. */
  public Pairing toFinance(String financeField, String column, Transform... transforms) {
    return pair(
        FieldMapping.of(
            SyncDirection.DATAVERSE_TO_FINANCE, financeField, column, List.of(transforms)));
  }

  /** Any pair. */
  public Pairing pair(FieldMapping pair) {
    pairs.add(pair);
    return this;
  }

  /** Columns of both types, mapped both ways as FIELD = field. */
  public Pairing field(FieldType ofFinance, FieldType ofDataverse, Transform... transforms) {
    return column("FIELD", ofFinance)
        .column("field", ofDataverse)
        .both("FIELD", "field", transforms);
  }

  /** The filters of both sides. */
  public Pairing filters(String ofFinance, String ofDataverse) {
    financeFilter = ofFinance;
    dataverseFilter = ofDataverse;
    return this;
  }

  /** Other choices of conversion. */
  public Pairing options(ConversionOptions chosen) {
    options = chosen;
    return this;
  }

  /** The map as data. */
  public DualWriteMap map() {
    Leg leg =
        new Leg("001", "Things", "things", financeFilter, dataverseFilter, pairs, Original.NONE);
    return DualWriteMap.of("[Things] - [things]", leg);
  }

  /** A compiler that knows both tables. */
  public MapCompiler compiler() {
    List<TableSchema> tables = new ArrayList<>(others);
    tables.add(dataverse.build());
    return MapCompiler.forCatalogs(
            Catalog.of(Side.DATAVERSE, tables), Catalog.of(Side.FINANCE, List.of(finance.build())))
        .withOptions(options);
  }

  /** The map compiled against both catalogs. */
  public Compilation compilation() {
    return compiler().compile(map());
  }

  /** The map ready to run. */
  public CompiledMap compiled() {
    return compilation().orThrow();
  }

  /** Maps a row given as column and value in turn; null is blank. */
  public MappingResult apply(Direction direction, Lookups lookups, @Nullable Object... cells) {
    CompiledMap map = compiled();
    return map.apply(direction, row(map.source(direction), cells), lookups);
  }

  /** Maps a finance row, references by key. */
  public MappingResult fromFinance(@Nullable Object... cells) {
    return apply(Direction.TO_DATAVERSE, Lookups.byKey(), cells);
  }

  /** Maps a Dataverse row without any lookup. */
  public MappingResult fromDataverse(@Nullable Object... cells) {
    return apply(Direction.TO_FINANCE, Lookups.none(), cells);
  }

  /** A row from column and value in turn. */
  public static Row row(TableSchema schema, @Nullable Object... cells) {
    Row.Builder row = Row.builder(schema);
    for (int i = 0; i < cells.length; i += 2) {
      row.set(String.valueOf(cells[i]), cells[i + 1]);
    }
    return row.build();
  }
}
