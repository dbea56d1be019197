package dev.tandem.core.testkit.volume;

import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of records, each of which refers to a company and to one row of each of six other tables,
 * and the finance entity that a map keeps like it. Constants, safe for any thread.
 */
public final class WideTables {
  /** How many tables a record refers to, its company not among them. */
  public static final int LOOKUPS = 6;

  /** The table of records on Dataverse. */
  public static final String RECORDS = "records";

  /** The entity of records on finance. */
  public static final String ENTITY = "Records";

  /** What the map is called. */
  public static final String MAP = "Records";

  /** All tables of Dataverse. */
  public static final Catalog DATAVERSE = Catalog.of(Side.DATAVERSE, dataverse());

  /** All entities of finance. */
  public static final Catalog FINANCE = Catalog.of(Side.FINANCE, List.of(entity()));

  private static final int CODE = 20;
  private static final int NAME = 60;

  private WideTables() {}

  /** The table of a lookup, numbered from 0 on. */
  public static String table(int lookup) {
    return "kinds" + lookup;
  }

  /** The column of the records that refers to a table, numbered from 0 on. */
  public static String column(int lookup) {
    return "kind" + lookup;
  }

  /** The map between the records of both sides. */
  public static CompiledMap map(SyncDirection direction) {
    List<FieldMapping> pairs = new ArrayList<>();
    pairs.add(FieldMapping.of(direction, "NUMBER", "number"));
    pairs.add(FieldMapping.of(direction, "NAME", "name"));
    pairs.add(FieldMapping.of(direction, "AMOUNT", "amount"));
    pairs.add(FieldMapping.of(direction, "DAY", "day"));
    for (int lookup = 0; lookup < LOOKUPS; lookup++) {
      pairs.add(FieldMapping.of(direction, "KIND" + lookup, column(lookup) + ".code"));
    }
    Leg leg = new Leg("001", ENTITY, RECORDS, "", "", pairs, Original.NONE);
    return MapCompiler.forCatalogs(DATAVERSE, FINANCE).compile(DualWriteMap.of(MAP, leg)).orThrow();
  }

  private static List<TableSchema> dataverse() {
    List<TableSchema> tables = new ArrayList<>();
    tables.add(
        TableSchema.builder(TableName.dataverse("cdm_companies"))
            .alias("cdm_company")
            .primaryId("cdm_companyid")
            .column("cdm_companyid", new FieldType.Guid())
            .column("cdm_companycode", FieldType.Text.of(4))
            .key("cdm_companycode")
            .build());
    for (int lookup = 0; lookup < LOOKUPS; lookup++) {
      tables.add(kinds(lookup));
    }
    tables.add(records());
    return tables;
  }

  private static TableSchema kinds(int lookup) {
    return TableSchema.builder(TableName.dataverse(table(lookup)))
        .alias(column(lookup))
        .primaryId("id")
        .column("id", new FieldType.Guid())
        .column("code", FieldType.Text.of(CODE))
        .key("code")
        .build();
  }

  private static TableSchema records() {
    TableSchema.Builder table =
        TableSchema.builder(TableName.dataverse(RECORDS))
            .alias("record")
            .primaryId("recordid")
            .column("recordid", new FieldType.Guid())
            .column(
                new ColumnSchema(
                    "versionnumber", FieldType.Whole.int64(), Requirement.OPTIONAL, true, false))
            .column("msdyn_company", new FieldType.Lookup(List.of("cdm_company")))
            .column("number", FieldType.Text.of(CODE))
            .column("name", FieldType.Text.of(NAME))
            .column("amount", FieldType.Decimal.of(DecimalKind.MONEY, 4))
            .column("day", new FieldType.DateOnly())
            .key("number", "msdyn_company.cdm_companycode")
            .companyScope(CompanyScope.of("msdyn_company"));
    for (int lookup = 0; lookup < LOOKUPS; lookup++) {
      table.column(column(lookup), new FieldType.Lookup(List.of(column(lookup))));
    }
    return table.build();
  }

  private static TableSchema entity() {
    TableSchema.Builder table =
        TableSchema.builder(TableName.finance(ENTITY))
            .column("dataAreaId", FieldType.Text.of(4))
            .column("NUMBER", FieldType.Text.of(CODE))
            .column("NAME", FieldType.Text.of(NAME))
            .column("AMOUNT", FieldType.Decimal.of(DecimalKind.REAL, 4))
            .column("DAY", new FieldType.DateOnly())
            .key("dataAreaId", "NUMBER")
            .companyScope(CompanyScope.FINANCE);
    for (int lookup = 0; lookup < LOOKUPS; lookup++) {
      table.column("KIND" + lookup, FieldType.Text.of(CODE));
    }
    return table.build();
  }
}
