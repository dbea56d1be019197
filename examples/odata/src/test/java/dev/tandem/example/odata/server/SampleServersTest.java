package dev.tandem.example.odata.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.server.front.Faults;
import dev.tandem.example.odata.server.sample.SampleServers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleServersTest {
  private final SampleServers servers =
      SampleServers.start(0, Http.SECRET, Faults.none(), Sides.clock());
  private final Http dataverse = caller(servers.dataverse().origin(), servers.dataverse().api());
  private final Http finance = caller(servers.finance().origin(), servers.finance().api());

  private Http caller(java.net.URI origin, java.net.URI api) {
    return new Http(origin, api).signInAs(servers.credential().clientId());
  }

  @AfterAll
  void close() {
    servers.close();
  }

  @Test
  void holdsTheRowsThatScenariosBeginWith() {
    assertThat(servers.rows()).isGreaterThan(10);
    JsonNode account = Http.json(dataverse.get("accounts?$expand=msdyn_company")).at("/value/0");
    assertThat(account.get("accountnumber").asText()).isEqualTo("ADATUM");
    assertThat(account.at("/msdyn_company/cdm_companycode").asText()).isEqualTo("USPM");
    JsonNode companies = Http.json(finance.get("LegalEntities?$select=Name"));
    assertThat(companies.get("value")).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void runsProcessesOfBothSides() {
    HttpResponse<String> imported =
        finance.post("tandem_Work", "{\"Name\":\"import\",\"Company\":\"USPM\"}");
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
    assertThat(Http.json(imported).at("/value/0/Process").asText()).isNotBlank();
    HttpResponse<String> submitted =
        dataverse.post(
            "tandem_Work", "{\"Name\":\"submit\",\"Parameters\":{\"entry\":\"nobody\"}}");
    assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(400);
    assertThat(submitted.body()).contains("nobody");
    HttpResponse<String> unknown = dataverse.post("tandem_Work", "{\"Name\":\"nap\"}");
    assertThat(unknown.body()).contains("confirm-proforma");
  }
}
