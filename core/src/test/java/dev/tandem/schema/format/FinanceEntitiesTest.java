package dev.tandem.schema.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.TableSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FinanceEntitiesTest {

  private static TableSchema entity(String properties) {
    return SchemaFiles.of(
            "finance/XEntity.json",
            "{\"entity\": \"XEntity\", \"label\": \"Xs V2\", " + properties + "}")
        .and("finance/enums.json", "{\"Color\": {\"None\": 0, \"Red\": 3}}")
        .finance("XEntity");
  }

  private static FieldType typeOf(String typeProperties) {
    return SchemaFiles.column(
            entity("\"fields\": [{\"name\": \"F\", " + typeProperties + "}]"), "F")
        .type();
  }

  @Test // JSON-3
  void findsAnEntityByLabelNameAndCollection() {
    TableSchema entity =
        entity("\"odataCollection\": \"XsV2\", \"odataType\": \"XV2\", \"fields\": []");
    assertThat(entity.name().name()).isEqualTo("Xs V2");
    assertThat(entity.isCalled("xsv2") && entity.isCalled("XV2") && entity.isCalled("XENTITY"))
        .isTrue();
  }

  @Test // JSON-7
  void callsFieldsAsMapsDo() {
    TableSchema entity =
        entity(
            """
            "companySpecific": false, "keyFields": ["ProjectId"],
            "fields": [{"name": "ProjectId", "mapName": "PROJECTID", "type": "String", "length": 20,
                        "mandatory": true},
                       {"name": "Filled", "type": "String", "mandatory": true,
                        "filledByApplication": true},
                       {"name": "Shown", "type": "Int", "readOnly": true}]
            """);
    assertThat(entity.columns())
        .containsExactly(
            ColumnSchema.required("PROJECTID", FieldType.Text.of(20)),
            new ColumnSchema(
                "Filled", FieldType.Text.of(FieldType.UNKNOWN), Requirement.REQUIRED, false, true),
            new ColumnSchema("Shown", FieldType.Whole.int32(), Requirement.OPTIONAL, true, false));
    assertThat(entity.keys()).containsExactly(IntegrationKey.of("PROJECTID"));
    assertThat(entity.companyScope()).isEqualTo(CompanyScope.GLOBAL);
  }

  @Test // CO-5, KEY-5
  void startsACompanySpecificEntityWithItsCompany() {
    TableSchema entity =
        entity(
            """
            "companySpecific": true, "keyFields": ["Id"],
            "fields": [{"name": "Id", "mapName": "ID", "type": "String"}]
            """);
    assertThat(entity.column(0))
        .isEqualTo(ColumnSchema.required(TableSchema.DATA_AREA_ID, FieldType.Text.of(4)));
    assertThat(entity.keys()).containsExactly(IntegrationKey.of("dataAreaId", "ID"));
    assertThat(entity.companyScope()).isEqualTo(CompanyScope.FINANCE);
  }

  @Test // CO-5
  void spellsTheCompanyFieldThatAnEntityHasInOneWay() {
    TableSchema entity =
        entity(
            """
            "companySpecific": true, "keyFields": ["dataAreaId", "Id"],
            "fields": [{"name": "Id", "mapName": "ID", "type": "String"},
                       {"name": "dataAreaId", "mapName": "DATAAREAID", "type": "String"}]
            """);
    assertThat(entity.columns()).extracting(ColumnSchema::name).containsExactly("ID", "dataAreaId");
    assertThat(entity.keys()).containsExactly(IntegrationKey.of("dataAreaId", "ID"));
  }

  @Test // TYP-10, TYP-11
  void takesMembersFromTheFileOfEnumerationsElseFromTheField() {
    assertThat(typeOf("\"type\": \"Enum\", \"enum\": \"Color\", \"enumValues\": [\"A\"]"))
        .isEqualTo(new FieldType.Enumeration("Color", Map.of("None", 0, "Red", 3)));
    assertThat(typeOf("\"type\": \"Enum\", \"enum\": \"Other\", \"enumValues\": [\"A\", \"B\"]"))
        .isEqualTo(new FieldType.Enumeration("Other", Map.of("A", 0, "B", 1)));
    assertThat(typeOf("\"type\": \"NoYes\""))
        .isEqualTo(new FieldType.Enumeration("NoYes", Map.of("No", 0, "Yes", 1)));
  }

  @Test // TYP-4, TYP-7, TYP-8, TYP-9
  void readsEveryFieldType() {
    assertThat(typeOf("\"type\": \"Memo\"")).isEqualTo(new FieldType.Text(FieldType.UNKNOWN, true));
    assertThat(typeOf("\"type\": \"Int64\"")).isEqualTo(FieldType.Whole.int64());
    assertThat(typeOf("\"type\": \"Real\""))
        .isEqualTo(FieldType.Decimal.of(DecimalKind.REAL, FieldType.UNKNOWN));
    assertThat(typeOf("\"type\": \"Date\"")).isEqualTo(new FieldType.DateOnly());
    assertThat(typeOf("\"type\": \"UtcDateTime\""))
        .isEqualTo(new FieldType.DateTime(DateTimeBehavior.INSTANT));
    assertThat(typeOf("\"type\": \"Time\"")).isEqualTo(new FieldType.TimeOfDay());
    assertThat(typeOf("\"type\": \"Guid\"")).isEqualTo(new FieldType.Guid());
  }
}
