package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.cli.page.PageService;
import dev.tandem.cli.page.RefusedException;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorKind;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.DeadLetterFilter;
import dev.tandem.sync.DeadLetters;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Answers the status page from a session at work. Called on threads of the server beside the one
 * that steps: a runtime, its store and its connectors are safe for that, and a replay is one commit
 * that the next step takes up. Closed before the session.
 */
final class StatusService implements PageService {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SyncSession session;
  private final StatusJson json;

  StatusService(SyncSession session, Throughput throughput, Clock clock) {
    this.session = session;
    json = new StatusJson(session.runtime(), throughput, clock);
  }

  @Override
  public String status() {
    return answered(json::text);
  }

  /** {@code {"id": 17}} for one dead letter, {@code {"map": "Projects V2"}} for all of a map. */
  @Override
  public String replay(String request) {
    JsonNode wanted = parse(request);
    boolean one = wanted.path("id").isIntegralNumber();
    if (wanted.size() != 1 || !(one || wanted.path("map").isTextual())) {
      throw new RefusedException(
          400, "the request names no dead letters", "send {\"id\": NUMBER} or {\"map\": NAME}");
    }
    return answered(
        () -> {
          DeadLetters letters = session.runtime().deadLetters();
          int count =
              one
                  ? letters.replay(wanted.path("id").asLong()) ? 1 : 0
                  : letters.replay(
                      DeadLetterFilter.ofMap(session.map(wanted.path("map").asText())));
          return Json.line(
              out -> {
                out.writeStartObject();
                out.writeNumberField("replayed", count);
                out.writeEndObject();
              });
        });
  }

  /** {@code {"map": ..., "side": "finance", "key": "column=value,...", "column": ...}}. */
  @Override
  public String lineage(String request) {
    JsonNode wanted = parse(request);
    String map = text(wanted, "map");
    Side side = side(text(wanted, "side"));
    String key = text(wanted, "key");
    String column = text(wanted, "column");
    return answered(() -> json(LineageFacts.of(session, map, side, key, column)));
  }

  private static String json(LineageFacts facts) {
    return Json.line(
        out -> {
          out.writeStartObject();
          out.writeBooleanField("byDualWrite", facts.byDualWrite());
          Json.array(out, "says", facts.says());
          out.writeArrayFieldStart("facts");
          for (LineageFacts.Fact fact : facts.facts()) {
            out.writeStartObject();
            Json.member(out, "name", fact.name());
            Json.member(out, "value", fact.value());
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static JsonNode parse(String request) {
    try {
      JsonNode node = MAPPER.readTree(request);
      if (node.isObject()) {
        return node;
      }
      throw new RefusedException(400, "the request is no JSON object", "send one");
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          400, "the request is no JSON: " + e.getOriginalMessage(), "send one JSON object");
    }
  }

  private static String text(JsonNode wanted, String name) {
    String text = wanted.path(name).asText("").strip();
    if (text.isEmpty()) {
      throw new RefusedException(
          400, "'%s' is missing".formatted(name), "give map, side, key and column");
    }
    return text;
  }

  private static Side side(String name) {
    try {
      return Side.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          400, "there is no side '%s'".formatted(name), "say dataverse or finance");
    }
  }

  /** What the user named wrongly is told as such; what is out of reach at present as that. */
  private static String answered(Supplier<String> answer) {
    try {
      return answer.get();
    } catch (UnreadableException e) {
      throw new RefusedException(400, String.valueOf(e.getMessage()), "correct it and try again");
    } catch (DualWriteException e) {
      if (e.kind() == ErrorKind.INTERNAL) {
        throw e;
      }
      boolean connector = e.kind() == ErrorKind.CONNECTOR;
      throw new RefusedException(
          connector ? 503 : 400,
          String.valueOf(e.getMessage()),
          connector ? "try again when the system answers" : "correct it and try again");
    }
  }
}
