package dev.tandem.example.odata.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client does with answers that are late, wrong, hostile or missing. */
class ServiceClientTest {
  private final Exchange exchange = Exchange.start();

  @AfterEach
  void close() {
    exchange.close();
  }

  private HttpCall rows() {
    return HttpCall.get(exchange.root().resolve("rows"));
  }

  @Test
  void renewsARefusedTokenOnce() {
    exchange.next(Exchange.answer(401, "")).next(Exchange.answer(200, "{}"));
    assertThat(exchange.client().fetch(rows()).status()).isEqualTo(200);
    assertThat(exchange.seen())
        .containsExactly("GET /data/rows Bearer t1", "GET /data/rows Bearer t2");
  }

  @Test
  void givesUpWhenANewTokenIsRefusedToo() {
    exchange.next(Exchange.answer(401, "")).next(Exchange.answer(401, ""));
    assertThatThrownBy(() -> exchange.client().fetch(rows()))
        .isInstanceOf(PermanentConnectorException.class)
        .hasMessageContaining("401")
        .hasMessageNotContaining("t2");
    assertThat(exchange.seen()).hasSize(2);
  }

  // I21
  @Test
  void sendsNothingBeforeTheInstantOfRetryAfter() {
    ServiceClient client = exchange.client();
    exchange.next(Exchange.answer(429, "", "Retry-After", "17"));
    Instant until = exchange.clock().instant().plusSeconds(17);
    Answer answer = client.exchange(rows());
    assertThat(answer).isInstanceOf(Answer.NoEffect.class);
    assertThat(((Answer.NoEffect) answer).until()).isEqualTo(until);
    exchange.clock().advance(Duration.ofSeconds(16));
    assertThat(((Answer.NoEffect) client.exchange(rows())).until()).isEqualTo(until);
    assertThat(exchange.seen()).hasSize(1);
    exchange.clock().advance(Duration.ofSeconds(1));
    exchange.next(Exchange.answer(200, "{}"));
    assertThat(client.exchange(rows())).isInstanceOf(Answer.Replied.class);
  }

  @Test
  void understandsEveryFormOfRetryAfter() {
    Instant now = Instant.parse("2026-03-01T08:00:00Z");
    assertThat(until("5", now)).isEqualTo(now.plusSeconds(5));
    assertThat(until("Sun, 01 Mar 2026 08:01:00 GMT", now)).isEqualTo(now.plusSeconds(60));
    assertThat(until("Sun, 01 Mar 2020 08:01:00 GMT", now)).isEqualTo(now);
    assertThat(until("99999999999", now)).isEqualTo(now.plus(Duration.ofDays(1)));
    assertThat(until("soon", now)).isEqualTo(now.plusSeconds(30));
    assertThat(RetryAfter.of(new HttpReply(429, java.util.Map.of(), new byte[0]), now))
        .isEqualTo(now.plusSeconds(30));
  }

  private static Instant until(String text, Instant now) {
    HttpReply reply = new HttpReply(429, java.util.Map.of("retry-after", text), new byte[0]);
    return RetryAfter.of(reply, now);
  }

  @Test
  void goesOnUnderAnotherIdentityWhileOneIsPaused() {
    ServiceClient client =
        exchange.client(
            Limits.STANDARD,
            Budget.DATAVERSE,
            new Exchange.Counted("a"),
            new Exchange.Counted("b"));
    exchange.next(Exchange.answer(429, "", "Retry-After", "60"));
    exchange.next(Exchange.answer(200, "{}")).next(Exchange.answer(200, "{}"));
    assertThat(client.fetch(rows()).status()).isEqualTo(200);
    assertThat(client.fetch(rows()).status()).isEqualTo(200);
    assertThat(exchange.seen())
        .containsExactly(
            "GET /data/rows Bearer a1", "GET /data/rows Bearer b1", "GET /data/rows Bearer b1");
  }

  @Test
  void keepsWithinTheBudgetOfEachIdentity() {
    Budget two = new Budget(2, Duration.ofMinutes(5), 4);
    ServiceClient client = exchange.client(Limits.STANDARD, two, new Exchange.Counted("t"));
    exchange.next(Exchange.answer(200, "{}")).next(Exchange.answer(200, "{}"));
    client.fetch(rows());
    exchange.clock().advance(Duration.ofSeconds(10));
    client.fetch(rows());
    Answer third = client.exchange(rows());
    assertThat(((Answer.NoEffect) third).until())
        .isEqualTo(exchange.clock().instant().plusSeconds(290));
    assertThat(exchange.seen()).hasSize(2);
  }

