package dev.tandem.example.odata.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetadataTest {
  private final DataverseFixture dataverse = new DataverseFixture();
  private final Http http = dataverse.http;

  @AfterAll
  void close() {
    dataverse.close();
  }

  @Test
  void tellsTypesKeysAndNavigation() {
    HttpResponse<String> metadata = http.get("$metadata");
    assertThat(metadata.statusCode()).isEqualTo(200);
    assertThat(Http.header(metadata, "Content-Type")).startsWith("application/xml");
    // Not asserted as a whole: the document has a megabyte.
    for (String part :
        List.of(
            "<EntityType Name=\"account\">",
            "Term=\"Org.OData.Core.V1.AlternateKeys\"",
            "<PropertyPath>_msdyn_company_value</PropertyPath>",
            "<NavigationProperty Name=\"msdyn_company\"",
            "Property=\"_msdyn_company_value\" ReferencedProperty=\"cdm_companyid\"",
            "<EntitySet Name=\"accounts\"")) {
      assertThat(metadata.body().contains(part)).as(part).isTrue();
    }
  }

  @Test
  void listsItsSetsInTheServiceDocument() {
    JsonNode sets = Http.json(http.get("./")).get("value");
    assertThat(sets.findValuesAsText("name")).contains("accounts", "tandem_fences");
  }

  @Test
  void definesTablesAttributesAndOptions() {
    JsonNode tables = Http.json(http.get("EntityDefinitions?$filter=LogicalName%20eq%20'account'"));
    assertThat(tables.get("value")).hasSize(1);
    assertThat(tables.at("/value/0/EntitySetName").asText()).isEqualTo("accounts");
    JsonNode one =
        Http.json(http.get("EntityDefinitions(LogicalName='account')?$expand=Attributes,Keys"));
    assertThat(one.at("/Keys/0/KeyAttributes").toString())
        .isEqualTo("[\"accountnumber\",\"msdyn_company\"]");
    JsonNode choices =
        Http.json(
            http.get(
                "EntityDefinitions(LogicalName='account')/Attributes"
                    + "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet"));
    JsonNode category =
        StreamSupport.stream(choices.get("value").spliterator(), false)
            .filter(choice -> choice.get("LogicalName").asText().equals("accountcategorycode"))
            .findFirst()
            .orElseThrow();
    assertThat(category.at("/OptionSet/Options/0/Value").intValue()).isEqualTo(1);
    assertThat(category.at("/OptionSet/Options/0/Label/UserLocalizedLabel/Label").asText())
        .isEqualTo("Preferred Customer");
    assertThat(http.get("EntityDefinitions(LogicalName='nosuch')").statusCode()).isEqualTo(404);
  }
}
