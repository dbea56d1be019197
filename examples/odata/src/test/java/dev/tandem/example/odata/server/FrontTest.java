package dev.tandem.example.odata.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.odata.server.front.Faults;
import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.front.ServerFault;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens, budgets and faults, over a single table. */
class FrontTest {
  private final ManualClock clock = Sides.clock();
  private final InMemoryConnector side =
      InMemoryConnector.builder(companies())
          .without(Capability.OPERATION_LEDGER)
          .clock(clock)
          .build();

  private static Catalog companies() {
    Catalog shipped = ProjectOperations.shipped().catalogs().dataverse();
    return Catalog.of(
        Side.DATAVERSE,
        shipped.tables().stream().filter(t -> t.isCalled("transactioncurrencies")).toList());
  }

  private static final String CREATE =
      "{\"isocurrencycode\":\"%s\",\"currencyname\":\"Name\",\"currencysymbol\":\"$\","
          + "\"exchangerate\":1,\"currencyprecision\":2}";

  private interface Check {
    void on(Http http) throws Exception;
  }

  private void with(Settings settings, Check check) throws Exception {
    try (DataverseServer server = DataverseServer.start(side, settings)) {
      check.on(new Http(server.origin(), server.api()));
    }
  }

  private Settings settings(Limits limits) {
    return Sides.settings(clock, limits);
  }

  @Test
  void wantsATokenAndEndsItInTime() throws Exception {
    with(
        settings(Limits.DATAVERSE),
        http -> {
          HttpResponse<String> without = http.get("transactioncurrencies");
          assertThat(without.statusCode()).isEqualTo(401);
          assertThat(Http.header(without, "WWW-Authenticate")).startsWith("Bearer ");
          assertThat(http.signIn().get("transactioncurrencies").statusCode()).isEqualTo(200);
          clock.advance(Duration.ofMinutes(59));
          assertThat(http.get("transactioncurrencies").statusCode()).isEqualTo(200);
          clock.advance(Duration.ofMinutes(1));
          assertThat(http.get("transactioncurrencies").statusCode()).isEqualTo(401);
          assertThat(http.signIn().get("transactioncurrencies").statusCode()).isEqualTo(200);
        });
  }

  @Test
  void givesTokensToTheRightSecretAndScopeOnly() throws Exception {
    try (DataverseServer server = DataverseServer.start(side, settings(Limits.DATAVERSE))) {
      Http http = new Http(server.origin(), server.api());
      String scope = server.origin() + "/.default";
      HttpResponse<String> wrong = http.tokenFor(Http.CLIENT, "wrong", scope);
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(Http.json(wrong).get("error").asText()).isEqualTo("invalid_client");
      assertThat(wrong.body()).doesNotContain(Http.SECRET);
      HttpResponse<String> elsewhere =
          http.tokenFor(Http.CLIENT, Http.SECRET, "https://elsewhere.example/.default");
      assertThat(elsewhere.statusCode()).isEqualTo(400);
      assertThat(Http.json(elsewhere).get("error").asText()).isEqualTo("invalid_scope");
    }
  }

