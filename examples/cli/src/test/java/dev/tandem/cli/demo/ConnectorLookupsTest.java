package dev.tandem.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.RecordingConnector;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorLookupsTest {
  private static final KeyValues USPM = KeyValues.of("cdm_companycode", "USPM");

  private final Catalogs catalogs = ProjectOperations.shipped().catalogs();
  private final CompiledMap actuals = ProjectOperations.compiled("11-msdyn_actuals");
  private final InMemoryConnector memory = InMemoryConnector.of(catalogs.dataverse());
  private final RecordingConnector dataverse = RecordingConnector.of(memory);

  @BeforeEach
  void addProject() {
    memory.insert("cdm_companies", Map.of("cdm_companycode", "USPM", "cdm_name", "US"));
    memory.insert(
        "msdyn_projects",
        Map.of(
            "msdyn_projectnumber",
            "P1",
            "msdyn_subject",
            "Rollout",
            "msdyn_owningcompany",
            Reference.byKey("cdm_companies", USPM)));
  }

  // LKP-2: project, then its company: two rounds whatever the number of rows
  @Test
  void fetchesABatchInOneCallARound() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(actual(i));
    }
    ConnectorLookups lookups = ConnectorLookups.of(dataverse, actuals, Direction.TO_FINANCE, rows);
    assertThat(dataverse.calls()).hasSizeBetween(1, 2);
    assertThat(actuals.lookupsNeeded(Direction.TO_FINANCE, rows, lookups)).isEmpty();
  }

  // LKP-8: what is not there is asked for once
  @Test
  void aMissingRowIsNoEndlessLoop() {
    Row row =
        Row.builder(actuals.source(Direction.TO_FINANCE))
            .set("msdyn_owningcompany", Reference.byKey("cdm_companies", USPM))
            .set("msdyn_project", Reference.byId("msdyn_projects", new UUID(1, 2)))
            .build();
    ConnectorLookups lookups =
        ConnectorLookups.of(dataverse, actuals, Direction.TO_FINANCE, List.of(row));
    assertThat(lookups.rowById("msdyn_projects", new UUID(1, 2))).isNull();
    assertThat(dataverse.calls()).hasSizeLessThanOrEqualTo(2);
  }

  // KEY-5, UND-27
  @Test
  void refersByIdToRowsFoundByKey() {
    Row row = Row.builder(actuals.source(Direction.TO_DATAVERSE)).set("dataAreaId", "uspm").build();
    ConnectorLookups lookups =
        ConnectorLookups.of(dataverse, actuals, Direction.TO_DATAVERSE, List.of(row));
    Object id =
        Objects.requireNonNull(
                memory
                    .read(List.of(new RowAddress.ByKey(TableName.dataverse("cdm_companies"), USPM)))
                    .get(0))
            .row()
            .value("cdm_companyid");
    assertThat(lookups.refer("cdm_company", USPM))
        .isEqualTo(Reference.byId("cdm_companies", (UUID) Objects.requireNonNull(id)));
    assertThat(lookups.refer("cdm_companies", KeyValues.of("cdm_companycode", "GBPM"))).isNull();
  }

  private Row actual(int number) {
    memory.insert(
        "msdyn_actuals",
        Map.of(
            "msdyn_actualimportid",
            new UUID(7, number).toString(),
            "msdyn_skipsync",
            false,
            "msdyn_owningcompany",
            Reference.byKey("cdm_companies", USPM),
            "msdyn_project",
            Reference.byKey(
                "msdyn_projects",
                KeyValues.builder()
                    .put("msdyn_projectnumber", "P1")
                    .put("msdyn_owningcompany.cdm_companycode", "USPM")
                    .build())));
    return memory.rows("msdyn_actuals").get(number);
  }
}
