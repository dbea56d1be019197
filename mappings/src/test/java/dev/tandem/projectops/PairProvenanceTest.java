package dev.tandem.projectops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.FieldMapping;
import dev.tandem.map.SyncDirection;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairProvenanceTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();

  private static long projectPairs(PairOrigin origin) {
    return pairs(MapKind.PROJECT_OPERATIONS, origin);
  }

  private static long featurePairs(PairOrigin origin) {
    return pairs(MapKind.FEATURE, origin);
  }

  private static long pairs(MapKind kind, PairOrigin origin) {
    return SHIPPED.maps().stream()
        .filter(entry -> entry.kind() == kind)
        .mapToLong(entry -> entry.pairs(origin))
        .sum();
  }

  @Test
  void standsForEveryPairOfEveryMapInOrder() {
    for (CatalogueEntry entry : SHIPPED.maps()) {
      List<FieldMapping> fields = entry.map().leg().fieldMappings();
      assertThat(entry.provenance()).as(entry.id()).hasSameSizeAs(fields);
      for (int i = 0; i < fields.size(); i++) {
        PairProvenance pair = entry.provenance().get(i);
        assertThat(pair.financeField()).isEqualTo(fields.get(i).sourceField());
        assertThat(pair.dataverseField()).isEqualTo(fields.get(i).destinationField());
        assertThat(pair.direction()).isEqualTo(fields.get(i).direction());
        assertThat(pair.transformOrigin() != null)
            .as(entry.id() + " " + pair.financeField())
            .isEqualTo(!fields.get(i).transforms().isEmpty());
      }
    }
  }

  @Test // the figures that the README states
  void saysThatMostPairsOfTheProjectMapsAreInferred() {
    assertThat(projectPairs(PairOrigin.DOCUMENTED)).isEqualTo(70);
    assertThat(projectPairs(PairOrigin.NAME_MATCH)).isEqualTo(16);
    assertThat(projectPairs(PairOrigin.INFERRED)).isEqualTo(128);
    assertThat(featurePairs(PairOrigin.DOCUMENTED)).isZero();
    assertThat(featurePairs(PairOrigin.NAME_MATCH)).isEqualTo(1);
    assertThat(featurePairs(PairOrigin.INFERRED)).isEqualTo(28);
  }

  @Test
  void saysThatEveryPairOfThePrerequisiteMapsIsDocumentedOrWhyNot() {
    SHIPPED.maps().stream()
        .flatMap(entry -> entry.provenance().stream())
        .filter(pair -> pair.origin() == PairOrigin.INFERRED)
        .forEach(pair -> assertThat(pair.reason()).as(pair.toString()).isNotBlank());
    SHIPPED.maps().stream()
        .flatMap(entry -> entry.provenance().stream())
        .filter(pair -> pair.origin() == PairOrigin.DOCUMENTED)
        .forEach(pair -> assertThat(pair.page()).as(pair.toString()).isNotBlank());
  }

  @Test // FLD-3
  void knowsTheActualsMapFromAnExport() {
    CatalogueEntry actuals = SHIPPED.map("msdyn_actuals");
    assertThat(actuals.pairs(PairOrigin.DOCUMENTED)).isEqualTo(37);
    assertThat(actuals.inferredShare()).isEqualTo(3 / 40.0);
    assertThat(actuals.provenance().get(0))
        .isEqualTo(
            PairProvenance.builder()
                .financeField("ACTUALSIMPORTID")
                .dataverseField("msdyn_actualimportid")
                .direction(SyncDirection.BOTH)
                .origin(PairOrigin.DOCUMENTED)
                .page("ProjectOpsEmpFinDims (public solution export)")
                .scope("exported copy of this map")
                .build());
  }

  @Test
  void namesThePartsThatAreThemselvesInferred() {
    assertThat(SHIPPED.map("Projects V2").provenance())
        .filteredOn(pair -> pair.financeField().equals("ISINVESTMENT"))
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(pair.inferredParts())
                  .containsExactly("Dataverse column msdyn_project.msdyn_isinvestment");
              assertThat(pair.transformOrigin()).isEqualTo(PairOrigin.INFERRED);
            });
  }
}
