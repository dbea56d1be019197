package dev.tandem.example.odata.client;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One whole answer, of a server or of a part of a batch. Immutable. */
public final class HttpReply {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * An answer.
   *
   * @param headers one value per name; names compare without regard to case
   * @param body given away by the caller
   */
  public HttpReply(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    this.headers = Collections.unmodifiableMap(copy);
    this.body = body;
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** Whether the request succeeded. */
  public boolean isOk() {
    return status >= 200 && status < 300;
  }

  /** The value of a header, any case; null when it is not there. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body; not to be changed. */
  public byte[] bytes() {
    return body;
  }

  /** Whether there is a body. */
  public boolean hasBody() {
    return body.length > 0;
  }

  @Override
  public String toString() {
    return "HTTP %d with %d bytes".formatted(status, body.length);
  }
}
