package dev.tandem.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.jdbc.TestDatabase.Kind;
import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that come from catalogs, and catalogs that change. */
class LayoutTest {
  private static final TableName NAME = TableName.finance("Some things");

  private static Catalog catalog(TableSchema... tables) {
    return Catalog.of(Side.FINANCE, List.of(tables));
  }

  private static TableSchema.Builder things() {
    return TableSchema.builder(NAME)
        .column("ID", FieldType.Text.of(20))
        .column("NAME", FieldType.Text.of(20))
        .key("ID");
  }

  private static Write company(String code) {
    Row row = Row.builder(SampleCatalogs.companies()).build();
    return Write.upsert("op-" + code, KeyValues.of("cdm_companycode", code), row);
  }

  private static WriteOutcome.Applied applied(JdbcConnector connector, Write write) {
    return (WriteOutcome.Applied) connector.write(WriteGroup.independent(write)).get(0);
  }

  private static Row byKey(JdbcConnector connector, String column, String value) {
    RowAddress address = new RowAddress.ByKey(NAME, KeyValues.of(column, value));
    StoredRow row = connector.read(List.of(address)).get(0);
    return Objects.requireNonNull(row).row();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void addsColumnsAndKeysToRowsThatAreThere(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind)) {
      try (JdbcConnector connector = database.open(catalog(things().build()), Clock.systemUTC())) {
        connector.edits().insert(NAME.name(), Map.of("ID", "1", "NAME", "One"));
        connector.edits().insert(NAME.name(), Map.of("ID", "2"));
      }
      TableSchema wider =
          things()
              .column("MORE", FieldType.Decimal.of(FieldType.DecimalKind.REAL, 2))
              .key("NAME")
              .build();
      try (JdbcConnector connector = database.open(catalog(wider), Clock.systemUTC())) {
        assertThat(byKey(connector, "NAME", "one ").value("ID")).isEqualTo("1");
        assertThat(byKey(connector, "ID", "2").isBlank("MORE")).isTrue();
        assertThatThrownBy(
                () -> connector.edits().insert(NAME.name(), Map.of("ID", "3", "NAME", "ONE")))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("TDM2013");
      }
      // A reader of the old catalog goes on.
      try (JdbcConnector connector = database.open(catalog(things().build()), Clock.systemUTC())) {
        connector.edits().update(NAME.name(), KeyValues.of("ID", "1"), Map.of("NAME", "Uno"));
        assertThat(byKey(connector, "ID", "1").value("NAME")).isEqualTo("Uno");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void goesOnWithALedgerFromBeforeItHadIds(Kind kind) throws SQLException {
    Write first = company("OLD");
    try (TestDatabase database = TestDatabase.of(kind)) {
      String version;
      try (JdbcConnector connector = database.open(SampleCatalogs.dataverse(), Clock.systemUTC())) {
        version = applied(connector, first).version();
      }
      try (Connection connection = database.source().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("alter table dv_tandem_operations drop column row_id");
      }
      try (JdbcConnector connector = database.open(SampleCatalogs.dataverse(), Clock.systemUTC())) {
        Write second = company("NEW");
        WriteOutcome.Applied applied = applied(connector, second);
        assertThat(applied.id()).isNotNull();
        assertThat(connector.accepted(List.of(first.operationId(), second.operationId())).values())
            .containsExactlyInAnyOrder(
                new AcceptedOperation(first.operationId(), version, null),
                new AcceptedOperation(second.operationId(), applied.version(), applied.id()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsBothSidesInOneDatabase(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector finance = database.open(SampleCatalogs.finance(), Clock.systemUTC());
        JdbcConnector dataverse = database.open(SampleCatalogs.dataverse(), Clock.systemUTC())) {
      finance.edits().insert("Projects V2", Map.of("dataAreaId", "usmf", "PROJECTID", "P1"));
      dataverse.edits().insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
      String key = "dataAreaId=usmf, PROJECTID=P1";
      assertThat(finance.query(Query.all(TableName.finance("Projects V2"), 9)).rows())
          .as(key)
          .hasSize(1);
    }
  }

  @Test
  void refusesTheCatalogOfTheOtherSide() {
    try (TestDatabase database = TestDatabase.of(Kind.SQLITE)) {
      assertThatThrownBy(
              () ->
                  JdbcConnector.open(
                      Side.FINANCE,
                      database.source(),
                      SampleCatalogs.dataverse(),
                      Clock.systemUTC()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("DATAVERSE");
    }
  }

  @Test
  void givesLongNamesAnEndThatTellsThemApart() {
    SqlNames names = new SqlNames();
    String base = "Project Operations integration project vendor invoice export entity";
    String one = names.take("fo_", base);
    String other = names.take("fo_", base + " V2");
    assertThat(one).isNotEqualTo(other).hasSizeLessThanOrEqualTo(58);
    assertThat(names.take("fo_", "Projects V2")).isEqualTo("fo_projects_v2");
  }

  @Test
  void refusesTablesThatWouldShareAName() {
    SqlNames names = new SqlNames();
    names.take("fo_", "A B");
    assertThatThrownBy(() -> names.take("fo_", "A-B"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A B and A-B");
  }
}
