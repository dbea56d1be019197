package dev.tandem.example.odata.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Requests that travel as one, in order: reads, and change sets that are applied whole or not at
 * all. Used by one thread.
 */
public final class Batch {
  private static final String EOL = "\r\n";

  private final List<List<HttpCall>> parts = new ArrayList<>();
  private final List<Boolean> together = new ArrayList<>();
  private int operations;

  /** Adds one request that stands for itself. */
  public Batch add(HttpCall call) {
    parts.add(List.of(call));
    together.add(false);
    operations++;
    return this;
  }

  /** Adds requests that are applied whole or not at all; each gets its place from 1 as id. */
  public Batch changeSet(List<HttpCall> calls) {
    parts.add(List.copyOf(calls));
    together.add(true);
    operations += calls.size();
    return this;
  }

  /** How many requests the service will count. */
  public int operations() {
    return operations;
  }

  /** How many parts were added. */
  public int size() {
    return parts.size();
  }

  /** How many answers each part has when it succeeds; 0 stands for one that is no change set. */
  List<Integer> shape() {
    List<Integer> shape = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      shape.add(together.get(part) ? parts.get(part).size() : 0);
    }
    return shape;
  }

  /** The batch as one request to the service at this address. */
  public HttpCall call(URI root) {
    String boundary = "batch_" + UUID.randomUUID();
    StringBuilder body = new StringBuilder();
    for (int part = 0; part < parts.size(); part++) {
      body.append("--").append(boundary).append(EOL);
      if (together.get(part)) {
        appendSet(body, parts.get(part));
      } else {
        append(body, parts.get(part).get(0), 0);
      }
    }
    body.append("--").append(boundary).append("--").append(EOL);
    return HttpCall.of("POST", root.resolve("$batch"))
        .with("OData-Version", "4.0")
        .with("OData-MaxVersion", "4.0")
        .with("Accept", "multipart/mixed")
        .with("Prefer", "odata.continue-on-error")
        .body("multipart/mixed; boundary=" + boundary, body.toString());
  }

  private static void appendSet(StringBuilder body, List<HttpCall> calls) {
    String boundary = "changeset_" + UUID.randomUUID();
    body.append("Content-Type: multipart/mixed; boundary=").append(boundary).append(EOL);
    body.append(EOL);
    for (int at = 0; at < calls.size(); at++) {
      body.append("--").append(boundary).append(EOL);
      append(body, calls.get(at), at + 1);
    }
    body.append("--").append(boundary).append("--").append(EOL);
  }

  private static void append(StringBuilder body, HttpCall call, int contentId) {
    body.append("Content-Type: application/http").append(EOL);
    body.append("Content-Transfer-Encoding: binary").append(EOL);
    if (contentId > 0) {
      body.append("Content-ID: ").append(contentId).append(EOL);
    }
    body.append(EOL);
    body.append(call.method()).append(' ').append(call.uri()).append(" HTTP/1.1").append(EOL);
    call.headers()
        .forEach((name, value) -> body.append(name).append(": ").append(value).append(EOL));
    if (!call.body().isEmpty()) {
      body.append("Content-Length: ").append(call.bytes().length).append(EOL);
    }
    body.append(EOL).append(call.body()).append(EOL);
  }
}
