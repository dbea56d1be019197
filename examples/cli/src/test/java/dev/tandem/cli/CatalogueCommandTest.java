package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.ProjectOperations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueCommandTest {

  // MAP-4, MAP-5
  @Test
  void listsTheMapsInRunOrder() {
    CliRun run = CliRun.of("catalogue");
    assertThat(run.code()).isZero();
    Golden.check("catalogue.txt", run.out());
  }

  @Test
  void tellsEverythingAsJson() throws JsonProcessingException {
    CliRun run = CliRun.of("catalogue", "--format", "json");
    JsonNode catalogue = new ObjectMapper().readTree(run.out());
    List<String> ids = new ArrayList<>();
    catalogue.forEach(entry -> ids.add(entry.path("id").asText()));
    assertThat(ids)
        .containsExactlyElementsOf(
            ProjectOperations.shipped().maps().stream().map(CatalogueEntry::id).toList());

    JsonNode roles = catalogue.get(ids.indexOf("01-bookableresourcecategories"));
    assertThat(roles.path("needsInitialSync").asBoolean()).isTrue();
    assertThat(roles.path("masterForInitialSync").asText()).isEqualTo("DATAVERSE");
    assertThat(roles.path("directions").toString()).isEqualTo("[\"TO_FINANCE\"]");

    JsonNode actuals = catalogue.get(ids.indexOf("11-msdyn_actuals"));
    assertThat(actuals.path("version").asText()).isEqualTo("1.0.0.19");
    assertThat(actuals.path("pairs").path("total").asInt())
        .isEqualTo(
            actuals.path("pairs").path("documented").asInt()
                + actuals.path("pairs").path("name_match").asInt()
                + actuals.path("pairs").path("inferred").asInt());
  }
}
