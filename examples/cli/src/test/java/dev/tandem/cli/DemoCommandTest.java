package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

  // SC-1
  @Test
  void theMainJobGoesAsTheScenarioExpects() {
    CliRun run = CliRun.of("demo");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.err()).isEmpty();
    Golden.check("demo.txt", run.out());
  }

  // ACT-3, ACT-5, WB-1, WB-2, REC-10
  @Test
  void printsTheRowsAsJson() throws JsonProcessingException {
    CliRun run = CliRun.of("demo", "--json");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("SC-1: all ", "SC-6: all ", " expectations are met");
    List<JsonNode> staging = new ArrayList<>();
    List<JsonNode> actuals = new ArrayList<>();
    for (String line : run.lines()) {
      JsonNode row = new ObjectMapper().readTree(line);
      if (!row.path("scenario").asText().equals("SC-1")) {
        continue;
      }
      if (row.path("table").asText().equals("Project Operations integration actuals")) {
        staging.add(row.path("values"));
      } else if (row.path("table").asText().equals("msdyn_actuals")) {
        actuals.add(row.path("values"));
      }
    }
    assertThat(staging).hasSize(3);
    assertThat(staging)
        .allSatisfy(row -> assertThat(row.path("VOUCHERNUMBER").asText()).startsWith("USPM-V"));
    assertThat(actuals).hasSize(4);
    assertThat(actuals.get(0).path("msdyn_vouchernumber").asText()).isEqualTo("USPM-V000001");
    assertThat(actuals.get(1).path("msdyn_accountingamount").asInt()).isEqualTo(1600);
    assertThat(actuals.get(2).path("msdyn_vouchernumber").isNull()).isTrue();
    assertThat(actuals.get(3).path("msdyn_accountingtaxamount").asInt()).isEqualTo(160);
  }
}
