package dev.tandem.example.odata.server;

import static dev.tandem.example.odata.server.DataverseFixture.account;
import static dev.tandem.example.odata.server.DataverseFixture.byNumber;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.odata.server.Batch.Part;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Row;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataverseBatchTest {
  private final DataverseFixture dataverse = new DataverseFixture();
  private final Http http = dataverse.http;

  @AfterEach
  void empty() {
    for (String table : List.of("contacts", "accounts", "tandem_acceptedoperations")) {
      for (Row row : dataverse.side.rows(table)) {
        String id = java.util.Objects.requireNonNull(row.schema().primaryId());
        if (row.schema().column("msdyn_billingaccount") != null) {
          dataverse.side.update(
              table, KeyValues.of(id, row.value(id)), blank("msdyn_billingaccount"));
        }
      }
      for (Row row : dataverse.side.rows(table)) {
        String id = java.util.Objects.requireNonNull(row.schema().primaryId());
        dataverse.side.delete(table, KeyValues.of(id, row.value(id)));
      }
    }
  }

  private static java.util.Map<String, ?> blank(String column) {
    return java.util.Collections.singletonMap(column, null);
  }

  @AfterAll
  void close() {
    dataverse.close();
  }

  private static Part create(String number) {
    return Part.of("POST", "accounts", account(number, "Name of " + number));
  }

  // V4
  @Test
  void appliesAChangeSetWholeAndAnswersEachRequest() {
    HttpResponse<String> answer =
        new Batch()
            .changeSet(create("A1"), create("A2"), Part.of("PATCH", byNumber("A3"), "{}"))
            .get("/api/data/v9.2/accounts?$select=accountnumber")
            .send(http);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Batch.statuses(answer)).as(answer.body()).containsExactly(204, 204, 204, 200);
    assertThat(answer.body()).contains("Content-ID: 1").contains("OData-EntityId: http");
    assertThat(answer.body()).contains("\"accountnumber\":\"A2\"");
    assertThat(dataverse.side.rows("accounts")).hasSize(3);
  }

  // V4
  @Test
  void appliesNothingOfAChangeSetThatFails() {
    HttpResponse<String> answer =
        new Batch()
            .changeSet(create("A1"), Part.of("POST", "accounts", account("A1", "Twice")))
            .send(http);
    assertThat(Batch.statuses(answer)).as(answer.body()).containsExactly(412);
    assertThat(answer.body()).contains("0x80060892");
    assertThat(dataverse.side.rows("accounts")).isEmpty();
    HttpResponse<String> unreadable =
        new Batch()
            .changeSet(create("A1"), Part.of("POST", "accounts", "{\"nosuch\":1}"))
            .send(http);
    assertThat(Batch.statuses(unreadable)).containsExactly(400);
    assertThat(dataverse.side.rows("accounts")).isEmpty();
  }

  // V4, T6
  @Test
  void writesEffectLedgerAndFenceTogether() {
    String fence = "tandem_fences(tandem_partition='p1')";
    assertThat(http.patch(fence, "{\"tandem_generation\":1}").statusCode()).isEqualTo(204);
    String held = Http.json(http.get(fence)).get("@odata.etag").asText();
    Part effect = Part.of("PATCH", byNumber("A1"), "{\"name\":\"Once\"}");
    Part proof =
        Part.of(
            "PATCH",
            "tandem_acceptedoperations(tandem_operationid='op-1')",
            "{\"tandem_version\":\"1\"}",
            "If-None-Match",
            "*");
    Part guard = Part.of("PATCH", fence, "{\"tandem_generation\":1}", "If-Match", held);
    HttpResponse<String> first = new Batch().changeSet(effect, proof, guard).send(http);
    assertThat(Batch.statuses(first)).as(first.body()).containsExactly(204, 204, 204);

    String now = Http.json(http.get(fence)).get("@odata.etag").asText();
    Part again = Part.of("PATCH", byNumber("A1"), "{\"name\":\"Twice\"}");
    Part current = Part.of("PATCH", fence, "{\"tandem_generation\":1}", "If-Match", now);
    HttpResponse<String> repeated = new Batch().changeSet(again, proof, current).send(http);
    assertThat(Batch.statuses(repeated)).containsExactly(412);
    assertThat(repeated.body()).contains("0x80040237");
    Part other = Part.of("PATCH", "tandem_acceptedoperations(tandem_operationid='op-2')", "{}");
    HttpResponse<String> fenced = new Batch().changeSet(again, other, guard).send(http);
    assertThat(Batch.statuses(fenced)).containsExactly(412);
    assertThat(fenced.body()).contains("0x80060882");
    assertThat(dataverse.side.single("accounts").value("name")).isEqualTo("Once");
    assertThat(dataverse.side.rows("tandem_acceptedoperations")).hasSize(1);
  }

  @Test
  void resolvesReferencesToEarlierRequests() {
    HttpResponse<String> answer =
        new Batch()
            .changeSet(
                create("A1"),
                Part.of("PATCH", "$1", "{\"telephone1\":\"555\"}"),
                Part.of(
                    "POST",
                    "accounts",
                    "{\"name\":\"Child\",\"msdyn_billingaccount@odata.bind\":\"$1\"}"))
            .send(http);
    assertThat(Batch.statuses(answer)).as(answer.body()).containsExactly(204, 204, 204);
    assertThat(Http.json(http.get(byNumber("A1"))).get("telephone1").asText()).isEqualTo("555");
    assertThat(dataverse.side.rows("accounts").get(1).value("msdyn_billingaccount")).isNotNull();
  }

  @Test
  void stopsAtAnErrorUnlessToldToContinue() {
    Batch batch = new Batch().get("accounts(" + DataverseFixture.USPM + ")").get("cdm_companies");
    HttpResponse<String> stopped = batch.send(http);
    assertThat(stopped.statusCode()).isEqualTo(404);
    assertThat(Batch.statuses(stopped)).containsExactly(404);
    HttpResponse<String> whole = batch.send(http, "Prefer", "odata.continue-on-error");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(Batch.statuses(whole)).containsExactly(404, 200);
  }

  // V4
  @Test
  void refusesReadsInAChangeSetAndMoreThanAThousandOperations() {
    HttpResponse<String> read =
        new Batch().changeSet(Part.of("GET", "cdm_companies", null)).send(http);
    assertThat(read.statusCode() == 400 || Batch.statuses(read).equals(List.of(400)))
        .as(read.body())
        .isTrue();
    Batch most = new Batch();
    Batch over = new Batch();
    for (int i = 0; i <= 1000; i++) {
      over.get("cdm_companies?$top=1");
      if (i < 1000) {
        most.get("cdm_companies?$select=cdm_companycode&$top=0");
      }
    }
    assertThat(Batch.statuses(most.send(http))).hasSize(1000);
    HttpResponse<String> tooMany = over.send(http);
    assertThat(tooMany.statusCode()).isEqualTo(400);
    assertThat(tooMany.body()).contains("1001").contains("1000");
    HttpResponse<String> garbage =
        http.post("$batch", "nothing", "Content-Type", "multipart/mixed;boundary=b");
    assertThat(garbage.statusCode()).isEqualTo(400);
  }
}
