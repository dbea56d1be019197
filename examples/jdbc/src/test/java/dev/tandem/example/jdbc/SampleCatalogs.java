package dev.tandem.example.jdbc;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small catalogs in which every type of column and every kind of key occurs. */
final class SampleCatalogs {
  private SampleCatalogs() {}

  static Catalog dataverse() {
    return Catalog.of(
        Side.DATAVERSE,
        List.of(companies(), currencies(), projects(), tasks(), everything(), notes()));
  }

  static Catalog finance() {
    return Catalog.of(Side.FINANCE, List.of(financeProjects(), financeEverything()));
  }

  /** Projects of one company, which must exist first. */
  static ContractFixture projectFixture() {
    TableSchema table = projects();
    Reference usmf = Reference.byKey(null, KeyValues.of("cdm_companycode", "USMF"));
    ContractFixture currencies =
        ContractFixture.derive(Catalog.of(Side.DATAVERSE, List.of(currencies())));
    return ContractFixture.of(
            table,
            table.keys().get(0),
            number ->
                Row.builder(table)
                    .set("msdyn_projectnumber", "P" + number)
                    .set("msdyn_owningcompany", usmf)
                    .set("msdyn_subject", "S" + number)
                    .set("msdyn_description", "D" + number)
                    .build())
        .withCompany(LegalEntity.of("USMF"))
        .withLookup("transactioncurrencyid", currencies)
        .withSetup(SampleCatalogs::createCompany);
  }

  private static void createCompany(Connector connector) {
    KeyValues key = KeyValues.of("cdm_companycode", "USMF");
    Row row = Row.builder(companies()).build();
    connector.write(WriteGroup.independent(Write.upsert("company", key, row)));
  }

  static TableSchema companies() {
    return dataverse("cdm_companies", "cdm_company")
        .column(ColumnSchema.required("cdm_companycode", FieldType.Text.of(4)))
        .key("cdm_companycode")
        .build();
  }

  static TableSchema currencies() {
    return dataverse("transactioncurrencies", "transactioncurrency")
        .column(ColumnSchema.required("isocurrencycode", FieldType.Text.of(5)))
        .column("currencyname", FieldType.Text.of(100))
        .key("isocurrencycode")
        .build();
  }

  static TableSchema projects() {
    return dataverse("msdyn_projects", "msdyn_project")
        .column("msdyn_projectnumber", FieldType.Text.of(20))
        .column(ColumnSchema.required("msdyn_subject", FieldType.Text.of(10)))
        .column("msdyn_description", FieldType.Text.of(100))
        .column("msdyn_owningcompany", lookup("cdm_company"))
        .column("transactioncurrencyid", lookup("transactioncurrency"))
        .column("msdyn_parent", lookup("msdyn_project"))
        .column(readOnly("createdon", new FieldType.DateTime(DateTimeBehavior.INSTANT)))
        .key("msdyn_projectnumber", "msdyn_owningcompany.cdm_companycode")
        .companyScope(CompanyScope.of("msdyn_owningcompany"))
        .build();
  }

  static TableSchema tasks() {
    return dataverse("msdyn_projecttasks", "msdyn_projecttask")
        .column("msdyn_tasknumber", FieldType.Text.of(20))
        .column("msdyn_project", lookup("msdyn_project"))
        .column("msdyn_subject", FieldType.Text.of(50))
        .key("msdyn_project", "msdyn_tasknumber")
        .companyScope(CompanyScope.of("msdyn_project.msdyn_owningcompany"))
        .build();
  }

  static TableSchema everything() {
    Map<Integer, String> states = Map.of(1, "Open", 2, "Closed");
    return dataverse("everythings", "everything")
        .column(ColumnSchema.required("number", FieldType.Text.of(20)))
        .column(ColumnSchema.required("name", FieldType.Text.of(30)))
        .column("text", FieldType.Text.of(30))
        .column("memo", new FieldType.Text(FieldType.UNKNOWN, true))
        .column("int", new FieldType.Whole(32, -5, 5000))
        .column("long", FieldType.Whole.int64())
        .column("decimal", FieldType.Decimal.of(DecimalKind.DECIMAL, 10))
        .column("money", FieldType.Decimal.of(DecimalKind.MONEY, 4))
        .column("flag", new FieldType.Bool())
        .column("day", new FieldType.DateOnly())
        .column("instant", new FieldType.DateTime(DateTimeBehavior.INSTANT))
        .column("wall", new FieldType.DateTime(DateTimeBehavior.TIME_ZONE_INDEPENDENT))
        .column("guid", new FieldType.Guid())
        .column("choice", new FieldType.Choice(states, false))
        .column("choices", new FieldType.Choice(states, true))
        .column("anything", FieldType.UNTYPED)
        .column("currency", lookup("transactioncurrency"))
        .column(readOnly("system", FieldType.Text.of(10)))
        .key("number")
        .build();
  }

  static TableSchema notes() {
    return dataverse("notes", "note")
        .column("topic", new FieldType.Text(FieldType.UNKNOWN, true))
        .key("topic")
        .build();
  }

  static TableSchema financeProjects() {
    return TableSchema.builder(TableName.finance("Projects V2"))
        .alias("ProjProjectV2Entity")
        .column(ColumnSchema.required("dataAreaId", FieldType.Text.of(4)))
        .column(ColumnSchema.required("PROJECTID", FieldType.Text.of(20)))
        .column("PROJECTNAME", FieldType.Text.of(60))
        .column("PROJECTSTAGE", stages())
        .key("PROJECTID")
        .companyScope(CompanyScope.FINANCE)
        .build();
  }

  static TableSchema financeEverything() {
    return TableSchema.builder(TableName.finance("Everything"))
        .column(ColumnSchema.required("dataAreaId", FieldType.Text.of(4)))
        .column(ColumnSchema.required("NUMBER", FieldType.Text.of(20)))
        .column(ColumnSchema.required("NAME", FieldType.Text.of(30)))
        .column("LINE", FieldType.Whole.int32())
        .column("RECORD", FieldType.Whole.int64())
        .column("AMOUNT", FieldType.Decimal.of(DecimalKind.REAL, 6))
        .column("STAGE", stages())
        .column("DAY", new FieldType.DateOnly())
        .column("CHANGED", new FieldType.DateTime(DateTimeBehavior.INSTANT))
        .column("HOUR", new FieldType.TimeOfDay())
        .column("GUID", new FieldType.Guid())
        .column(readOnly("SYSTEM", FieldType.Text.of(10)))
        .key("dataAreaId", "NUMBER", "LINE")
        .companyScope(CompanyScope.FINANCE)
        .build();
  }

  private static TableSchema.Builder dataverse(String entitySet, String logicalName) {
    ColumnSchema id =
        new ColumnSchema(
            logicalName + "id", new FieldType.Guid(), Requirement.REQUIRED, false, true);
    return TableSchema.builder(TableName.dataverse(entitySet))
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

  private static FieldType.Enumeration stages() {
    Map<String, Integer> members = new LinkedHashMap<>();
    members.put("Created", 0);
    members.put("InProcess", 3);
    return new FieldType.Enumeration("ProjStatus", members);
  }
}
