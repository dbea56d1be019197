package dev.tandem.example.odata.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a service says about a failure.
 *
 * @param code for programs, for example {@code 0x80040217}; empty when there is none
 * @param message for people; may hold values of the row
 * @param target the field; empty when it is not said
 */
public record ServiceError(String code, String message, String target) {
  private static final int LONGEST = 500;

  /** The error in an answer; without text when it holds none. */
  public static ServiceError of(HttpReply reply, Limits limits) {
    if (!reply.hasBody()) {
      return new ServiceError("", "", "");
    }
    try {
      JsonNode error = Json.object(reply, limits).path("error");
      JsonNode inner = error.path("innererror").path("message");
      String message = error.path("message").asText("");
      if (!inner.isMissingNode() && !message.contains(inner.asText(""))) {
        message = message + " " + inner.asText("");
      }
      return new ServiceError(
          cut(error.path("code").asText("")), cut(message), cut(error.path("target").asText("")));
    } catch (MalformedAnswerException unreadable) {
      return new ServiceError("", "the answer is not the error of an OData service", "");
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }

  /** Code and message for people. */
  public String display() {
    return (code + " " + message).strip();
  }
}
