package dev.tandem.example.odata.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A caller of one server, with a token. */
final class Http {
  static final String CLIENT = "test-client";
  static final String SECRET = "test-secret";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENTS =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private final URI origin;
  private final URI api;
  private String token = "";

  Http(URI origin, URI api) {
    this.origin = origin;
    this.api = api;
  }

  /** A caller with a fresh token. */
  Http signIn() {
    return signInAs(CLIENT);
  }

  Http signInAs(String client) {
    HttpResponse<String> answer = tokenFor(client, SECRET, origin + "/.default");
    token = json(answer).get("access_token").asText();
    return this;
  }

  /** The token of the caller. */
  String token() {
    return token;
  }

  HttpResponse<String> tokenFor(String client, String secret, String scope) {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
            .formatted(client, secret, scope);
    return send(
        HttpRequest.newBuilder(origin.resolve("/common/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  HttpResponse<String> patch(String path, String body, String... headers) {
    return send("PATCH", path, body, headers);
  }

  HttpResponse<String> delete(String path, String... headers) {
    return send("DELETE", path, null, headers);
  }

  /** Headers come as name, value, name, value. */
  HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
    return send(request(method, path, body, headers));
  }

  HttpRequest request(String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(path.contains("://") ? URI.create(path) : api.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    boolean typed = false;
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
      typed |= headers[i].equals("Content-Type");
    }
    if (body != null && !typed) {
      request.header("Content-Type", "application/json");
    }
    return request.header("Authorization", "Bearer " + token).build();
  }

  static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENTS.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(answer.body(), e);
    }
  }

  /** The value of a header; fails when there is none. */
  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }
}
