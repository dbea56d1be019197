package dev.tandem.example.odata.server.events;

import static dev.tandem.example.odata.client.Exchange.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.example.odata.client.Exchange;
import dev.tandem.example.odata.server.ServedSides;
import dev.tandem.example.odata.server.model.FinanceNames;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What finance tells its subscribers, and what becomes of what they do not take. */
class DataEventsTest {
  private static final String CUSTOMERS = "Customers V3";
  private static final String SECRET = "a secret of events";

  // Reading them takes longer than a test.
  private static final Catalog CATALOG = ProjectOperations.shipped().catalogs().finance();
  private static final FinanceNames NAMES = new ShippedNames();

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T08:00:00Z"));
  private final InMemoryConnector side = ServedSides.of(CATALOG, clock);
  private final DataEvents events = DataEvents.of(side, NAMES, clock, Duration.ZERO);
  private final Exchange endpoint = Exchange.start();
  private final List<JsonNode> received = new ArrayList<>();

  @BeforeEach
  void subscribe() {
    events.subscribeOnDemand(
        new Subscription(address(), SECRET, Set.of(CUSTOMERS, "CurrencyEntity")));
  }

  @AfterEach
  void close() {
    events.close();
    endpoint.close();
  }

  private URI address() {
    return endpoint.root().resolve("/events?code=hidden");
  }

  /** Answers the next deliveries so and remembers what came. */
  private void answers(int... statuses) {
    for (int status : statuses) {
      endpoint.next(
          exchange -> {
            received.add(new ObjectMapper().readTree((String) exchange.getAttribute("body")));
            answer(status, "").run(exchange);
          });
    }
  }

  private void customer(String account) {
    side.insert(
        CUSTOMERS,
        Map.of(
            "dataAreaId", "USPM",
            "CUSTOMERACCOUNT", account,
            "CUSTOMERGROUPID", "10",
            "SALESCURRENCYCODE", "USD"));
  }

  private static KeyValues key(String account) {
    return KeyValues.builder().put("dataAreaId", "USPM").put("CUSTOMERACCOUNT", account).build();
  }

  @Test
  void tellsWhatHappenedInItsOrderWithTheKeyOfTheRow() throws InterruptedException {
    answers(200, 202, 204, 200);
    customer("C1");
    side.update(CUSTOMERS, key("C1"), Map.of("CUSTOMERGROUPID", "20"));
    side.insert("Legal entities", Map.of("LEGALENTITYID", "USPM", "NAME", "Nobody asked"));
    side.delete(CUSTOMERS, key("C1"));
    side.insert("Currencies", Map.of("CURRENCYCODE", "USD", "NAME", "US Dollar", "SYMBOL", "$"));
    events.deliver();
    assertThat(received)
        .extracting(event -> event.get("Operation").asText())
        .containsExactly("Created", "Updated", "Deleted", "Created");
    JsonNode first = received.get(0);
    assertThat(first.get("EntityName").asText()).isEqualTo("CustCustomerV3Entity");
    assertThat(first.get("EntityKey").toString())
        .isEqualTo("{\"dataAreaId\":\"USPM\",\"CustomerAccount\":\"C1\"}");
    assertThat(first.get("EventTimeIso8601").asText()).isEqualTo("2026-03-01T08:00:00Z");
    assertThat(received).extracting(event -> event.get("EventId").asText()).doesNotHaveDuplicates();
    assertThat(endpoint.seen()).allMatch(seen -> seen.endsWith("Bearer " + SECRET));
    assertThat(events.errors()).isEmpty();
  }

  // F4: control numbers rise, and leave gaps where nobody is told.
  @Test
  void controlNumbersRiseWithGaps() throws InterruptedException {
    answers(200, 200);
    customer("C1");
    side.insert("Legal entities", Map.of("LEGALENTITYID", "USPM", "NAME", "Nobody asked"));
    customer("C2");
    events.deliver();
    long step =
        received.get(1).get("ControlNumber").longValue()
            - received.get(0).get("ControlNumber").longValue();
    assertThat(step).isGreaterThan(1);
  }

  // F4: three tries, then the list of errors; nobody behind it waits for ever.
  @Test
  void givesUpAfterThreeTriesAndKeepsWhatWasNotTaken() throws InterruptedException, IOException {
    answers(500, 404, 503, 200);
    customer("C1");
    customer("C2");
    events.deliver();
    assertThat(received).hasSize(4);
    assertThat(received.subList(0, 3))
        .extracting(event -> event.get("EventId").asText())
        .containsOnly(received.get(0).get("EventId").asText());
    assertThat(events.errors()).hasSize(1);
    FailedDelivery failed = events.errors().get(0);
    assertThat(failed.tries()).isEqualTo(3);
    assertThat(failed.reason()).isEqualTo("HTTP 503");
    assertThat(failed.endpoint()).isEqualTo(endpoint.root().resolve("/events").toString());
    assertThat(new ObjectMapper().readTree(failed.message())).isEqualTo(received.get(0));
  }

  @Test
  void sendsAgainWhatWasGivenUp() throws InterruptedException {
    answers(500, 500, 500, 200);
    customer("C1");
    events.deliver();
    assertThat(events.resend()).isEqualTo(1);
    assertThat(events.errors()).isEmpty();
    assertThat(received.get(3)).isEqualTo(received.get(0));
    assertThat(events.resend()).isZero();
  }

  @Test
  void aDeliveryWhoseAnswerIsLostComesTwice() throws InterruptedException {
    endpoint.next(Exchange.cut());
    answers(200);
    customer("C1");
    events.deliver();
    assertThat(events.errors()).isEmpty();
    assertThat(endpoint.seen()).hasSize(2);
  }

  @Test
  void aListOfErrorsShowsNoSecret() throws InterruptedException {
    customer("C1");
    events.deliver();
    assertThat(events.errors().toString()).contains("HTTP 599").doesNotContain(SECRET, "hidden");
    Subscription subscription = new Subscription(address(), SECRET, Set.of(CUSTOMERS));
    assertThat(subscription.toString()).doesNotContain(SECRET, "hidden");
  }

  @Test
  void refusesSubscriptionsThatCannotBeServed() {
    URI address = address();
    assertThatThrownBy(
            () -> events.subscribe(new Subscription(address, "", Set.of("No such entity"))))
        .hasMessageContaining("No such entity");
    assertThatThrownBy(() -> new Subscription(URI.create("ftp://x/"), "", Set.of(CUSTOMERS)))
        .hasMessageContaining("http");
    assertThatThrownBy(() -> new Subscription(address, "", Set.of()))
        .hasMessageContaining("at least an entity");
  }
}
