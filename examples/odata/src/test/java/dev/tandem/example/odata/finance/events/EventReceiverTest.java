package dev.tandem.example.odata.finance.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.odata.client.Secret;
import dev.tandem.spi.testkit.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventReceiverTest {
  private static final String SECRET = "a secret of events + more";
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final DeliveredEventLog log;
  private final EventReceiver receiver;

  EventReceiverTest(@TempDir Path folder) {
    log = DeliveredEventLog.open(folder.resolve("events.db"), ManualClock.at(Told.AT));
    receiver = EventReceiver.start(ANY, Secret.of(() -> SECRET), log);
  }

  @AfterAll
  void close() {
    receiver.close();
    log.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(URI address, String body) {
    return HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder signed(String body) {
    return to(receiver.endpoint(), body).header("Authorization", "Bearer " + SECRET);
  }

  @Test
  void keepsWhatIsDeliveredAndCountsWhatIsNew() throws IOException, InterruptedException {
    long before = log.end();
    HttpResponse<String> first = send(signed(Told.json("k1")));
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.body()).isEqualTo("{\"new\":1}");
    String both = "[" + Told.json("k1") + "," + Told.json("k2") + "]";
    assertThat(send(signed(both)).body()).isEqualTo("{\"new\":1}");
    assertThat(log.end()).isEqualTo(before + 2);
  }

  @Test
  void takesTheSecretInTheAddressAsWell() throws IOException, InterruptedException {
    URI coded = URI.create(receiver.endpoint() + "?code=a%20secret%20of%20events%20%2B%20more");
    assertThat(send(to(coded, Told.json("c1"))).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer wrong,",
    "Bearer,",
    "Basic a secret of events + more,",
    ",",
    ",?code=wrong",
    ",?code=%zz",
    ",?x=1&code=a%20secret%20of%20events%20%2B%20more",
    "Bearer wrong,?code=a%20secret%20of%20events%20%2B%20more"
  })
  void refusesWhoeverDoesNotKnowTheSecret(String header, String query)
      throws IOException, InterruptedException {
    long before = log.end();
    String address = receiver.endpoint() + (query == null ? "" : query.replace("%zz", "%25zz"));
    HttpRequest.Builder request = to(URI.create(address), Told.json("w1"));
    if (header != null) {
      request.header("Authorization", header);
    }
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain(SECRET);
    assertThat(log.end()).isEqualTo(before);
  }

  @Test
  void refusesHostileBodiesWhole() throws IOException, InterruptedException {
    long before = log.end();
    String half = "[" + Told.json("h1") + ",{\"EventId\":\"h2\"}]";
    for (String body : new String[] {half, "", "{", "[".repeat(5_000), "nonsense"}) {
      HttpResponse<String> answer = send(signed(body));
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"error\":");
    }
    String large = " ".repeat(EventReceiver.MOST_BYTES) + Told.json("h3");
    assertThat(send(signed(large)).statusCode()).isEqualTo(413);
    assertThat(log.end()).isEqualTo(before);
  }

  @Test
  void refusesOtherPathsAndMethods() throws IOException, InterruptedException {
    URI other = receiver.endpoint().resolve("/events/more");
    String secret = "Bearer " + SECRET;
    assertThat(send(to(other, Told.json("p1")).header("Authorization", secret)).statusCode())
        .isEqualTo(404);
    HttpRequest.Builder get = HttpRequest.newBuilder(receiver.endpoint()).GET();
    HttpResponse<String> answer = send(get.header("Authorization", secret));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void asksForAnotherTryWhenItCannotKeepAnEvent(@TempDir Path folder)
      throws IOException, InterruptedException {
    DeliveredEventLog closed =
        DeliveredEventLog.open(folder.resolve("events.db"), ManualClock.at(Told.AT));
    try (EventReceiver other = EventReceiver.start(ANY, Secret.of(() -> SECRET), closed)) {
      closed.close();
      HttpRequest.Builder request = to(other.endpoint(), Told.json("u1"));
      HttpResponse<String> answer = send(request.header("Authorization", "Bearer " + SECRET));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void saysThatAPortIsTaken() {
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.endpoint().getPort());
    assertThatThrownBy(() -> EventReceiver.start(taken, Secret.of(() -> SECRET), log))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("port " + taken.getPort());
  }
}
