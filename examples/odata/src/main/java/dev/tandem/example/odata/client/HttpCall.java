package dev.tandem.example.odata.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request. Its text names neither headers nor body, which may hold secrets. Immutable. */
public final class HttpCall {
  private final String method;
  private final URI uri;
  private final Map<String, String> headers;
  private final String body;
  private final byte @Nullable [] file;

  private HttpCall(
      String method, URI uri, Map<String, String> headers, String body, byte @Nullable [] file) {
    this.method = method;
    this.uri = uri;
    this.headers = Collections.unmodifiableMap(headers);
    this.body = body;
    this.file = file;
  }

  /** A request without body and headers. */
  public static HttpCall of(String method, URI uri) {
    return new HttpCall(method, uri, new LinkedHashMap<>(), "", null);
  }

  /** A request for a resource. */
  public static HttpCall get(URI uri) {
    return of("GET", uri);
  }

  /** The same request with this header. */
  public HttpCall with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpCall(method, uri, more, body, file);
  }

  /** The same request with this body, which is sent as UTF-8. */
  public HttpCall body(String contentType, String text) {
    return new HttpCall(method, uri, with("Content-Type", contentType).headers, text, null);
  }

  /** The same request with these bytes as its body, given away by the caller; not in a batch. */
  public HttpCall file(String contentType, byte[] bytes) {
    return new HttpCall(method, uri, with("Content-Type", contentType).headers, "", bytes);
  }

  /** The method, for example {@code GET}. */
  public String method() {
    return method;
  }

  /** The absolute address. */
  public URI uri() {
    return uri;
  }

  /** The headers by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body as text; empty when there is none, or when it is a file. */
  public String body() {
    return body;
  }

  /** The body as it is sent. */
  byte[] bytes() {
    return file == null ? body.getBytes(StandardCharsets.UTF_8) : file;
  }

  /** Method, host and path: enough to know what was tried. */
  @Override
  public String toString() {
    return "%s %s%s".formatted(method, uri.getRawAuthority(), uri.getRawPath());
  }
}
