package dev.tandem.example.odata.server;

import static dev.tandem.example.odata.client.Exchange.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.client.Exchange;
import dev.tandem.example.odata.server.events.DataEvents;
import dev.tandem.example.odata.server.events.Subscription;
import dev.tandem.example.odata.server.front.Faults;
import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.model.FinanceNames;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.example.odata.server.sample.SampleServers;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Data events of changes that callers make, and the list of those that nobody took. */
class FinanceEventsTest {
  private static final FinanceNames NAMES = new ShippedNames();

  private static final String CURRENCY =
      "{\"CurrencyCode\":\"CHF\",\"Name\":\"Swiss franc\",\"Symbol\":\"Fr\"}";

  // F4
  @Test
  void listsWhatNobodyTookAndSendsItAgain() throws InterruptedException {
    ManualClock clock = Sides.clock();
    InMemoryConnector side = Sides.finance(clock);
    DataEvents events = DataEvents.of(side, NAMES, clock, Duration.ZERO);
    try (events;
        Exchange endpoint = Exchange.start();
        FinanceServer server =
            FinanceServer.start(
                side, NAMES, Sides.settings(clock, Limits.FINANCE), Work.none(), events)) {
      events.subscribeOnDemand(new Subscription(endpoint.root(), "", Set.of("Currencies")));
      Http http = new Http(server.origin(), server.api()).signIn();
      assertThat(http.post("Currencies", CURRENCY).statusCode()).isEqualTo(201);
      events.deliver();
      JsonNode errors = Http.json(http.get("tandem_EventErrors")).get("value");
      assertThat(errors).hasSize(1);
      assertThat(errors.at("/0/EntityName").asText()).isEqualTo("CurrencyEntity");
      assertThat(errors.at("/0/Tries").intValue()).isEqualTo(3);
      assertThat(errors.at("/0/Reason").asText()).isEqualTo("HTTP 599");
      assertThat(errors.at("/0/Message/EntityKey/CurrencyCode").asText()).isEqualTo("CHF");
      assertThat(Instant.parse(errors.at("/0/FailedAt").asText())).isEqualTo(clock.instant());
      endpoint.next(answer(200, ""));
      JsonNode sent = Http.json(http.post("tandem_ResendEvents", "{}"));
      assertThat(sent.get("Sent").intValue()).isEqualTo(1);
      assertThat(Http.json(http.get("tandem_EventErrors")).get("value")).isEmpty();
    }
  }

  @Test
  void theSampleServerTellsByItself() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    try (Exchange endpoint = Exchange.start();
        SampleServers servers = SampleServers.start(0, Http.SECRET, Faults.none(), Sides.clock())) {
      endpoint.next(
          exchange -> {
            answer(200, "").run(exchange);
            told.countDown();
          });
      servers.deliverEvents(endpoint.root(), "a secret of events");
      Http http =
          new Http(servers.finance().origin(), servers.finance().api())
              .signInAs(servers.credential().clientId());
      assertThat(http.post("Currencies", CURRENCY).statusCode()).isEqualTo(201);
      assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(endpoint.seen().get(0)).endsWith("Bearer a secret of events");
    }
  }
}
