package dev.tandem.projectops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.compile.MapCompilationException;
import dev.tandem.engine.Lookups;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.MapProperties;
import dev.tandem.map.MapVersion;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user's maps and schemas in place of the shipped ones. */
class OwnMapsTest {
  private static final FieldMapping NUMBER = toFinance("PROJECTID", "msdyn_projectnumber");
  private static final FieldMapping NAME = toFinance("PROJECTNAME", "msdyn_description");

  private static FieldMapping toFinance(String finance, String dataverse) {
    return FieldMapping.of(SyncDirection.DATAVERSE_TO_FINANCE, finance, dataverse);
  }

  private static DualWriteMap map(String finance, String dataverse, FieldMapping... fields) {
    Leg leg = new Leg("001", finance, dataverse, "", "", List.of(fields), Original.NONE);
    return new DualWriteMap(
        "[" + finance + "] - [" + dataverse + "]",
        null,
        null,
        MapVersion.parse("2.1.0.0"),
        MapProperties.NONE,
        List.of(leg),
        Original.NONE);
  }

  @Test
  void takesThePlaceOfTheMapOfTheSameTableAndEntity() {
    DualWriteMap own = map("Projects V2", "msdyn_projects", NUMBER, NAME);
    MapCatalogue catalogue = ProjectOperations.withMaps(List.of(own));
    CatalogueEntry shipped = ProjectOperations.shipped().map("06-msdyn_projects");
    CatalogueEntry entry = catalogue.map("Projects V2");

    assertThat(entry.map()).isSameAs(own);
    assertThat(entry.isOwn()).isTrue();
    assertThat(entry.id()).isEqualTo("06-msdyn_projects");
    assertThat(entry.version()).isEqualTo(MapVersion.parse("2.1.0.0"));
    assertThat(entry.prerequisites()).isEqualTo(shipped.prerequisites());
    assertThat(entry.provenance()).isEmpty();
    assertThat(entry.inferredShare()).isZero();
    assertThat(catalogue.maps()).hasSize(50);
    assertThat(shipped.isOwn()).isFalse();
    assertThat(shipped.map().leg().fieldMappings()).hasSize(11);
  }

  @Test // JSON-3, JSON-4
  void isRecognizedByEveryNameOfItsTableAndEntity() {
    DualWriteMap own = map("ProjProjectV2Entity", "msdyn_project", NUMBER, NAME);
    assertThat(ProjectOperations.withMaps(List.of(own)).map("06-msdyn_projects").map())
        .isSameAs(own);
  }

  @Test
  void runsLikeAShippedMap() {
    DualWriteMap own = map("Projects V2", "msdyn_projects", NUMBER, NAME);
    MapCatalogue catalogue = ProjectOperations.withMaps(List.of(own));
    var compiled = catalogue.compiled("msdyn_projects");
    Row project =
        Row.builder(compiled.source(Direction.TO_FINANCE))
            .set("msdyn_projectnumber", "PRJ-1")
            .set("msdyn_description", "Robot cell")
            .set(
                "msdyn_owningcompany",
                Reference.byKey(null, KeyValues.of("cdm_companycode", "USPM")))
            .build();
    var mapped = compiled.apply(Direction.TO_FINANCE, project, Lookups.none()).orThrow();
    assertThat(mapped.row().value("PROJECTNAME")).isEqualTo("Robot cell");
    assertThat(mapped.row().value("dataAreaId")).isEqualTo("USPM");
    assertThat(ProjectOperations.compiled("msdyn_projects")).isNotSameAs(compiled);
  }

  @Test // MAP-2
  void keepsSeveralMapsOfOneTableAndEntity() {
    DualWriteMap first = map("Projects V2", "msdyn_projects", NUMBER, NAME);
    DualWriteMap second = map("Projects V2", "msdyn_projects", NUMBER);
    MapCatalogue catalogue = ProjectOperations.withMaps(List.of(first, second));
    assertThat(catalogue.map("06-msdyn_projects").map()).isSameAs(first);
    assertThat(catalogue.map("06-msdyn_projects#2").map()).isSameAs(second);
    assertThatThrownBy(() -> catalogue.map("Projects V2"))
        .hasMessageContaining("2 maps are called \"Projects V2\"");
    assertThat(catalogue.withMaps(List.of(first)).find("Projects V2")).hasSize(1);
  }

  @Test
  void isAddedAtTheEndWhenNothingIsReplaced() {
    DualWriteMap own =
        map("Project tasks", "msdyn_projects", toFinance("PROJECTID", "msdyn_projectnumber"));
    MapCatalogue catalogue = ProjectOperations.withMaps(List.of(own));
    CatalogueEntry added = catalogue.maps().get(50);
    assertThat(added.kind()).isEqualTo(MapKind.ADDED);
    assertThat(added.id()).isEqualTo("added/msdyn_projects/Project tasks");
    assertThat(added.isOwn()).isTrue();
    assertThat(catalogue.find("msdyn_projects")).hasSize(2);
  }

  @Test
  void tellsItsErrorsOnlyWhenItIsAskedFor() {
    DualWriteMap broken =
        map("Projects V2", "msdyn_projects", toFinance("NOSUCHFIELD", "nor_this"));
    MapCatalogue catalogue = ProjectOperations.withMaps(List.of(broken));
    assertThat(catalogue.compiled("Project tasks")).isNotNull();
    assertThat(catalogue.compilation("Projects V2").hasErrors()).isTrue();
    assertThatThrownBy(() -> catalogue.compiled("Projects V2"))
        .isInstanceOf(MapCompilationException.class);
  }

  @Test
  void compilesAgainstTheUsersSchemas() {
    TableSchema projects =
        TableSchema.builder(TableName.dataverse("msdyn_projects"))
            .column("msdyn_projectnumber", FieldType.Text.of(12))
            .key("msdyn_projectnumber")
            .build();
    TableSchema entity =
        TableSchema.builder(TableName.finance("Projects V2"))
            .column("PROJECTID", FieldType.Text.of(10))
            .key("PROJECTID")
            .build();
    Catalogs own =
        new Catalogs(
            Catalog.of(Side.DATAVERSE, List.of(projects)),
            Catalog.of(Side.FINANCE, List.of(entity)));
    MapCatalogue catalogue =
        ProjectOperations.withCatalogs(own)
            .withMaps(List.of(map("Projects V2", "msdyn_projects", NUMBER)));
    assertThat(catalogue.catalogs()).isSameAs(own);
    assertThat(catalogue.compiled("06-msdyn_projects").source(Direction.TO_FINANCE))
        .isSameAs(projects);
  }
}
