package dev.tandem.example.odata.contract;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.ContractFixture;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small tables of both sides in which every type of column and every kind of key occurs. */
public final class SampleTables {
  private SampleTables() {}

  /** Of Dataverse. */
  public static Catalog dataverse() {
    return Catalog.of(Side.DATAVERSE, List.of(companies(), units(), ventures(), samples()));
  }

  /** Of finance. */
  public static Catalog finance() {
    return Catalog.of(Side.FINANCE, List.of(lines()));
  }

  /** Rows keyed by their company, which must exist first. */
  public static ContractFixture ventureFixture() {
    TableSchema table = ventures();
    ContractFixture units = ContractFixture.derive(Catalog.of(Side.DATAVERSE, List.of(units())));
    return ventureRows(table).withLookup("smp_unit", units);
  }

  /** Rows that point at rows of the same table and company. */
  public static ContractFixture ventureTreeFixture() {
    return ventureRows(ventures()).withLookup("smp_parent", ventureRows(ventures()));
  }

  private static ContractFixture ventureRows(TableSchema table) {
    return ContractFixture.of(
            table,
            table.keys().get(0),
            number ->
                Row.builder(table)
                    .set("smp_number", "V/" + number)
                    .set("smp_company", company("USMF"))
                    .set("smp_title", "T" + number)
                    .set("smp_remark", "R" + number)
                    .build())
        .withCompany(LegalEntity.of("USMF"))
        .withMove(row -> row.toBuilder().set("smp_company", company("FRRT")).build())
        .withSetup(
            connector -> {
              createCompany(connector, "USMF");
              createCompany(connector, "FRRT");
            });
  }

  private static Reference company(String code) {
    return Reference.byKey(null, KeyValues.of("cdm_companycode", code));
  }

  private static void createCompany(Connector connector, String code) {
    KeyValues key = KeyValues.of("cdm_companycode", code);
    Row row = Row.builder(companies()).build();
    connector.write(WriteGroup.independent(Write.upsert("company " + code, key, row)));
  }

  private static TableSchema companies() {
    return dataverse("cdm_companies", "cdm_company")
        .column(ColumnSchema.required("cdm_companycode", FieldType.Text.of(4)))
        .key("cdm_companycode")
        .build();
  }

  private static TableSchema units() {
    return dataverse("smp_units", "smp_unit")
        .column(ColumnSchema.required("smp_code", FieldType.Text.of(20)))
        .column("smp_name", FieldType.Text.of(100))
        .key("smp_code")
        .build();
  }

  private static TableSchema ventures() {
    return dataverse("smp_ventures", "smp_venture")
        .column("smp_number", FieldType.Text.of(20))
        .column(ColumnSchema.required("smp_title", FieldType.Text.of(10)))
        .column("smp_remark", FieldType.Text.of(100))
        .column("smp_company", lookup("cdm_company"))
        .column("smp_unit", lookup("smp_unit"))
        .column("smp_parent", lookup("smp_venture"))
        .column(readOnly("createdon", new FieldType.DateTime(DateTimeBehavior.INSTANT)))
        .key("smp_number", "smp_company.cdm_companycode")
        .companyScope(CompanyScope.of("smp_company"))
        .build();
  }

  private static TableSchema samples() {
    Map<Integer, String> states = new LinkedHashMap<>();
    states.put(192350000, "Open");
    states.put(192350001, "Closed");
    return dataverse("smp_samples", "smp_sample")
        .column(ColumnSchema.required("smp_number", FieldType.Text.of(20)))
        .column(ColumnSchema.required("smp_name", FieldType.Text.of(30)))
        .column("smp_text", FieldType.Text.of(30))
        .column("smp_memo", new FieldType.Text(FieldType.UNKNOWN, true))
        .column("smp_int", new FieldType.Whole(32, -5, 5000))
        .column("smp_long", FieldType.Whole.int64())
        .column("smp_decimal", decimal(DecimalKind.DECIMAL, 5))
        .column("smp_money", FieldType.Decimal.of(DecimalKind.MONEY, 4))
        .column("smp_flag", new FieldType.Bool())
        .column("smp_day", new FieldType.DateOnly())
        .column("smp_instant", new FieldType.DateTime(DateTimeBehavior.INSTANT))
        .column("smp_wall", new FieldType.DateTime(DateTimeBehavior.TIME_ZONE_INDEPENDENT))
        .column("smp_guid", new FieldType.Guid())
        .column("smp_choice", new FieldType.Choice(states, false))
        .column("smp_choices", new FieldType.Choice(states, true))
        .column("smp_unit", lookup("smp_unit"))
        .column(readOnly("smp_system", FieldType.Text.of(10)))
        .key("smp_number")
        .key("smp_guid")
        .build();
  }

  private static TableSchema lines() {
    Map<String, Integer> stages = new LinkedHashMap<>();
    stages.put("Created", 0);
    stages.put("InProcess", 3);
    return TableSchema.builder(TableName.finance("Sample lines V2"))
        .alias("SmpLineEntity")
        .column(ColumnSchema.required("dataAreaId", FieldType.Text.of(4)))
        .column(ColumnSchema.required("NUMBER", FieldType.Text.of(20)))
        .column(ColumnSchema.required("NAME", FieldType.Text.of(30)))
        .column("LINE", FieldType.Whole.int32())
        .column("RECORD", FieldType.Whole.int64())
        .column("AMOUNT", decimal(DecimalKind.REAL, 6))
        .column("STAGE", new FieldType.Enumeration("SmpStage", stages))
        .column("DAY", new FieldType.DateOnly())
        .column("CHANGED", new FieldType.DateTime(DateTimeBehavior.INSTANT))
        .column("HOUR", new FieldType.TimeOfDay())
        .column("GUID", new FieldType.Guid())
        .column(readOnly("SYSTEM", FieldType.Text.of(10)))
        .key("dataAreaId", "NUMBER", "LINE")
        .companyScope(CompanyScope.FINANCE)
        .build();
  }

  private static TableSchema.Builder dataverse(String set, String logicalName) {
    ColumnSchema id =
        new ColumnSchema(
            logicalName + "id", new FieldType.Guid(), Requirement.REQUIRED, false, true);
    return TableSchema.builder(TableName.dataverse(set))
        .alias(logicalName)
        .column(id)
        .primaryId(id.name());
  }

  private static FieldType.Lookup lookup(String... targets) {
    return new FieldType.Lookup(List.of(targets));
  }

  private static ColumnSchema readOnly(String name, FieldType type) {
    return new ColumnSchema(name, type, Requirement.OPTIONAL, true, true);
  }

  private static FieldType.Decimal decimal(DecimalKind kind, int scale) {
    BigDecimal limit = new BigDecimal("100000000000");
    return new FieldType.Decimal(kind, FieldType.UNKNOWN, scale, limit.negate(), limit);
  }
}
