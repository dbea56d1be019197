package dev.tandem.example.odata.server.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.ODataRequest;
import org.jspecify.annotations.Nullable;

/**
 * What callers may ask about events: {@code GET tandem_EventErrors} lists what could not be
 * delivered, {@code POST tandem_ResendEvents} has it sent again. Finance itself shows both in its
 * user interface alone. Safe for any thread.
 */
public final class EventRequests {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final DataEvents events;

  /** Requests about these events. */
  public EventRequests(DataEvents events) {
    this.events = events;
  }

  /** The answer to a request; null when it is about something else. */
  public @Nullable ObjectNode answer(ODataRequest request) {
    String path = request.getRawODataPath();
    if (path.equals("/tandem_EventErrors") && request.getMethod() == HttpMethod.GET) {
      return errors();
    }
    if (path.equals("/tandem_ResendEvents") && request.getMethod() == HttpMethod.POST) {
      try {
        return JsonNodeFactory.instance.objectNode().put("Sent", events.resend());
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the server is closing", closing);
      }
    }
    return null;
  }

  private ObjectNode errors() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode value = body.putArray("value");
    for (FailedDelivery error : events.errors()) {
      ObjectNode node = value.addObject();
      node.put("EventId", error.eventId())
          .put("ControlNumber", error.controlNumber())
          .put("EntityName", error.entity())
          .put("Endpoint", error.endpoint())
          .put("Tries", error.tries())
          .put("Reason", error.reason())
          .put("FailedAt", error.failedAt().toString());
      try {
        node.set("Message", MAPPER.readTree(error.message()));
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException("a message was JSON when it was sent", impossible);
      }
    }
    return body;
  }
}
