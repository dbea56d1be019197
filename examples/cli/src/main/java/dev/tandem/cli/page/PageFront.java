package dev.tandem.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests to the page and its resources. Safe for any thread. */
final class PageFront extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(PageFront.class);
  private static final int MOST_BYTES = 4096;
  private static final String JSON = "application/json";
  private static final Map<String, String> COMMON =
      Map.of(
          "Cache-Control", "no-store",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private final PageService service;
  private final PageGuard guard;
  private final PageText page;

  PageFront(PageService service, PageGuard guard, PageText page) {
    this.service = service;
    this.guard = guard;
    this.page = page;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    send(answer(request), response, callback);
    return true;
  }

  private Answer answer(Request request) {
    try {
      guard.checkHost(request);
      return routed(request);
    } catch (RefusedException e) {
      return Answer.refused(e);
    } catch (IOException e) {
      return Answer.error(400, "the request cannot be read: " + e.getMessage(), "send it again");
    } catch (RuntimeException e) {
      LOG.error("the status page failed at {}", request.getHttpURI().getPath(), e);
      return Answer.error(500, "defect: " + e, "the log of the process has more; please report it");
    }
  }

  private Answer routed(Request request) throws IOException {
    String path = request.getHttpURI().getPath();
    String method = request.getMethod();
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return switch (path) {
      case "/" -> reads ? page.answer() : Answer.wrongMethod("GET, HEAD");
      case "/status.json" -> reads ? status(request) : Answer.wrongMethod("GET, HEAD");
      case "/replay" ->
          method.equals("POST")
              ? Answer.json(service.replay(body(request)))
              : Answer.wrongMethod("POST");
      case "/lineage" ->
          method.equals("POST")
              ? Answer.json(service.lineage(body(request)))
              : Answer.wrongMethod("POST");
      default -> Answer.error(404, "there is nothing here", "open / for the page");
    };
  }

  private Answer status(Request request) {
    guard.checkSite(request);
    return Answer.json(service.status());
  }

  /** What the page, and nobody else, sent. */
  private String body(Request request) throws IOException {
    guard.checkSite(request);
    guard.checkChange(request);
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
      throw new RefusedException(415, "the request is not JSON", "send it as " + JSON);
    }
    if (request.getLength() > MOST_BYTES) {
      throw tooLarge();
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw tooLarge();
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static RefusedException tooLarge() {
    return new RefusedException(
        413, "the request is too large", "send at most %d bytes".formatted(MOST_BYTES));
  }

  private static void send(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    HttpFields.Mutable headers = response.getHeaders();
    COMMON.forEach(headers::put);
    answer.headers().forEach(headers::put);
    headers.put(HttpHeader.CONTENT_TYPE, answer.type());
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