  // V1
  @Test
  void letsAUserAskSoOftenInAWindow() throws Exception {
    Limits few = new Limits(3, Duration.ofMinutes(20), 52, Duration.ofMinutes(5), 1 << 20);
    with(
        settings(few),
        http -> {
          http.signIn();
          assertThat(http.get("transactioncurrencies").statusCode()).isEqualTo(200);
          clock.advance(Duration.ofSeconds(100));
          for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = http.get("transactioncurrencies");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Http.header(answer, "x-ms-dop-hint")).isEqualTo("4");
          }
          HttpResponse<String> refused = http.get("transactioncurrencies");
          assertThat(refused.statusCode()).isEqualTo(429);
          assertThat(Http.json(refused).at("/error/code").asText()).isEqualTo("0x80072322");
          int wait = Integer.parseInt(Http.header(refused, "Retry-After"));
          assertThat(wait).isGreaterThan(200).isLessThanOrEqualTo(300);
          clock.advance(Duration.ofSeconds(wait));
          assertThat(http.get("transactioncurrencies").statusCode()).isEqualTo(200);
        });
  }

  // V1
  @Test
  void countsSixThousandRequests() {
    assertThat(Limits.DATAVERSE.requests()).isEqualTo(6000);
    assertThat(Limits.DATAVERSE.execution()).isEqualTo(Duration.ofMinutes(20));
    assertThat(Limits.DATAVERSE.concurrent()).isEqualTo(52);
    assertThat(Limits.DATAVERSE.window()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void refusesPayloadsThatAreTooLarge() throws Exception {
    Limits small = new Limits(100, Duration.ofMinutes(20), 52, Duration.ofMinutes(5), 1000);
    with(
        settings(small),
        http -> {
          http.signIn();
          assertThat(http.post("transactioncurrencies", " ".repeat(1001)).statusCode())
              .isEqualTo(413);
        });
  }

  private void withFault(ServerFault fault, Check check) throws Exception {
    Faults faults = Faults.none();
    faults.next(fault);
    with(settings(Limits.DATAVERSE).failing(faults), http -> check.on(http.signIn()));
  }

  private int rows() {
    return side.rows("transactioncurrencies").size();
  }

  @Test
  void failsWithoutEffectWhereItSaysSo() throws Exception {
    List<ServerFault> kinds =
        List.of(
            ServerFault.THROTTLED,
            ServerFault.UNAVAILABLE,
            ServerFault.BROKEN,
            ServerFault.EXPIRED_TOKEN);
    List<Integer> statuses = List.of(429, 503, 500, 401);
    for (int i = 0; i < kinds.size(); i++) {
      int expected = statuses.get(i);
      withFault(
          kinds.get(i),
          http ->
              assertThat(http.post("transactioncurrencies", CREATE.formatted("USD")).statusCode())
                  .isEqualTo(expected));
    }
    assertThat(rows()).isZero();
  }

  @Test
  void cutsTheConnectionBeforeOrAfterTheEffect() throws Exception {
    withFault(
        ServerFault.CUT_BEFORE,
        http ->
            assertThatThrownBy(() -> http.post("transactioncurrencies", CREATE.formatted("USD")))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class));
    assertThat(rows()).isZero();
    withFault(
        ServerFault.CUT_AFTER,
        http ->
            assertThatThrownBy(() -> http.post("transactioncurrencies", CREATE.formatted("USD")))
                .isInstanceOf(UncheckedIOException.class));
    assertThat(rows()).isOne();
  }

  @Test
  void sendsMalformedHugeAndSlowAnswers() throws Exception {
    withFault(
        ServerFault.MALFORMED,
        http ->
            assertThatThrownBy(() -> Http.json(http.get("transactioncurrencies")))
                .isInstanceOf(UncheckedIOException.class));
    withFault(
        ServerFault.HUGE,
        http ->
            assertThat(http.get("transactioncurrencies").body()).hasSizeGreaterThan(60_000_000));
    withFault(
        ServerFault.SLOW,
        http -> {
          long before = System.nanoTime();
          assertThat(http.get("transactioncurrencies").statusCode()).isEqualTo(200);
          assertThat(Duration.ofNanos(System.nanoTime() - before))
              .isGreaterThan(Duration.ofMillis(190));
        });
  }

  @Test
  void failsAlikeWithTheSameSeed() throws Exception {
    assertThat(outcomes(7)).isEqualTo(outcomes(7)).contains(200).contains(503).contains(500);
    assertThat(outcomes(7)).isNotEqualTo(outcomes(8));
  }

  private List<Integer> outcomes(long seed) throws Exception {
    List<Integer> outcomes = new java.util.ArrayList<>();
    List<ServerFault> kinds = List.of(ServerFault.UNAVAILABLE, ServerFault.BROKEN);
    Faults faults = Faults.random(seed, 0.5, kinds, Duration.ZERO);
    with(
        settings(Limits.DATAVERSE).failing(faults),
        http -> {
          http.signIn();
          for (int i = 0; i < 30; i++) {
            outcomes.add(http.get("transactioncurrencies").statusCode());
          }
        });
    return outcomes;
  }
}
