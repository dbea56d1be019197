package dev.tandem.example.odata.side;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.client.Batch;
import dev.tandem.example.odata.client.BatchReply;
import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.Json;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.error.TransientConnectorException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows, many queries in one round trip. Safe for any thread. */
final class Fetcher {
  /** A longer address is sent inside of a batch, where 64 KB are allowed [V4]. */
  private static final int LONG_URL = 1_500;

  private static final int MOST_PAGES = 10_000;

  private final Service service;
  private final RowJson rows;

  Fetcher(Service service) {
    this.service = service;
    rows = new RowJson(service.dialect());
  }

  /**
   * A query for rows of one table.
   *
   * @param table the table
   * @param uri what to ask
   */
  record Ask(WireTable table, URI uri) {}

  /** All rows of each query, over all of its pages. */
  List<List<Found>> all(List<Ask> asks) {
    List<List<Found>> found = new ArrayList<>();
    int most = service.dialect().batchOperations();
    for (int from = 0; from < asks.size(); from += most) {
      found.addAll(some(asks.subList(from, Math.min(asks.size(), from + most))));
    }
    return found;
  }

  private List<List<Found>> some(List<Ask> asks) {
    List<List<Found>> found = new ArrayList<>();
    boolean alone = asks.size() == 1 && asks.get(0).uri().toString().length() < LONG_URL;
    List<HttpReply> replies =
        alone
            ? List.of(service.client().fetch(call(asks.get(0).uri(), "")))
            : batch(asks.stream().map(ask -> call(ask.uri(), "")).toList());
    for (int at = 0; at < asks.size(); at++) {
      found.add(pages(asks.get(at).table(), replies.get(at)));
    }
    return found;
  }

  private List<HttpReply> batch(List<HttpCall> calls) {
    Batch batch = new Batch();
    calls.forEach(batch::add);
    ServiceClient client = service.client();
    HttpReply whole = client.fetch(batch.call(client.root()));
    BatchReply reply;
    try {
      reply = BatchReply.read(whole, batch, client.limits());
    } catch (MalformedAnswerException malformed) {
      throw ServiceClient.malformed("a batch of reads", malformed);
    }
    List<HttpReply> replies = new ArrayList<>();
    for (BatchReply.Part part : reply.parts()) {
      if (!part.first().isOk()) {
        throw client.failure(calls.get(replies.size()).toString(), part.first());
      }
      replies.add(part.first());
    }
    if (replies.size() < calls.size()) {
      throw new TransientConnectorException(
          "the service answered %d of %d reads".formatted(replies.size(), calls.size()),
          client.clock().instant(),
          null);
    }
    return replies;
  }

  HttpCall call(URI uri, String preference) {
    String annotations = service.dialect().annotations();
    String prefer =
        preference.isEmpty() || annotations.isEmpty()
            ? preference + annotations
            : preference + "," + annotations;
    HttpCall call =
        HttpCall.get(uri)
            .with("Accept", "application/json")
            .with("OData-Version", "4.0")
            .with("OData-MaxVersion", "4.0");
    return prefer.isEmpty() ? call : call.with("Prefer", prefer);
  }

  private List<Found> pages(WireTable table, HttpReply first) {
    List<Found> found = new ArrayList<>();
    HttpReply reply = first;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      RowPage page = page(table, reply);
      found.addAll(page.rows());
      String next = page.nextLink();
      if (next == null) {
        return found;
      }
      reply = service.client().fetch(call(service.client().follow(next), ""));
    }
    throw new TransientConnectorException(
        "a query of %s has no end".formatted(table), service.client().clock().instant(), null);
  }

  /**
   * One page of an answer.
   *
   * @param rows its rows
   * @param nextLink where the next one is; null on the last
   */
  record RowPage(List<Found> rows, @Nullable String nextLink) {}

  RowPage page(WireTable table, HttpReply reply) {
    try {
      ObjectNode json = Json.object(reply, service.client().limits());
      List<Found> found = new ArrayList<>();
      for (JsonNode row : values(json)) {
        found.add(rows.found(table, row));
      }
      return new RowPage(found, link(json, "@odata.nextLink"));
    } catch (MalformedAnswerException malformed) {
      throw ServiceClient.malformed("a read of " + table, malformed);
    }
  }

  static JsonNode values(ObjectNode json) throws MalformedAnswerException {
    JsonNode values = json.get("value");
    if (values == null || !values.isArray()) {
      throw new MalformedAnswerException("the answer has no rows under 'value'");
    }
    return values;
  }

  static @Nullable String link(ObjectNode json, String name) throws MalformedAnswerException {
    JsonNode link = json.get(name);
    if (link == null) {
      return null;
    }
    if (!link.isTextual()) {
      throw new MalformedAnswerException("the link %s is no text".formatted(name));
    }
    return link.asText();
  }
}
