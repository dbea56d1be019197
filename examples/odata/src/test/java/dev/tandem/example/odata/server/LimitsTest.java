package dev.tandem.example.odata.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published numbers themselves; DataverseBatchTest has the batch of Dataverse. */
class LimitsTest {
  private final ManualClock clock = Sides.clock();

  private interface Check {
    void on(Http http, InMemoryConnector side);
  }

  private void onDataverse(Check check) {
    InMemoryConnector side = Sides.dataverse(clock);
    try (DataverseServer server =
        DataverseServer.start(side, Sides.settings(clock, Limits.DATAVERSE))) {
      check.on(new Http(server.origin(), server.api()).signIn(), side);
    }
  }

  private void onFinance(Check check) {
    InMemoryConnector side = Sides.finance(clock);
    try (FinanceServer server =
        FinanceServer.start(side, new ShippedNames(), Sides.settings(clock, Limits.FINANCE))) {
      check.on(new Http(server.origin(), server.api()).signIn(), side);
    }
  }

  /** The pages of a list of one row more than a page. */
  private static void assertPages(Http http, String list, int page) {
    JsonNode first = Http.json(http.get(list, "Prefer", "odata.maxpagesize=99999"));
    assertThat(first.get("value")).hasSize(page);
    JsonNode second = Http.json(http.get(first.get("@odata.nextLink").asText()));
    assertThat(second.get("value")).hasSize(1);
    assertThat(second.has("@odata.nextLink")).isFalse();
  }

  // V2
  @Test
  void givesFiveThousandRowsOfDataverseAtOnce() {
    onDataverse(
        (http, side) -> {
          for (int i = 0; i <= 5000; i++) {
            side.insert("uoms", Map.of("msdyn_symbol", "U" + i, "name", "U" + i));
          }
          assertPages(http, "uoms?$select=name", 5000);
        });
  }

  // F1
  @Test
  void givesTenThousandRowsOfFinanceAtOnce() {
    onFinance(
        (http, side) -> {
          for (int i = 0; i <= 10_000; i++) {
            side.insert("Units", Map.of("UNITSYMBOL", "U" + i));
          }
          assertPages(http, "UnitsOfMeasure?$select=UnitSymbol", 10_000);
        });
  }

  private static HttpResponse<String> batchOf(Http http, int operations, String url) {
    Batch batch = new Batch();
    for (int i = 0; i < operations; i++) {
      batch.get(url);
    }
    return batch.send(http);
  }

  // F6: a batch that is let in stops at its first operation here, which fails
  @Test
  void letsFiveThousandOperationsOfFinanceIn() {
    onFinance(
        (http, side) -> {
          HttpResponse<String> most = batchOf(http, 5000, "NoSuchSet");
          assertThat(most.body()).contains("NoSuchSet").doesNotContain("at most");
          HttpResponse<String> over = batchOf(http, 5001, "NoSuchSet");
          assertThat(over.statusCode()).isEqualTo(400);
          assertThat(over.body()).contains("5001").contains("at most 5000");
        });
  }

  // V4
  @Test
  void takesUrlsOfSixtyFourKilobytesInABatch() {
    onDataverse(
        (http, side) -> {
          String long60 = "uoms?$filter=name%20eq%20'" + "x".repeat(60 * 1024) + "'";
          assertThat(Batch.statuses(batchOf(http, 1, long60))).containsExactly(200);
          String long65 = "uoms?$filter=name%20eq%20'" + "x".repeat(65 * 1024) + "'";
          HttpResponse<String> over = batchOf(http, 1, long65);
          assertThat(over.statusCode()).isEqualTo(400);
          assertThat(over.body()).contains("64 KB");
        });
  }

  // V6: the largest documented payload is 116.85 MB
  @Test
  void takesTheLargestDocumentedPayload() {
    int largest = (int) (116.85 * 1024 * 1024);
    assertThat(Limits.DATAVERSE.bodyBytes()).isGreaterThanOrEqualTo(largest);
    assertThat(Limits.FINANCE.bodyBytes()).isGreaterThanOrEqualTo(largest);
  }
}
