package dev.tandem.example.odata.server.front;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes requests from connections: token, fault, budget, then the service. Safe for any thread. */
final class Front extends Handler.Abstract {
  private static final int HUGE_CHUNKS = 2048;
  private static final int CHUNK = 32 * 1024;

  private final Backend backend;
  private final Settings settings;
  private final Tokens tokens;
  private final TokenEndpoint tokenEndpoint;
  private final Map<String, Budget> budgets = new ConcurrentHashMap<>();

  Front(Backend backend, Settings settings) {
    this.backend = backend;
    this.settings = settings;
    tokens = new Tokens(settings.credentials(), settings.tokenLife(), settings.clock());
    tokenEndpoint = new TokenEndpoint(tokens);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    if (path.endsWith("/oauth2/v2.0/token") || path.endsWith("/oauth2/token")) {
      send(tokenEndpoint.answer(request, origin(request)), response, callback, null);
      return true;
    }
    Credential user = tokens.holder(request.getHeaders().get("Authorization"));
    String root = backend.rootOf(path);
    if (root != null && backend.isOpen(path)) {
      serve(request, response, callback, root, null);
    } else if (user == null) {
      send(unauthorized(request), response, callback, null);
    } else if (root == null) {
      send(error(404, "", "No HTTP resource was found at " + path), response, callback, null);
    } else {
      serve(request, response, callback, root, user);
    }
    return true;
  }

  private void serve(
      Request request, Response response, Callback callback, String root, @Nullable Credential user)
      throws IOException, InterruptedException {
    ServerFault fault = settings.faults().draw();
    if (fault == ServerFault.CUT_BEFORE) {
      cut(request, callback);
      return;
    }
    ODataResponse refusal = fault == null ? null : refusal(fault, request);
    if (refusal != null) {
      send(refusal, response, callback, null);
      return;
    }
    ODataResponse answer =
        user == null ? answer(request, root, null) : budgeted(request, root, user);
    if (fault == ServerFault.CUT_AFTER) {
      cut(request, callback);
      return;
    }
    if (fault == ServerFault.SLOW) {
      Thread.sleep(settings.faults().slowness().toMillis());
    }
    send(answer, response, callback, fault);
  }

  private @Nullable ODataResponse refusal(ServerFault fault, Request request) {
    return switch (fault) {
      case THROTTLED ->
          later(new Budget.Refused("0x80072322", "Too many requests", Duration.ofSeconds(1)));
      case UNAVAILABLE -> error(503, "", "The service is unavailable.");
      case BROKEN -> error(500, "0x80040216", "An unexpected error occurred.");
      case EXPIRED_TOKEN -> unauthorized(request);
      default -> null;
    };
  }

  private ODataResponse budgeted(Request request, String root, Credential user) throws IOException {
    Budget budget =
        budgets.computeIfAbsent(
            user.clientId(), any -> new Budget(settings.limits(), settings.clock()));
    Instant entered = settings.clock().instant();
    Budget.Refused refused = budget.enter();
    if (refused != null) {
      return later(refused);
    }
    try {
      ODataResponse answer = answer(request, root, user);
      answer.setHeader(
          "x-ms-ratelimit-burst-remaining-xrm-requests", Integer.toString(budget.remaining()));
      return answer;
    } finally {
      budget.leave(entered);
    }
  }

  private ODataResponse answer(Request request, String root, @Nullable Credential user)
      throws IOException {
    HttpMethod method;
    try {
      method = HttpMethod.valueOf(request.getMethod());
    } catch (IllegalArgumentException e) {
      return error(405, "", "The method " + request.getMethod() + " is not supported");
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(settings.limits().bodyBytes());
      if (in.read() >= 0) {
        return error(413, "0x80048d19", "The request is too large");
      }
      ODataRequest asked = request(request, method, root, body);
      ODataResponse answer =
          user == null ? backend.answerAnybody(asked) : backend.answer(asked, user);
      backend.decorate(answer);
      return answer;
    }
  }

