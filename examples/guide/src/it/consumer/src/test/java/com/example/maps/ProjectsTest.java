package com.example.maps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.testkit.MapCases;
import dev.tandem.core.testkit.MapExtension;
import dev.tandem.core.testkit.RowOf;
import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same with plain JUnit, and the cases that stand beside the map. */
class ProjectsTest {
  private static final CompiledMap MAP = ProjectOperations.compiled("Projects V2");

  @RegisterExtension static final MapExtension PROJECTS = MapExtension.of(MAP).withRows(50);

  @TestFactory
  Stream<DynamicNode> laws() {
    return PROJECTS.laws();
  }

  @TestTemplate
  void everyProjectHasAStage(@RowOf(Side.DATAVERSE) Row project) {
    if (MAP.apply(Direction.TO_FINANCE, project, Lookups.byKey())
        instanceof MappingResult.Mapped mapped) {
      assertThat(mapped.row().isAbsent("PROJECTSTAGE")).isEqualTo(project.isAbsent("statecode"));
    }
  }

  @TestFactory
  Stream<DynamicNode> cases() {
    return MapCases.tests(
        Path.of("maps/projects.cases.json"),
        () -> MAP,
        () -> ProjectOperations.shipped().catalogs().dataverse());
  }
}
