package com.example.maps;

import static dev.tandem.core.testkit.MapAssertions.assertThat;

import dev.tandem.core.testkit.MapContract;
import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.value.Row;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The laws of all maps are inherited, and one rule of our own is added. */
class ProjectsLawsTest implements MapContract {
  @Override
  public CompiledMap map() {
    return ProjectOperations.compiled("Projects V2");
  }

  @Property(tries = 200)
  void everyProjectKeepsItsNumber(@ForAll("dataverseRows") Row project) {
    MappingResult result = map().apply(Direction.TO_FINANCE, project, lookups());
    Assume.that(result instanceof MappingResult.Mapped);
    assertThat(result).hasField("PROJECTID", project.value("msdyn_projectnumber"));
  }
}