  private static ODataRequest request(
      Request request, HttpMethod method, String root, byte[] body) {
    ODataRequest odata = new ODataRequest();
    odata.setMethod(method);
    odata.setProtocol("HTTP/1.1");
    for (HttpField field : request.getHeaders()) {
      odata.addHeader(field.getName(), List.of(field.getValueList().toArray(new String[0])));
    }
    // Values with commas of their own stay whole.
    for (String whole : List.of("Content-Type", "Accept", "If-Match", "If-None-Match", "Prefer")) {
      String value = request.getHeaders().get(whole);
      if (value != null) {
        odata.setHeader(whole, value);
      }
    }
    String path = request.getHttpURI().getPath();
    String query = request.getHttpURI().getQuery();
    String base = origin(request) + root;
    odata.setRawBaseUri(base);
    String below = path.substring(root.length());
    odata.setRawODataPath(below);
    odata.setRawQueryPath(query);
    odata.setRawRequestUri(base + below + (query == null ? "" : "?" + query));
    odata.setBody(new ByteArrayInputStream(body));
    return odata;
  }

  private static String origin(Request request) {
    return "http://" + Request.getServerName(request) + ":" + Request.getServerPort(request);
  }

  private ODataResponse later(Budget.Refused refused) {
    ODataResponse response = error(429, refused.code(), refused.message());
    long seconds = Math.max(1, refused.pause().plusMillis(999).toSeconds());
    response.setHeader("Retry-After", Long.toString(seconds));
    return response;
  }

  private ODataResponse unauthorized(Request request) {
    ODataResponse response = error(401, "", "The token is missing, unknown or expired.");
    response.setHeader(
        "WWW-Authenticate",
        "Bearer authorization_uri=\"%s/common/oauth2/authorize\", resource_id=\"%s/\""
            .formatted(origin(request), origin(request)));
    return response;
  }

  private ODataResponse error(int status, String code, String message) {
    ODataResponse response = new ODataResponse();
    response.setStatusCode(status);
    response.setHeader("Content-Type", "application/json; odata.metadata=minimal");
    response.setContent(new ByteArrayInputStream(backend.error(code, message)));
    return response;
  }

  private static void cut(Request request, Callback callback) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.succeeded();
  }

  private static void send(
      ODataResponse answer, Response response, Callback callback, @Nullable ServerFault fault)
      throws IOException {
    response.setStatus(answer.getStatusCode());
    for (Map.Entry<String, List<String>> header : answer.getAllHeaders().entrySet()) {
      if (!header.getKey().toLowerCase(Locale.ROOT).equals("content-length")) {
        response.getHeaders().put(header.getKey(), String.join(", ", header.getValue()));
      }
    }
    byte[] body = bytes(answer);
    if (fault == ServerFault.HUGE) {
      sendHuge(response, callback);
    } else if (fault == ServerFault.MALFORMED) {
      response.write(true, ByteBuffer.wrap(Arrays.copyOf(body, body.length / 2)), callback);
    } else {
      response.write(true, ByteBuffer.wrap(body), callback);
    }
  }

  private static byte[] bytes(ODataResponse answer) throws IOException {
    if (answer.getODataContent() != null) {
      var out = new java.io.ByteArrayOutputStream();
      answer.getODataContent().write(out);
      return out.toByteArray();
    }
    try (InputStream content = answer.getContent()) {
      return content == null ? new byte[0] : content.readAllBytes();
    }
  }

  /** 64 MB of blanks within an answer that never becomes complete. */
  private static void sendHuge(Response response, Callback callback) {
    byte[] blanks = new byte[CHUNK];
    Arrays.fill(blanks, (byte) ' ');
    try (var out = Content.Sink.asOutputStream(response)) {
      out.write("{\"value\":[".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < HUGE_CHUNKS; i++) {
        out.write(blanks);
      }
    } catch (IOException reader) {
      // A sensible reader has hung up.
      callback.failed(reader);
      return;
    }
    callback.succeeded();
  }
}
