package dev.tandem.example.odata.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sap.cloud.sdk.datamodel.odata.client.exception.ODataServiceErrorException;
import com.sap.cloud.sdk.datamodel.odata.client.expression.FieldReference;
import com.sap.cloud.sdk.datamodel.odata.client.query.Order;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataEntityKey;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestCreate;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestReadByKey;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestResultGeneric;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestResultMultipartGeneric;
import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The finance server as the OData client of SAP's Cloud SDK sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SapClientFinanceTest {
  private static final String CUSTOMERS = "CustomersV3";

  private final ManualClock clock = Sides.clock();
  private final InMemoryConnector side = Sides.finance(clock);
  private final FinanceServer server =
      FinanceServer.start(side, new ShippedNames(), Sides.settings(clock, Limits.FINANCE));
  private final SapClient own =
      SapClient.of(server.api(), new Http(server.origin(), server.api()).signIn());
  private final SapClient all = own.acrossCompanies();

  @AfterAll
  void close() {
    server.close();
  }

  private static ODataEntityKey key(String company, String account) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("dataAreaId", company);
    parts.put("CustomerAccount", account);
    return SapClient.key(parts);
  }

  private static String customer(String company, String account, String group) {
    return """
        {"dataAreaId":"%s","CustomerAccount":"%s","CustomerGroupId":"%s","SalesCurrencyCode":"USD",
         "CreditLimit":100.25}"""
        .formatted(company, account, group);
  }

  private static void assertRefused(ThrowingCallable call, int status) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ODataServiceErrorException.class,
            refused -> assertThat(refused.getHttpCode()).isEqualTo(status));
  }

  @Test
  void createsReadsUpdatesAndDeletes() {
    ODataEntityKey key = key("USPM", "S'1/2");
    assertThat(own.create(CUSTOMERS, customer("USPM", "S'1/2", "10")))
        .containsEntry("CustomerAccount", "S'1/2");
    String etag = String.valueOf(own.read(CUSTOMERS, key).get("@odata.etag"));
    assertThat(own.update(CUSTOMERS, key, "{\"CreditLimit\":7.5}", etag)).isEqualTo(204);
    assertThat(own.read(CUSTOMERS, key)).containsEntry("CreditLimit", 7.5);
    assertRefused(() -> own.update(CUSTOMERS, key, "{\"CreditLimit\":8}", etag), 412);
    assertThat(own.delete(CUSTOMERS, key, null)).isEqualTo(204);
    assertRefused(() -> own.read(CUSTOMERS, key), 404);
  }

  // F1
  @Test
  void reachesOtherCompaniesOnlyWhenItAsksAcrossThem() {
    ODataEntityKey key = key("GBPM", "X1");
    all.create(CUSTOMERS, customer("GBPM", "X1", "20"));
    assertRefused(() -> own.read(CUSTOMERS, key), 404);
    assertThat(all.read(CUSTOMERS, key)).containsEntry("CustomerGroupId", "20");
    assertRefused(() -> own.update(CUSTOMERS, key, "{\"CreditLimit\":1}", null), 404);
    assertThat(all.update(CUSTOMERS, key, "{\"CreditLimit\":1}", null)).isEqualTo(204);
    var inGbpm =
        SapClient.query(CUSTOMERS)
            .filter(
                FieldReference.of("dataAreaId")
                    .equalTo("GBPM")
                    .and(FieldReference.of("CustomerAccount").equalTo("X1")));
    assertThat(own.list(inGbpm).asListOfMaps()).isEmpty();
    assertThat(all.list(inGbpm).asListOfMaps()).hasSize(1);
    assertThat(all.count(CUSTOMERS)).isGreaterThan(own.count(CUSTOMERS));
    assertThat(all.delete(CUSTOMERS, key, null)).isEqualTo(204);
  }

  // F1: finance has no alternate keys, and takes no part of a key for one.
  @Test
  void refusesAKeyThatIsNotWhole() {
    ODataEntityKey account = SapClient.key(Map.of("CustomerAccount", "C1"));
    assertRefused(() -> own.read(CUSTOMERS, account), 400);
  }

  @Test
  void filtersOrdersAndCounts() {
    for (int i = 1; i <= 4; i++) {
      own.create(CUSTOMERS, customer("USPM", "F" + i, "30"));
    }
    ODataRequestResultGeneric found =
        own.list(
            SapClient.query(CUSTOMERS)
                .select("CustomerAccount", "CreditLimit")
                .filter(
                    FieldReference.of("CustomerGroupId")
                        .equalTo("30")
                        .and(FieldReference.of("CreditLimit").greaterThan(100))
                        .and(FieldReference.of("CustomerAccount").notEqualTo("F2")))
                .orderBy("CustomerAccount", Order.DESC)
                .skip(1)
                .top(5)
                .withInlineCount());
    assertThat(found.getInlineCount()).isEqualTo(3);
    assertThat(found.asListOfMaps())
        .extracting(row -> row.get("CustomerAccount"))
        .containsExactly("F3", "F1");
  }

  @Test
  void followsNextLinksToTheEnd() {
    for (int i = 1; i <= 5; i++) {
      own.create(CUSTOMERS, customer("USPM", "P" + i, "40"));
    }
    List<List<Map<String, Object>>> pages =
        all.pages(
            SapClient.query(CUSTOMERS)
                .filter(FieldReference.of("CustomerGroupId").equalTo("40"))
                .orderBy("CustomerAccount", Order.ASC),
            2);
    assertThat(pages).extracting(List::size).containsExactly(2, 2, 1);
    assertThat(pages.stream().flatMap(List::stream).map(row -> row.get("CustomerAccount")))
        .containsExactly("P1", "P2", "P3", "P4", "P5");
  }

  // F1
  @Test
  void appliesAChangeSetOfABatchWholeOrNotAtAll() {
    ODataRequestCreate first = all.creation(CUSTOMERS, customer("USPM", "B1", "50"));
    ODataRequestCreate second = all.creation(CUSTOMERS, customer("GBPM", "B1", "50"));
    ODataRequestReadByKey afterwards = all.reading(CUSTOMERS, key("GBPM", "B1"));
    ODataRequestResultMultipartGeneric answers =
        all.send(
            all.batch()
                .beginChangeset()
                .addCreate(first)
                .addCreate(second)
                .endChangeset()
                .addReadByKey(afterwards));
    assertThat(answers.getResult(second).asMap()).containsEntry("dataAreaId", "GBPM");
    assertThat(answers.getResult(afterwards).asMap()).containsEntry("CustomerAccount", "B1");

    ODataRequestCreate fresh = all.creation(CUSTOMERS, customer("USPM", "B2", "50"));
    ODataRequestCreate twice = all.creation(CUSTOMERS, customer("USPM", "B1", "50"));
    ODataRequestResultMultipartGeneric refused =
        all.send(all.batch().beginChangeset().addCreate(fresh).addCreate(twice).endChangeset());
    assertRefused(() -> refused.getResult(fresh), 400);
    assertRefused(() -> all.read(CUSTOMERS, key("USPM", "B2")), 404);
  }
}
