package dev.tandem.example.odata.server;

import static dev.tandem.example.odata.server.DataverseFixture.account;
import static dev.tandem.example.odata.server.DataverseFixture.byNumber;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Row;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataverseRowsTest {
  private final DataverseFixture dataverse = new DataverseFixture();
  private final Http http = dataverse.http;

  @AfterEach
  void deleteAccounts() {
    for (Row row : dataverse.side.rows("accounts")) {
      dataverse.side.delete("accounts", KeyValues.of("accountid", row.value("accountid")));
    }
  }

  @AfterAll
  void close() {
    dataverse.close();
  }

  private String created(String number) {
    HttpResponse<String> created = http.post("accounts", account(number, "Adatum"));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(204);
    return Http.header(created, "OData-EntityId");
  }

  private static void assertError(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Http.json(answer).at("/error/code").asText()).isEqualTo(code);
    assertThat(Http.json(answer).at("/error/message").asText()).isNotBlank();
  }

  @Test
  void createsReadsUpdatesAndDeletes() {
    String url = created("A1");
    JsonNode row = Http.json(http.get(url));
    assertThat(row.get("name").asText()).isEqualTo("Adatum");
    assertThat(row.get("_msdyn_company_value").asText())
        .isEqualTo(DataverseFixture.USPM.toString());
    assertThat(row.get("creditlimit").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(row.get("donotphone").booleanValue()).isTrue();
    assertThat(row.get("@odata.etag").asText()).startsWith("W/\"");

    String change = "{\"name\":\"Adatum Corp\",\"telephone1\":null}";
    assertThat(http.patch(url, change).statusCode()).isEqualTo(204);
    JsonNode selected = Http.json(http.get(url + "?$select=name"));
    assertThat(selected.get("name").asText()).isEqualTo("Adatum Corp");
    assertThat(selected.has("accountnumber")).isFalse();

    assertThat(http.delete(url).statusCode()).isEqualTo(204);
    assertError(http.get(url), 404, "0x80040217");
    assertError(http.delete(url), 404, "0x80040217");
  }

  @Test
  void answersWithTheRowWhenAsked() {
    String prefer = "return=representation";
    HttpResponse<String> created = http.post("accounts", account("A1", "Adatum"), "Prefer", prefer);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(Http.json(created).get("accountnumber").asText()).isEqualTo("A1");
    HttpResponse<String> updated =
        http.patch(byNumber("A1"), "{\"name\":\"New\"}", "Prefer", prefer);
    assertThat(updated.statusCode()).isEqualTo(200);
    assertThat(Http.json(updated).get("name").asText()).isEqualTo("New");
  }

  @Test
  void findsAndUpsertsByAlternateKey() {
    HttpResponse<String> created = http.patch(byNumber("A1"), "{\"name\":\"Adatum\"}");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(204);
    assertThat(http.patch(byNumber("A1"), "{\"name\":\"Again\"}").statusCode()).isEqualTo(204);
    assertThat(dataverse.side.rows("accounts")).hasSize(1);
    assertThat(Http.json(http.get(byNumber("a1"))).get("name").asText()).isEqualTo("Again");
    JsonNode company = Http.json(http.get("cdm_companies(cdm_companycode='uspm')"));
    assertThat(company.get("cdm_companyid").asText()).isEqualTo(DataverseFixture.USPM.toString());
    assertThat(http.delete(byNumber("A1")).statusCode()).isEqualTo(204);
    assertThat(dataverse.side.rows("accounts")).isEmpty();
  }

  // V3
  @Test
  void refusesCharactersThatBreakKeysInUrls() {
    for (String text : new String[] {"A%2FB", "A%26B", "A%3AB", "A%5CB", "A%2BB", "A%25B"}) {
      HttpResponse<String> answer = http.get("cdm_companies(cdm_companycode='" + text + "')");
      assertError(answer, 400, "0x80040203");
    }
    assertError(http.get("cdm_companies(cdm_companycode='A%20B')"), 404, "0x80040217");
  }

  @Test
  void upsertsById() {
    String url = "accounts(22222222-0000-4000-8000-000000000001)";
    assertThat(http.patch(url, account("A7", "By id")).statusCode()).isEqualTo(204);
    assertThat(Http.json(http.get(url)).get("accountnumber").asText()).isEqualTo("A7");
  }

  // V5
  @Test
  void holdsWritersToWhatTheyHaveSeen() {
    String url = created("A1");
    String etag = Http.json(http.get(url)).get("@odata.etag").asText();
    assertThat(http.patch(url, "{\"name\":\"One\"}", "If-Match", etag).statusCode()).isEqualTo(204);
    assertError(http.patch(url, "{\"name\":\"Two\"}", "If-Match", etag), 412, "0x80060882");
    assertError(http.delete(url, "If-Match", etag), 412, "0x80060882");
    assertError(
        http.patch(byNumber("A2"), "{\"name\":\"New\"}", "If-Match", "*"), 404, "0x80040217");
    assertError(
        http.patch(byNumber("A1"), "{\"name\":\"New\"}", "If-None-Match", "*"), 412, "0x80040237");
    assertThat(http.patch(byNumber("A1"), "{\"name\":\"New\"}", "If-Match", "*").statusCode())
        .isEqualTo(204);
    String now = Http.json(http.get(url)).get("@odata.etag").asText();
    assertThat(http.get(url, "If-None-Match", now).statusCode()).isEqualTo(304);
  }

  @Test
  void refusesARowThatDoesNotFitAndNamesTheColumn() {
    String longName = account("A1", "x".repeat(161));
    HttpResponse<String> answer = http.post("accounts", longName);
    assertError(answer, 400, "0x80044331");
    assertThat(Http.json(answer).at("/error/details/0/target").asText()).isEqualTo("name");
    assertError(http.post("accounts", "{\"nosuchcolumn\":1}"), 400, "0x0");
    assertError(http.post("accounts", "{\"name\":"), 400, "0x0");
    assertError(
        http.post("accounts", "{\"_msdyn_company_value\":\"" + DataverseFixture.USPM + "\"}"),
        400,
        "0x80060888");
    String nobody =
        "{\"name\":\"N\",\"msdyn_company@odata.bind\":\"/cdm_companies(cdm_companycode='NONE')\"}";
    assertError(http.post("accounts", nobody), 400, "0x80040217");
    created("A1");
    assertError(http.post("accounts", account("A1", "Twice")), 412, "0x80060892");
    assertThat(dataverse.side.rows("accounts")).hasSize(1);
  }

  @Test
  void clearsALookupWithANullBinding() {
    String url = created("A1");
    HttpResponse<String> bound =
        http.patch(
            url, "{\"msdyn_billingaccount@odata.bind\":\"" + url.replaceAll(".*/", "/") + "\"}");
    assertThat(bound.statusCode()).as(bound.body()).isEqualTo(204);
    assertThat(Http.json(http.get(url)).get("_msdyn_billingaccount_value").isNull()).isFalse();
    HttpResponse<String> cleared = http.patch(url, "{\"msdyn_billingaccount@odata.bind\":null}");
    assertThat(cleared.statusCode()).as(cleared.body()).isEqualTo(204);
    assertThat(Http.json(http.get(url)).get("_msdyn_billingaccount_value").isNull()).isTrue();
  }

  @Test
  void tellsTheTableOfALookupAndTheLabelOfAChoiceWhenAsked() {
    String url = created("A1");
    JsonNode row = Http.json(http.get(url, "Prefer", "odata.include-annotations=\"*\""));
    assertThat(row.get("_msdyn_company_value@Microsoft.Dynamics.CRM.lookuplogicalname").asText())
        .isEqualTo("cdm_company");
    assertThat(row.get("accountcategorycode@OData.Community.Display.V1.FormattedValue").asText())
        .isEqualTo("Preferred Customer");
  }

  @Test
  void knowsTheCaller() {
    assertThat(Http.json(http.get("WhoAmI()")).get("UserId").asText()).isNotBlank();
  }

  @Test
  void saysWhatDoesNotExist() {
    assertThat(http.get("nosuchset").statusCode()).isEqualTo(404);
    assertThat(http.get(dataverse.server.origin() + "/elsewhere").statusCode()).isEqualTo(404);
    assertThat(http.send("PUT", "accounts", "{}").statusCode()).isEqualTo(405);
  }
}
