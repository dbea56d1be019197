package dev.tandem.schema.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.TableSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataverseTablesTest {

  private static TableSchema tableOf(String columns) {
    return SchemaFiles.table("thing", "things", "[]", columns).dataverse("things");
  }

  private static FieldType typeOf(String typeProperties) {
    return SchemaFiles.column(tableOf("[{\"name\": \"c\", " + typeProperties + "}]"), "c").type();
  }

  @Test // JSON-4
  void findsATableByEntitySetAndByLogicalName() {
    var catalog = SchemaFiles.table("thing", "things", "[]", "[]").read().dataverse();
    assertThat(catalog.table("THINGS")).isSameAs(catalog.table("thing")).isNotNull();
    assertThat(catalog.table("things")).extracting(TableSchema::primaryId).isEqualTo("thingid");
  }

  @Test // TYP-1, TYP-2
  void readsTextWithItsLength() {
    assertThat(typeOf("\"type\": \"String\", \"maxLength\": 450"))
        .isEqualTo(FieldType.Text.of(450));
    assertThat(typeOf("\"type\": \"String\"")).isEqualTo(FieldType.Text.of(FieldType.UNKNOWN));
    assertThat(typeOf("\"type\": \"Memo\", \"maxLength\": 2000"))
        .isEqualTo(new FieldType.Text(2000, true));
  }

  @Test
  void readsNumbersWithTheirRange() {
    assertThat(typeOf("\"type\": \"Integer\", \"min\": -5, \"max\": 7"))
        .isEqualTo(new FieldType.Whole(32, -5, 7));
    assertThat(typeOf("\"type\": \"BigInt\"")).isEqualTo(FieldType.Whole.int64());
    assertThat(typeOf("\"type\": \"BigInt\", \"min\": -9.223372036854776E+18, \"max\": 1e19"))
        .isEqualTo(FieldType.Whole.int64());
    assertThat(typeOf("\"type\": \"Decimal\", \"precision\": 10, \"min\": 1e-10, \"max\": 1E11"))
        .isEqualTo(
            new FieldType.Decimal(
                DecimalKind.DECIMAL,
                FieldType.UNKNOWN,
                10,
                new BigDecimal("1e-10"),
                new BigDecimal("1E11")));
    assertThat(typeOf("\"type\": \"Double\""))
        .isEqualTo(FieldType.Decimal.of(DecimalKind.REAL, FieldType.UNKNOWN));
  }

  @Test // TYP-4
  void keepsFourDecimalsOfMoneyUnlessTheFileSaysOtherwise() {
    assertThat(typeOf("\"type\": \"Money\"")).isEqualTo(FieldType.Decimal.of(DecimalKind.MONEY, 4));
    assertThat(typeOf("\"type\": \"Money\", \"precision\": 2"))
        .isEqualTo(FieldType.Decimal.of(DecimalKind.MONEY, 2));
  }

  @Test // TYP-8, UND-35
  void tellsTheThreeKindsOfDateApart() {
    assertThat(typeOf("\"type\": \"DateTime\", \"behavior\": \"UserLocal\""))
        .isEqualTo(new FieldType.DateTime(DateTimeBehavior.INSTANT));
    assertThat(typeOf("\"type\": \"DateTime\", \"behavior\": \"TimeZoneIndependent\""))
        .isEqualTo(new FieldType.DateTime(DateTimeBehavior.TIME_ZONE_INDEPENDENT));
    assertThat(typeOf("\"type\": \"DateTime\", \"format\": \"DateOnly\""))
        .isEqualTo(new FieldType.DateOnly());
    assertThat(typeOf("\"type\": \"DateOnly\"")).isEqualTo(new FieldType.DateOnly());
  }

  @Test // TYP-10, TYP-13
  void readsTheOptionsOfChoicesInOrder() {
    FieldType choice =
        typeOf("\"type\": \"Picklist\", \"options\": {\"192350001\": \"B\", \"192350000\": \"A\"}");
    assertThat(((FieldType.Choice) choice).options())
        .containsExactly(Map.entry(192350001, "B"), Map.entry(192350000, "A"));
    assertThat(typeOf("\"type\": \"MultiSelectPicklist\""))
        .isEqualTo(new FieldType.Choice(Map.of(), true));
    assertThat(typeOf("\"type\": \"Boolean\", \"options\": {\"0\": \"No\", \"1\": \"Yes\"}"))
        .isEqualTo(new FieldType.Bool());
  }

  @Test // LKP-5
  void knowsTheTargetsOfLookups() {
    assertThat(typeOf("\"type\": \"Lookup\", \"targets\": [\"msdyn_project\"]"))
        .isEqualTo(new FieldType.Lookup(List.of("msdyn_project")));
    assertThat(typeOf("\"type\": \"Customer\""))
        .isEqualTo(new FieldType.Lookup(List.of("account", "contact")));
    assertThat(typeOf("\"type\": \"Owner\""))
        .isEqualTo(new FieldType.Lookup(List.of("systemuser", "team")));
  }

  @ParameterizedTest // VAL-2
  @CsvSource({
    "SystemRequired, REQUIRED",
    "ApplicationRequired, RECOMMENDED",
    "Recommended, OPTIONAL",
    "None, OPTIONAL"
  })
  void translatesRequirements(String word, Requirement requirement) {
    ColumnSchema column =
        SchemaFiles.column(
            tableOf(
                "[{\"name\": \"c\", \"type\": \"String\", \"required\": \"%s\"}]".formatted(word)),
            "c");
    assertThat(column.requirement()).isEqualTo(requirement);
    assertThat(column.filledBySystem()).isFalse();
  }

  @Test // VAL-2
  void knowsWhatThePlatformFillsByItself() {
    TableSchema table =
        tableOf(
            """
            [{"name": "thingid", "type": "Uniqueidentifier", "required": "SystemRequired"},
             {"name": "ownerid", "type": "Owner", "required": "SystemRequired"},
             {"name": "statecode", "type": "State", "required": "SystemRequired"},
             {"name": "total", "type": "Money", "readOnly": true},
             {"name": "kind", "type": "Picklist", "required": "SystemRequired"},
             {"name": "symbol", "type": "String", "required": "SystemRequired"},
             {"name": "rate", "type": "Decimal", "required": "SystemRequired",
              "filledByApplication": true},
             {"name": "statuscode", "type": "Status", "filledByApplication": false}]
            """);
    assertThat(table.columns().stream().filter(ColumnSchema::filledBySystem))
        .extracting(ColumnSchema::name)
        .containsExactly("thingid", "ownerid", "statecode", "total", "kind", "rate");
    assertThat(SchemaFiles.column(table, "total").readOnly()).isTrue(); // DIPV1011
  }

  @Test // KEY-2, KEY-5, KEY-12
  void turnsOnlyTheCompanyOfAKeyIntoAPathAndAddsThePrimaryId() {
    TableSchema table =
        SchemaFiles.table(
                "line",
                "lines",
                "[{\"columns\": [\"orderid\", \"number\", \"msdyn_company\"]}]",
                """
                [{"name": "orderid", "type": "Lookup", "targets": ["order"]},
                 {"name": "number", "type": "Integer"},
                 {"name": "msdyn_company", "type": "Lookup", "targets": ["cdm_company"]}]
                """)
            .dataverse("lines");
    assertThat(table.keys())
        .containsExactly(
            IntegrationKey.of("orderid", "number", "msdyn_company.cdm_companycode"),
            IntegrationKey.of("lineid"));
  }

  @Test // KEY-12
  void doesNotRepeatAPrimaryIdThatIsAKeyAlready() {
    TableSchema table =
        SchemaFiles.table("thing", "things", "[{\"columns\": [\"thingid\"]}]", "[]")
            .dataverse("things");
    assertThat(table.keys()).containsExactly(IntegrationKey.of("thingid"));
  }

  @Test
  void makesMinimalTablesOfLookupTargetsWithoutAFile() {
    var catalog =
        SchemaFiles.table("thing", "things", "[]", "[]")
            .and(
                "external-tables.json",
                """
                {"tables": [
                  {"table": "team", "entitySet": "teams", "primaryId": "teamid"},
                  {"table": "thing", "entitySet": "things", "primaryId": "other"}]}
                """)
            .read()
            .dataverse();
    assertThat(catalog.table("team")).extracting(TableSchema::primaryId).isEqualTo("teamid");
    assertThat(catalog.table("things")).extracting(TableSchema::primaryId).isEqualTo("thingid");
  }
}
