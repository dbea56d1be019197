package dev.tandem.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Reference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableRunTest {
  private final Catalogs catalogs = ProjectOperations.shipped().catalogs();
  private final CatalogueEntry entry = ProjectOperations.shipped().map("Projects V2");
  private final CompiledMap map = ProjectOperations.shipped().compiled("Projects V2");
  private final InMemoryConnector dataverse = InMemoryConnector.of(catalogs.dataverse());
  private final InMemoryConnector finance = InMemoryConnector.of(catalogs.finance());

  @BeforeEach
  void addCompany() {
    dataverse.insert("cdm_companies", Map.of("cdm_companycode", "USPM", "cdm_name", "US"));
  }

  @Test
  void takesEveryRowOfEveryPage() {
    for (int i = 0; i < 1_201; i++) {
      addProject("P" + i);
    }
    Travel travel = run();
    assertThat(travel.sent()).isEqualTo(1_201);
    assertThat(travel.written()).isEqualTo(1_201);
    assertThat(travel.arrived()).isTrue();
    assertThat(finance.rows("Projects V2")).hasSize(1_201);
  }

  // LIVE-19: the same row again changes it and adds none
  @Test
  void runningAgainAddsNothing() {
    addProject("P1");
    run();
    assertThat(run().written()).isEqualTo(1);
    assertThat(finance.rows("Projects V2")).hasSize(1);
  }

  @Test
  void saysWhatBecameOfEveryRow() {
    addProject("P1");
    addProject("a number of more than twenty");
    dataverse.insert("msdyn_projects", Map.of("msdyn_projectnumber", "P3", "msdyn_subject", "x"));
    Travel travel = run();
    assertThat(List.of(travel.sent(), travel.mapped(), travel.filtered(), travel.rejected()))
        .containsExactly(3, 1, 1, 1);
    assertThat(travel.arrived()).isFalse();
    assertThat(travel.remarks())
        .anySatisfy(remark -> assertThat(remark).startsWith("rejected: TDM2002"))
        .anySatisfy(remark -> assertThat(remark).startsWith("filtered: "));
  }

  private void addProject(String number) {
    dataverse.insert(
        "msdyn_projects",
        Map.of(
            "msdyn_projectnumber",
            number,
            "msdyn_subject",
            "Rollout",
            "msdyn_owningcompany",
            Reference.byKey("cdm_companies", KeyValues.of("cdm_companycode", "USPM"))));
  }

  private Travel run() {
    return TableRun.run(entry, map, Direction.TO_FINANCE, dataverse, finance);
  }
}
