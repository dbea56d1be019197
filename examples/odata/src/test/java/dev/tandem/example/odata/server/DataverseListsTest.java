package dev.tandem.example.odata.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.spi.schema.KeyValues;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataverseListsTest {
  private static final int ACCOUNTS = 12;

  private final DataverseFixture dataverse = new DataverseFixture();
  private final Http http = dataverse.http;

  @BeforeAll
  void enter() {
    dataverse.enterAccounts(ACCOUNTS);
    dataverse.side.update(
        "accounts",
        KeyValues.builder()
            .put("accountnumber", "A3")
            .put("msdyn_company.cdm_companycode", "USPM")
            .build(),
        Map.of("name", "O'Brien & Söhne", "creditlimit", new java.math.BigDecimal("99.5")));
  }

  @AfterAll
  void close() {
    dataverse.close();
  }

  private List<String> numbers(String query) {
    HttpResponse<String> answer = http.get("accounts?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return numbers(Http.json(answer));
  }

  private static List<String> numbers(JsonNode list) {
    List<String> numbers = new ArrayList<>();
    list.get("value").forEach(row -> numbers.add(row.get("accountnumber").asText()));
    return numbers;
  }

  private static String filter(String expression) {
    return "$filter=" + URLEncoder.encode(expression, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Test
  void filters() {
    assertThat(numbers(filter("accountnumber eq 'a7'"))).containsExactly("A7");
    assertThat(numbers(filter("name eq 'O''Brien & Söhne'"))).containsExactly("A3");
    assertThat(numbers(filter("creditlimit gt 99 and creditlimit le 99.50"))).containsExactly("A3");
    assertThat(numbers(filter("startswith(name,'customer 1')")))
        .containsExactly("A1", "A10", "A11", "A12");
    assertThat(numbers(filter("not contains(name,'omer')"))).containsExactly("A3");
    assertThat(numbers(filter("creditlimit ne null"))).containsExactly("A3");
    assertThat(numbers(filter("_msdyn_company_value eq " + DataverseFixture.USPM)))
        .hasSize(ACCOUNTS);
    assertThat(numbers(filter("msdyn_company/cdm_companycode eq 'DEMF'"))).isEmpty();
    assertThat(numbers(filter("accountnumber in ('A1','A2')"))).containsExactly("A1", "A2");
    assertThat(numbers(filter("statecode eq 0 or accountnumber eq 'A9'"))).containsExactly("A9");
  }

  @Test
  void refusesFiltersItCannotRead() {
    for (String bad : List.of("nosuch eq 1", "name eq", "name gt 5", "name eq 'a' and")) {
      assertThat(http.get("accounts?" + filter(bad)).statusCode()).as(bad).isEqualTo(400);
    }
    assertThat(http.get("accounts?$skip=5").statusCode()).isEqualTo(400);
  }

  @Test
  void orders() {
    assertThat(numbers("$orderby=name%20desc&$top=2")).containsExactly("A3", "A9");
    assertThat(numbers("$orderby=creditlimit%20desc,accountnumber&$top=2"))
        .containsExactly("A3", "A1");
  }

  @Test
  void counts() {
    JsonNode list = Http.json(http.get("accounts?$count=true&$top=1"));
    assertThat(list.get("@odata.count").intValue()).isEqualTo(ACCOUNTS);
    assertThat(http.get("accounts/$count").body()).endsWith("12");
  }

  @Test
  void expandsALookup() {
    JsonNode row =
        Http.json(
                http.get(
                    "accounts?$select=name&$expand=msdyn_company($select=cdm_companycode)&$top=1"))
            .at("/value/0");
    assertThat(row.at("/msdyn_company/cdm_companycode").asText()).isEqualTo("USPM");
    assertThat(row.get("msdyn_company").has("cdm_name")).isFalse();
    JsonNode nobody = Http.json(http.get("accounts?$expand=msdyn_billingaccount&$top=1"));
    assertThat(nobody.at("/value/0").get("msdyn_billingaccount").isNull()).isTrue();
    String account = row.get("accountid").asText();
    JsonNode neighbour = Http.json(http.get("accounts(" + account + ")/msdyn_company"));
    assertThat(neighbour.get("cdm_companycode").asText()).isEqualTo("USPM");
  }

  private List<String> allPages(String first, String... headers) {
    List<String> numbers = new ArrayList<>();
    String next = first;
    while (next != null) {
      JsonNode page = Http.json(http.get(next, headers));
      assertThat(page.get("value").size()).isLessThanOrEqualTo(5);
      numbers.addAll(numbers(page));
      next = page.has("@odata.nextLink") ? page.get("@odata.nextLink").asText() : null;
    }
    return numbers;
  }

  @Test
  void pagesByNextLink() {
    String[] five = {"Prefer", "odata.maxpagesize=5"};
    HttpResponse<String> first = http.get("accounts?$select=accountnumber", five);
    assertThat(Http.header(first, "Preference-Applied")).isEqualTo("odata.maxpagesize=5");
    assertThat(allPages("accounts?$select=accountnumber", five))
        .hasSize(ACCOUNTS)
        .doesNotHaveDuplicates();
    assertThat(allPages("accounts?$orderby=accountnumber%20desc", five))
        .hasSize(ACCOUNTS)
        .startsWith("A9", "A8");
    assertThat(allPages("accounts?" + filter("accountnumber ne 'A3'"), five)).hasSize(11);
    assertThat(http.get("accounts?$skiptoken=abc").statusCode()).isEqualTo(400);
  }

  private String delta(String url) {
    String next = url;
    while (true) {
      JsonNode page = Http.json(http.get(next, "Prefer", "odata.track-changes"));
      if (page.has("@odata.deltaLink")) {
        return page.get("@odata.deltaLink").asText();
      }
      next = page.get("@odata.nextLink").asText();
    }
  }

  // V2
  @Test
  void tracksChangesUpsertsBeforeDeletes() {
    String link = delta("cdm_companies?$select=cdm_companycode");
    assertThat(Http.json(http.get(link)).get("value")).isEmpty();

    dataverse.side.insert("cdm_companies", Map.of("cdm_companycode", "AAA"));
    dataverse.side.delete("cdm_companies", KeyValues.of("cdm_companycode", "AAA"));
    dataverse.side.insert("cdm_companies", Map.of("cdm_companycode", "BBB"));
    JsonNode changes = Http.json(http.get(link));
    assertThat(changes.get("@odata.context").asText()).endsWith("$metadata#cdm_companies/$delta");
    assertThat(changes.get("value")).hasSize(2);
    assertThat(changes.at("/value/0/cdm_companycode").asText()).isEqualTo("BBB");
    assertThat(changes.at("/value/0/@odata.etag").asText()).startsWith("W/");
    assertThat(changes.at("/value/1/reason").asText()).isEqualTo("deleted");
    assertThat(changes.at("/value/1/@odata.context").asText()).endsWith("/$deletedEntity");
    assertThat(changes.at("/value/1/id").asText()).hasSize(36);
    assertThat(Http.json(http.get(changes.get("@odata.deltaLink").asText())).get("value"))
        .isEmpty();
    dataverse.side.delete("cdm_companies", KeyValues.of("cdm_companycode", "BBB"));
  }

  // V2
  @Test
  void pagesChanges() {
    String link = delta("msdyn_taxgroups");
    for (int i = 0; i < 7; i++) {
      String name = "T" + i;
      HttpResponse<String> created =
          http.post(
              "msdyn_taxgroups",
              "{\"msdyn_name\":\"%s\",\"msdyn_company@odata.bind\":\"cdm_companies(%s)\"}"
                  .formatted(name, DataverseFixture.USPM));
      assertThat(created.statusCode()).as(created.body()).isEqualTo(204);
    }
    String[] five = {"Prefer", "odata.maxpagesize=5"};
    JsonNode first = Http.json(http.get(link, five));
    assertThat(first.get("value")).hasSize(5);
    assertThat(first.has("@odata.deltaLink")).isFalse();
    JsonNode second = Http.json(http.get(first.get("@odata.nextLink").asText(), five));
    assertThat(second.get("value")).hasSize(2);
    assertThat(second.has("@odata.deltaLink")).isTrue();
  }

  // V2
  @Test
  void refusesOptionsThatChangeTrackingHasNot() {
    for (String option : List.of("$top=1", "$orderby=name", "$expand=msdyn_company")) {
      assertThat(http.get("accounts?" + option, "Prefer", "odata.track-changes").statusCode())
          .isEqualTo(400);
    }
    assertThat(http.get("accounts?$deltatoken=1.abc").statusCode()).isEqualTo(400);
  }

  // V2, I10
  @Test
  void forgetsATokenAfterSevenDays() {
    try (DataverseFixture other = new DataverseFixture()) {
      JsonNode first = Http.json(other.http.get("accounts", "Prefer", "odata.track-changes"));
      String link = first.get("@odata.deltaLink").asText();
      other.clock.advance(Duration.ofDays(7));
      other.http.signIn();
      assertThat(other.http.get(link).statusCode()).isEqualTo(200);
      other.clock.advance(Duration.ofSeconds(1));
      other.http.signIn();
      HttpResponse<String> late = other.http.get(link);
      assertThat(late.statusCode()).isEqualTo(400);
      assertThat(Http.json(late).at("/error/code").asText()).isEqualTo("0x80044352");
    }
  }
}