  @Test
  void keepsToTheHintedNumberOfRequestsAtOnce() throws Exception {
    ServiceClient client = exchange.client();
    exchange.next(Exchange.answer(200, "{}", "x-ms-dop-hint", "2"));
    client.fetch(rows());
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    int calls = 6;
    for (int call = 0; call < calls; call++) {
      exchange.next(
          request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Exchange.slow(30, Exchange.answer(200, "{}")).run(request);
            now.decrementAndGet();
          });
    }
    CountDownLatch done = new CountDownLatch(calls);
    for (int call = 0; call < calls; call++) {
      new Thread(
              () -> {
                client.fetch(rows());
                done.countDown();
              })
          .start();
    }
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    // The server still counts an answer that the client has already read.
    assertThat(most.get()).isLessThanOrEqualTo(3);
    assertThat(exchange.seen()).hasSize(calls + 1);
  }

  @Test
  void refusesRedirects() {
    exchange.next(Exchange.answer(302, "", "Location", "http://127.0.0.1:1/elsewhere"));
    assertThatThrownBy(() -> exchange.client().fetch(rows()))
        .isInstanceOf(PermanentConnectorException.class)
        .hasMessageContaining("redirected");
    assertThat(exchange.seen()).hasSize(1);
  }

  @Test
  void followsNoLinkToAnotherPlace() {
    ServiceClient client = exchange.client();
    String own = exchange.root().toString();
    for (String link :
        List.of(
            "https://evil.example/data/rows",
            "http://127.0.0.1:1/data/rows",
            own.replace("http:", "https:") + "rows",
            own.replace("127.0.0.1", "user@127.0.0.1") + "rows",
            "/other/rows",
            "../../other",
            own + "../other",
            "//evil.example/data/rows")) {
      assertThatThrownBy(() -> client.follow(link))
          .as(link)
          .isInstanceOf(PermanentConnectorException.class)
          .hasMessageContaining("refused");
    }
    assertThat(client.follow("rows?$skiptoken=1")).isEqualTo(URI.create(own + "rows?$skiptoken=1"));
    assertThat(exchange.seen()).isEmpty();
  }

  @Test
  void givesUpAnAnswerThatIsTooLarge() {
    Limits small = Limits.STANDARD.withBytes(1000);
    ServiceClient client = exchange.client(small, Budget.DATAVERSE, new Exchange.Counted("t"));
    exchange.next(Exchange.answer(200, "x".repeat(5000)));
    Answer answer = client.exchange(rows());
    assertThat(((Answer.InDoubt) answer).reason()).contains("more than 1000 bytes");
  }

  @Test
  void doesNotKnowWhatAnUnansweredRequestDid() {
    Limits hasty = Limits.STANDARD.withWhole(Duration.ofSeconds(1));
    ServiceClient client = exchange.client(hasty, Budget.DATAVERSE, new Exchange.Counted("t"));
    exchange.next(Exchange.slow(4000, Exchange.answer(200, "{}")));
    HttpCall write = HttpCall.of("POST", exchange.root().resolve("rows")).body("text/plain", "x");
    assertThat(client.exchange(write)).isInstanceOf(Answer.InDoubt.class);
    exchange.next(Exchange.cut());
    assertThat(exchange.client().exchange(write)).isInstanceOf(Answer.InDoubt.class);
    // Nothing was sent again.
    assertThat(exchange.seen()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void knowsThatAnUnsentRequestDidNothing() {
    ServiceClient client = exchange.client();
    exchange.close();
    assertThat(client.exchange(rows())).isInstanceOf(Answer.NoEffect.class);
    assertThatThrownBy(() -> client.fetch(rows()))
        .isInstanceOf(TransientConnectorException.class)
        .hasMessageContaining("not sent");
  }

  @Test
  void tellsPassingFailuresFromLastingOnes() {
    exchange.next(Exchange.answer(503, "")).next(Exchange.answer(500, "oops"));
    ServiceClient client = exchange.client();
    assertThatThrownBy(() -> client.fetch(rows())).isInstanceOf(TransientConnectorException.class);
    assertThatThrownBy(() -> client.fetch(rows())).isInstanceOf(TransientConnectorException.class);
    exchange.next(Exchange.answer(404, "{\"error\":{\"code\":\"0x1\",\"message\":\"no set\"}}"));
    assertThatThrownBy(() -> client.fetch(rows()))
        .isInstanceOf(PermanentConnectorException.class)
        .hasMessageContaining("0x1 no set");
  }

  @Test
  void sendsSecretsOnlyEncryptedOrToTheMachineItself() {
    for (String root :
        List.of("http://org.example/data/", "ftp://localhost/", "https://u:p@org.example/data/")) {
      assertThatThrownBy(() -> Addresses.requireRoot(URI.create(root)))
          .as(root)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Addresses.requireRoot(URI.create("https://org.example/data/"))).isNotNull();
  }
}
