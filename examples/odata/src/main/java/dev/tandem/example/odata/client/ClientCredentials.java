package dev.tandem.example.odata.client;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by OAuth 2 client credentials, kept until shortly before they expire. The secret is asked
 * for with each request to the token endpoint and kept nowhere. Safe for any thread; threads that
 * need a new token wait for one request.
 */
public final class ClientCredentials implements TokenSource {
  /** A token is renewed this long before it expires, so that it lasts for the request. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final URI endpoint;
  private final String clientId;
  private final Secret secret;
  private final String scope;
  private final Transport transport;
  private final Clock clock;
  private @Nullable String token;
  private Instant renewAt = Instant.MIN;

  /**
   * Tokens of this client.
   *
   * @param endpoint the token endpoint; https, or http on the machine itself
   * @param scope what the token is for, for example {@code https://org.crm.dynamics.com/.default}
   */
  public ClientCredentials(
      URI endpoint,
      String clientId,
      Secret secret,
      String scope,
      Transport transport,
      Clock clock) {
    Addresses.requireSafe(endpoint);
    this.endpoint = endpoint;
    this.clientId = clientId;
    this.secret = secret;
    this.scope = scope;
    this.transport = transport;
    this.clock = clock;
  }

  /** The token endpoint of a tenant of Microsoft Entra. */
  public static URI microsoft(String tenant) {
    if (!tenant.matches("[A-Za-z0-9.-]+")) {
      throw new IllegalArgumentException("a tenant is an id or a domain name");
    }
    return URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token");
  }

  @Override
  public synchronized String token() {
    String known = token;
    if (known != null && clock.instant().isBefore(renewAt)) {
      return known;
    }
    AccessToken fresh = request();
    Duration life = Duration.ofSeconds(Math.max(fresh.getLifetime(), 0));
    Duration kept = life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life;
    renewAt = clock.instant().plus(kept.isZero() ? SHORTEST : kept);
    token = fresh.getValue();
    return fresh.getValue();
  }

  @Override
  public synchronized void refused(String refused) {
    if (refused.equals(token)) {
      token = null;
    }
  }

  private AccessToken request() {
    HTTPRequest wanted =
        new TokenRequest.Builder(
                endpoint,
                new ClientSecretPost(
                    new ClientID(clientId),
                    new com.nimbusds.oauth2.sdk.auth.Secret(secret.reveal())),
                new ClientCredentialsGrant())
            .scope(Scope.parse(scope))
            .build()
            .toHTTPRequest();
    HttpCall call =
        HttpCall.of("POST", endpoint)
            .with("Accept", "application/json")
            .body("application/x-www-form-urlencoded", wanted.getBody());
    try {
      return parse(transport.send(call));
    } catch (IOException unreachable) {
      throw later("the token endpoint %s cannot be reached".formatted(endpoint), unreachable);
    }
  }

  private AccessToken parse(HttpReply reply) {
    if (reply.status() >= 500 || reply.status() == 429) {
      String message = "the token endpoint %s answers HTTP %d".formatted(endpoint, reply.status());
      throw new TransientConnectorException(message, RetryAfter.of(reply, clock.instant()), null);
    }
    HTTPResponse response = new HTTPResponse(reply.status());
    response.setHeader("Content-Type", "application/json");
    response.setBody(reply.text());
    try {
      TokenResponse parsed = TokenResponse.parse(response);
      if (parsed.indicatesSuccess()) {
        return parsed.toSuccessResponse().getTokens().getAccessToken();
      }
      // The description may repeat what was sent; the code says enough.
      String code = parsed.toErrorResponse().getErrorObject().getCode();
      throw refused("refuses client %s: %s".formatted(clientId, code), null);
    } catch (ParseException unreadable) {
      // Its message quotes the answer, which may hold a token.
      throw refused("answers HTTP %d, which is no token".formatted(reply.status()), null);
    }
  }

  private PermanentConnectorException refused(String what, @Nullable Throwable cause) {
    return new PermanentConnectorException(
        ErrorCode.CONNECTOR_PERMANENT, "the token endpoint %s %s".formatted(endpoint, what), cause);
  }

  private TransientConnectorException later(String message, IOException cause) {
    return new TransientConnectorException(
        message, clock.instant().plus(ServiceClient.SOON), cause);
  }

  @Override
  public String toString() {
    return "client %s of %s".formatted(clientId, endpoint.getHost());
  }
}
