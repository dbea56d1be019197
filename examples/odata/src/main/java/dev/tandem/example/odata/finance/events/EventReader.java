package dev.tandem.example.odata.finance.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.client.Json;
import dev.tandem.spi.connector.Change;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads deliveries: one message of a data event as a JSON object, or several in an array. Members
 * that nobody here needs are ignored. Safe for any thread.
 */
public final class EventReader {
  private static final int DEEPEST = 8;
  private static final int LONGEST = 100_000;
  private static final int MOST_MESSAGES = 1_000;
  private static final int MOST_KEY_FIELDS = 50;
  private static final int LONGEST_NAME = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST)
                          .maxNumberLength(LONGEST_NAME)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private EventReader() {}

  /**
   * The messages of a body in their order.
   *
   * @throws MalformedEventException when a single one of them is none
   */
  public static List<EventMessage> read(byte[] body) throws MalformedEventException {
    JsonNode root = tree(body);
    if (!root.isArray()) {
      return List.of(message(root));
    }
    if (root.size() > MOST_MESSAGES) {
      throw new MalformedEventException("more than %d events at once".formatted(MOST_MESSAGES));
    }
    List<EventMessage> messages = new ArrayList<>();
    for (JsonNode each : root) {
      messages.add(message(each));
    }
    return messages;
  }

  private static JsonNode tree(byte[] body) throws MalformedEventException {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException broken) {
      throw new MalformedEventException("the body is no JSON", broken);
    } catch (IOException | NumberFormatException | ArithmeticException unreadable) {
      throw new MalformedEventException("the body cannot be read", unreadable);
    }
  }

  private static EventMessage message(JsonNode node) throws MalformedEventException {
    JsonNode control = node.path("ControlNumber");
    if (!control.isIntegralNumber() || !control.canConvertToLong()) {
      throw new MalformedEventException("ControlNumber must be a whole number");
    }
    return new EventMessage(
        text(node, "EventId"),
        control.longValue(),
        text(node, "EntityName"),
        kind(text(node, "Operation")),
        key(node.path("EntityKey")),
        time(text(node, "EventTimeIso8601")));
  }

  private static String text(JsonNode node, String member) throws MalformedEventException {
    JsonNode value = node.path(member);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new MalformedEventException(member + " must be a text that is not empty");
    }
    if (value.textValue().length() > LONGEST_NAME) {
      throw new MalformedEventException(
          "%s has more than %d characters".formatted(member, LONGEST_NAME));
    }
    return value.textValue();
  }

  private static Change.Kind kind(String operation) throws MalformedEventException {
    return switch (operation.toLowerCase(Locale.ROOT)) {
      case "created", "updated" -> Change.Kind.UPSERT;
      case "deleted" -> Change.Kind.DELETE;
      default -> throw new MalformedEventException("Operation is Created, Updated or Deleted");
    };
  }

  private static String key(JsonNode key) throws MalformedEventException {
    if (!(key instanceof ObjectNode fields) || fields.isEmpty()) {
      throw new MalformedEventException("EntityKey must be an object with the fields of the key");
    }
    if (fields.size() > MOST_KEY_FIELDS) {
      throw new MalformedEventException(
          "EntityKey has more than %d fields".formatted(MOST_KEY_FIELDS));
    }
    for (JsonNode value : fields) {
      if (value.isContainerNode()) {
        throw new MalformedEventException("a field of EntityKey is no single value");
      }
    }
    return Json.write(fields);
  }

  private static Instant time(String text) throws MalformedEventException {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new MalformedEventException(
          "EventTimeIso8601 must be an instant such as 2026-03-01T08:00:00Z", e);
    }
  }
}
