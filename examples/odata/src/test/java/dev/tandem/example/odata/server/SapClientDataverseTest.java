package dev.tandem.example.odata.server;

import static dev.tandem.example.odata.server.DataverseFixture.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sap.cloud.sdk.datamodel.odata.client.exception.ODataResponseException;
import com.sap.cloud.sdk.datamodel.odata.client.exception.ODataServiceErrorException;
import com.sap.cloud.sdk.datamodel.odata.client.expression.FieldReference;
import com.sap.cloud.sdk.datamodel.odata.client.query.Order;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataEntityKey;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestBatch;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestCreate;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestReadByKey;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestResultGeneric;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestResultMultipartGeneric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The Dataverse server as the OData client of SAP's Cloud SDK sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SapClientDataverseTest {
  private static final String ACCOUNTS = "accounts";

  private final DataverseFixture dataverse = new DataverseFixture();
  private final SapClient client = SapClient.of(dataverse.server.api(), dataverse.http);

  @AfterAll
  void close() {
    dataverse.close();
  }

  private static ODataEntityKey byNumber(String number) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("accountnumber", number);
    parts.put("_msdyn_company_value", DataverseFixture.USPM);
    return SapClient.key(parts);
  }

  private static void assertRefused(ThrowingCallable call, int status, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ODataServiceErrorException.class,
            refused -> {
              assertThat(refused.getHttpCode()).isEqualTo(status);
              assertThat(refused.getOdataError().getODataCode()).isEqualTo(code);
            });
  }

  @Test
  void createsReadsUpdatesAndDeletes() {
    Map<String, Object> created = client.create(ACCOUNTS, account("S1", "Adatum"));
    UUID id = UUID.fromString(String.valueOf(created.get("accountid")));
    ODataEntityKey key = SapClient.key(Map.of("accountid", id));
    String etag = String.valueOf(client.read(ACCOUNTS, key).get("@odata.etag"));
    assertThat(client.update(ACCOUNTS, key, "{\"name\":\"Renamed\"}", etag)).isEqualTo(204);
    assertThat(client.read(ACCOUNTS, key)).containsEntry("name", "Renamed");
    assertRefused(
        () -> client.update(ACCOUNTS, key, "{\"name\":\"Late\"}", etag), 412, "0x80060882");
    assertThat(client.delete(ACCOUNTS, key, null)).isEqualTo(204);
    assertRefused(() -> client.read(ACCOUNTS, key), 404, "0x80040217");
  }

  // V3
  @Test
  void findsAndUpsertsByAlternateKey() {
    ODataEntityKey key = byNumber("S 2");
    client.update(ACCOUNTS, key, "{\"name\":\"First\"}", null);
    client.update(ACCOUNTS, key, "{\"name\":\"Second\"}", null);
    assertThat(client.read(ACCOUNTS, key))
        .containsEntry("accountnumber", "S 2")
        .containsEntry("name", "Second");
    client.delete(ACCOUNTS, key, null);
    assertRefused(() -> client.read(ACCOUNTS, key), 404, "0x80040217");
  }

  @Test
  void filtersOrdersExpandsAndCounts() {
    for (int i = 1; i <= 4; i++) {
      client.create(ACCOUNTS, account("F" + i, "O'Brien & Söhne " + i));
    }
    ODataRequestResultGeneric found =
        client.list(
            SapClient.query(ACCOUNTS)
                .select("accountnumber")
                .select(SapClient.expanded("msdyn_company").select("cdm_companycode"))
                .filter(
                    FieldReference.of("name")
                        .asString()
                        .startsWith("O'Brien & Söhne")
                        .and(FieldReference.of("accountnumber").notEqualTo("F2"))
                        .and(FieldReference.of("creditlimit").greaterThan(12)))
                .orderBy("accountnumber", Order.DESC)
                .top(2)
                .withInlineCount());
    assertThat(found.getInlineCount()).isEqualTo(3);
    assertThat(found.asListOfMaps())
        .extracting(row -> row.get("accountnumber"))
        .containsExactly("F4", "F3");
    assertThat(found.asListOfMaps())
        .extracting(SapClientDataverseTest::companyCode)
        .containsOnly("USPM");
    assertThat(client.count(ACCOUNTS)).isEqualTo(dataverse.side.rows(ACCOUNTS).size());
  }

  private static String companyCode(Map<String, Object> account) {
    Object company = Objects.requireNonNull(account.get("msdyn_company"));
    return String.valueOf(((Map<?, ?>) company).get("cdm_companycode"));
  }

  @Test
  void followsNextLinksToTheEnd() {
    for (int i = 1; i <= 7; i++) {
      client.create(ACCOUNTS, account("P" + i, "Paged"));
    }
    List<List<Map<String, Object>>> pages =
        client.pages(
            SapClient.query(ACCOUNTS)
                .select("accountnumber")
                .filter(FieldReference.of("name").equalTo("Paged"))
                .orderBy("accountnumber", Order.ASC),
            3);
    assertThat(pages).extracting(List::size).containsExactly(3, 3, 1);
    assertThat(pages.stream().flatMap(List::stream).map(row -> row.get("accountnumber")))
        .containsExactly("P1", "P2", "P3", "P4", "P5", "P6", "P7");
  }

  // V4
  @Test
  void appliesAChangeSetOfABatchWholeOrNotAtAll() {
    ODataRequestCreate first = client.creation(ACCOUNTS, account("B1", "First"));
    ODataRequestCreate second = client.creation(ACCOUNTS, account("B2", "Second"));
    ODataRequestReadByKey afterwards = client.reading(ACCOUNTS, byNumber("B2"));
    ODataRequestBatch good =
        client
            .batch()
            .beginChangeset()
            .addCreate(first)
            .addCreate(second)
            .addUpdate(client.change(ACCOUNTS, byNumber("B1"), "{\"name\":\"Both\"}", null))
            .endChangeset()
            .addReadByKey(afterwards);
    ODataRequestResultMultipartGeneric answers = client.send(good);
    assertThat(answers.getResult(first).getHttpResponse().getStatusLine().getStatusCode())
        .isEqualTo(204);
    assertThat(answers.getResult(afterwards).asMap()).containsEntry("name", "Second");
    assertThat(client.read(ACCOUNTS, byNumber("B1"))).containsEntry("name", "Both");

    ODataRequestCreate fresh = client.creation(ACCOUNTS, account("B3", "Third"));
    ODataRequestCreate twice = client.creation(ACCOUNTS, account("B1", "Again"));
    ODataRequestBatch bad =
        client.batch().beginChangeset().addCreate(fresh).addCreate(twice).endChangeset();
    assertThatThrownBy(() -> client.send(bad))
        .isInstanceOfSatisfying(
            ODataResponseException.class,
            refused -> assertThat(refused.getHttpCode()).isEqualTo(412));
    bad.addHeader("Prefer", "odata.continue-on-error");
    ODataRequestResultMultipartGeneric refused = client.send(bad);
    assertRefused(() -> refused.getResult(twice), 412, "0x80060892");
    assertRefused(() -> client.read(ACCOUNTS, byNumber("B3")), 404, "0x80040217");
  }
}
