package dev.tandem.example.odata.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.server.Batch.Part;
import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.spi.value.Row;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FinanceTest {
  private final ManualClock clock = Sides.clock();
  private final InMemoryConnector side = Sides.finance(clock);
  private final FinanceServer server =
      FinanceServer.start(side, new ShippedNames(), Sides.settings(clock, Limits.FINANCE));
  private final Http http = new Http(server.origin(), server.api()).signIn();

  @AfterEach
  void empty() {
    for (Row row : side.rows("Customers V3")) {
      side.delete("Customers V3", key(row.value("dataAreaId"), row.value("CUSTOMERACCOUNT")));
    }
  }

  private static KeyValues key(@Nullable Object company, @Nullable Object account) {
    return KeyValues.builder().put("dataAreaId", company).put("CUSTOMERACCOUNT", account).build();
  }

  @AfterAll
  void close() {
    server.close();
  }

  private static String customer(String company, String account) {
    return """
        {"dataAreaId":"%s","CustomerAccount":"%s","CustomerGroupId":"10","SalesCurrencyCode":"USD",
         "OnHoldStatus":"Invoice","CreditLimit":100.25}"""
        .formatted(company, account);
  }

  private static String url(String company, String account) {
    return "CustomersV3(dataAreaId='%s',CustomerAccount='%s')".formatted(company, account);
  }

  private void create(String company, String account) {
    HttpResponse<String> created = http.post("CustomersV3", customer(company, account));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
  }

  private int found(String query) {
    HttpResponse<String> answer = http.get("CustomersV3?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer).get("value").size();
  }

  @Test
  void createsReadsUpdatesAndDeletes() {
    HttpResponse<String> created = http.post("CustomersV3", customer("USPM", "C1"));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(Http.json(created).get("OnHoldStatus").asText()).isEqualTo("Invoice");
    assertThat(Http.header(created, "Location")).endsWith(url("USPM", "C1"));
    assertThat(http.patch(url("USPM", "C1"), "{\"OnHoldStatus\":\"No\"}").statusCode())
        .isEqualTo(204);
    JsonNode row = Http.json(http.get(url("uspm", "c1")));
    assertThat(row.get("OnHoldStatus").asText()).isEqualTo("No");
    assertThat(row.get("CreditLimit").decimalValue()).isEqualByComparingTo("100.25");
    String etag = row.get("@odata.etag").asText();
    assertThat(
            http.patch(url("USPM", "C1"), "{\"CreditLimit\":1}", "If-Match", "W/\"0\"")
                .statusCode())
        .isEqualTo(412);
    assertThat(http.delete(url("USPM", "C1"), "If-Match", etag).statusCode()).isEqualTo(204);
    assertThat(http.get(url("USPM", "C1")).statusCode()).isEqualTo(404);
  }

  @Test
  void updatesOnlyWhatIsThereAndCreatesOnlyWhatIsNot() {
    assertThat(http.patch(url("USPM", "C1"), "{\"CreditLimit\":1}").statusCode()).isEqualTo(404);
    create("USPM", "C1");
    HttpResponse<String> twice = http.post("CustomersV3", customer("USPM", "C1"));
    assertThat(twice.statusCode()).isEqualTo(400);
    assertThat(Http.json(twice).at("/error/message").asText()).contains("already exists");
  }

  // F1
  @Test
  void needsEveryFieldOfTheKey() {
    HttpResponse<String> noAccount = http.post("CustomersV3", "{\"dataAreaId\":\"USPM\"}");
    assertThat(noAccount.statusCode()).isEqualTo(400);
    assertThat(noAccount.body()).contains("CustomerAccount");
    assertThat(http.get("CustomersV3(CustomerAccount='C1')").statusCode()).isEqualTo(400);
    String own = customer("X", "C9").replace("\"dataAreaId\":\"X\",", "");
    HttpResponse<String> created = http.post("CustomersV3", own);
    assertThat(Http.json(created).get("dataAreaId").asText()).isEqualTo("USPM");
  }

  // F1
  @Test
  void showsTheOwnCompanyUnlessAskedAcross() {
    create("USPM", "C1");
    create("GBPM", "C1");
    assertThat(found("$select=CustomerAccount")).isEqualTo(1);
    assertThat(found("cross-company=true")).isEqualTo(2);
    assertThat(found("cross-company=true&$filter=dataAreaId%20eq%20'GBPM'")).isEqualTo(1);
    assertThat(found("$filter=dataAreaId%20eq%20'GBPM'")).isZero();
    assertThat(http.get(url("GBPM", "C1")).statusCode()).isEqualTo(404);
    assertThat(http.get(url("GBPM", "C1") + "?cross-company=true").statusCode()).isEqualTo(200);
    assertThat(http.patch(url("GBPM", "C1"), "{\"CreditLimit\":1}").statusCode()).isEqualTo(404);
    assertThat(
            http.patch(url("GBPM", "C1") + "?cross-company=true", "{\"CreditLimit\":1}")
                .statusCode())
        .isEqualTo(204);
    assertThat(http.delete(url("GBPM", "C1")).statusCode()).isEqualTo(404);
  }

  // F1
  @Test
  void filtersEnumerationsByEqualityOnly() {
    create("USPM", "C1");
    String symbol = "Microsoft.Dynamics.DataEntities.CustVendorBlocked'Invoice'";
    assertThat(found("$filter=OnHoldStatus%20eq%20" + symbol)).isEqualTo(1);
    assertThat(found("$filter=OnHoldStatus%20ne%20" + symbol)).isZero();
    assertThat(http.get("CustomersV3?$filter=OnHoldStatus%20gt%20" + symbol).statusCode())
        .isEqualTo(400);
    assertThat(http.get("CustomersV3?$filter=OnHoldStatus%20has%20" + symbol).statusCode())
        .isIn(400, 501);
    assertThat(http.get("CustomersV3?$filter=CustomerAccount%20in%20('C1')").statusCode())
        .isEqualTo(501);
    assertThat(http.get("CustomersV3?$filter=OnHoldStatus%20eq%20'Invoice'").statusCode())
        .isEqualTo(400);
  }

  @Test
  void keepsKeysWithCharactersOfUrls() {
    HttpResponse<String> created = http.post("CustomersV3", customer("USPM", "A/B&C 'x' 100%"));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    HttpResponse<String> read = http.get(url("USPM", "A%2FB%26C%20''x''%20100%25"));
    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    assertThat(http.get(Http.header(created, "Location")).statusCode()).isEqualTo(200);
  }

  @Test
  void pagesAndCounts() {
    for (int i = 0; i < 7; i++) {
      create("USPM", "C" + i);
    }
    HttpResponse<String> first =
        http.get("CustomersV3?$count=true", "Prefer", "odata.maxpagesize=4");
    assertThat(Http.json(first).get("value")).hasSize(4);
    assertThat(Http.json(first).get("@odata.count").intValue()).isEqualTo(7);
    JsonNode second = Http.json(http.get(Http.json(first).get("@odata.nextLink").asText()));
    assertThat(second.get("value")).hasSize(3);
    assertThat(found("$orderby=CustomerAccount%20desc&$skip=2&$top=3")).isEqualTo(3);
  }

  // F1
  @Test
  void appliesAChangeSetWholeOrNotAtAll() {
    Part good = Part.of("POST", "CustomersV3", customer("USPM", "C1"));
    Part bad = Part.of("POST", "CustomersV3", customer("USPM", "x".repeat(500)));
    assertThat(Batch.statuses(new Batch().changeSet(good, bad).send(http))).containsExactly(400);
    assertThat(side.rows("Customers V3")).isEmpty();
    Part proof = Part.of("POST", "TandemAcceptedOperations", "{\"OPERATIONID\":\"op-1\"}");
    assertThat(Batch.statuses(new Batch().changeSet(good, proof).send(http)))
        .containsExactly(201, 201);
    Part change = Part.of("PATCH", url("USPM", "C1"), "{\"CreditLimit\":7}");
    assertThat(Batch.statuses(new Batch().changeSet(change, proof).send(http)))
        .containsExactly(400);
    assertThat(side.single("Customers V3").value("CREDITLIMIT")).hasToString("100.25");
  }

  @Test
  void refusesUnsupportedQueryOptionsAndUnknownFields() {
    for (String option : List.of("$apply=aggregate($count%20as%20N)", "$search=x")) {
      assertThat(http.get("CustomersV3?" + option).statusCode()).as(option).isIn(400, 501);
    }
    assertThat(http.get("CustomersV3?$select=NoSuch").statusCode()).isEqualTo(400);
    assertThat(http.post("CustomersV3", "{\"NoSuch\":1}").statusCode()).isEqualTo(400);
  }

  @Test
  void namesItsEntities() {
    JsonNode entities = Http.json(http.get(server.origin() + "/metadata/DataEntities"));
    Map<String, String> labels = new java.util.HashMap<>();
    entities
        .get("value")
        .forEach(
            entity ->
                labels.put(
                    entity.get("PublicCollectionName").asText(), entity.get("LabelId").asText()));
    assertThat(labels).containsEntry("CustomersV3", "Customers V3");
  }
}
