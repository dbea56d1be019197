package dev.tandem.example.odata.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens are fetched, kept and renewed, and the secret shows nowhere. */
class ClientCredentialsTest {
  private static final String SECRET = "Tr0ub4dor&3=?";

  private final Exchange exchange = Exchange.start();
  private final ClientCredentials tokens = tokens(Secret.of(() -> SECRET));

  private ClientCredentials tokens(Secret secret) {
    return new ClientCredentials(
        exchange.root().resolve("/token"),
        "client-7",
        secret,
        "https://org.example/.default",
        JdkTransport.of(Limits.STANDARD),
        exchange.clock());
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  private static Exchange.Script token(String token, int seconds) {
    return Exchange.answer(
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
            .formatted(token, seconds),
        "Content-Type",
        "application/json");
  }

  @Test
  void asksAsTheGrantDemands() {
    AtomicReference<String> form = new AtomicReference<>();
    exchange.next(
        request -> {
          form.set(String.valueOf(request.getAttribute("body")));
          token("one", 3600).run(request);
        });
    assertThat(tokens.token()).isEqualTo("one");
    assertThat(form.get())
        .contains("grant_type=client_credentials", "client_id=client-7", "scope=https")
        .contains("client_secret=Tr0ub4dor%263%3D%3F");
  }

  @Test
  void keepsATokenUntilShortlyBeforeItExpires() {
    exchange.next(token("one", 3600)).next(token("two", 3600));
    assertThat(tokens.token()).isEqualTo("one");
    exchange.clock().advance(Duration.ofSeconds(3479));
    assertThat(tokens.token()).isEqualTo("one");
    exchange.clock().advance(Duration.ofSeconds(1));
    assertThat(tokens.token()).isEqualTo("two");
  }

  @Test
  void replacesARefusedTokenOnceForAllThreads() {
    exchange.next(token("one", 3600)).next(token("two", 3600));
    String first = tokens.token();
    tokens.refused(first);
    assertThat(tokens.token()).isEqualTo("two");
    tokens.refused(first);
    assertThat(tokens.token()).isEqualTo("two");
    assertThat(exchange.seen()).hasSize(2);
  }

  @Test
  void showsTheSecretNowhere() {
    String echo = "{\"error\":\"invalid_client\",\"error_description\":\"secret " + SECRET + "\"}";
    exchange.next(Exchange.answer(401, echo, "Content-Type", "application/json"));
    exchange.next(Exchange.answer(200, "not JSON but " + SECRET));
    for (int call = 0; call < 2; call++) {
      assertThatThrownBy(tokens::token)
          .isInstanceOf(PermanentConnectorException.class)
          .satisfies(failure -> assertThat(trace(failure)).doesNotContain(SECRET, "Tr0ub4dor"));
    }
    HttpCall call =
        HttpCall.get(exchange.root())
            .with("Authorization", "Bearer " + SECRET)
            .body("text/plain", SECRET);
    assertThat(call + " " + tokens + " " + Secret.of(() -> SECRET)).doesNotContain("Tr0ub4dor");
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void tellsATiredEndpointFromARefusal() {
    exchange.next(Exchange.answer(503, ""));
    assertThatThrownBy(tokens::token).isInstanceOf(TransientConnectorException.class);
    exchange.close();
    assertThatThrownBy(tokens::token).isInstanceOf(TransientConnectorException.class);
  }

  @Test
  void takesSecretsFromTheEnvironmentByName() {
    assertThat(Secret.fromEnvironment("S", Map.of("S", SECRET)).reveal()).isEqualTo(SECRET);
    assertThatThrownBy(() -> Secret.fromEnvironment("S", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("variable S is not set");
  }

  @Test
  void knowsTheEndpointOfATenant() {
    assertThat(ClientCredentials.microsoft("contoso.com"))
        .isEqualTo(URI.create("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token"));
    assertThatThrownBy(() -> ClientCredentials.microsoft("../x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
