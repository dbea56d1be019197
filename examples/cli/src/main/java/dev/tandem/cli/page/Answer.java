package dev.tandem.cli.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What is sent back. Immutable.
 *
 * @param status of HTTP
 * @param type of the body
 * @param body text, sent as UTF-8
 * @param headers beside those that every answer has
 */
record Answer(int status, String type, String body, Map<String, String> headers) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer json(String body) {
    return new Answer(200, JSON, body, Map.of());
  }

  static Answer html(String body, String policy) {
    return new Answer(
        200, "text/html; charset=utf-8", body, Map.of("Content-Security-Policy", policy));
  }

  static Answer refused(RefusedException refused) {
    return error(refused.status(), String.valueOf(refused.getMessage()), refused.remedy());
  }

  /** The method is none of the resource's. */
  static Answer wrongMethod(String allowed) {
    Answer error = error(405, "this resource does not take that method", "use " + allowed);
    return new Answer(405, JSON, error.body(), Map.of("Allow", allowed));
  }

  static Answer error(int status, String message, String remedy) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("error", message);
    body.put("remedy", remedy);
    return new Answer(status, JSON, body.toString(), Map.of());
  }
}
