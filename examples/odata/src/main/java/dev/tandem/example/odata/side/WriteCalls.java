package dev.tandem.example.odata.side;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.Json;
import dev.tandem.example.odata.client.Limits;
import dev.tandem.example.odata.client.MalformedAnswerException;
import org.jspecify.annotations.Nullable;

/** What requests that write have in common. */
final class WriteCalls {
  private WriteCalls() {}

  static HttpCall withBody(HttpCall call, ObjectNode body) {
    return call.with("Accept", "application/json").body("application/json", Json.write(body));
  }

  /** The same request, whose answer shall hold the row as it is afterwards. */
  static HttpCall returning(HttpCall call) {
    return call.with("Prefer", "return=representation");
  }

  /** The version that an answer to a write names; null when it names none. */
  static @Nullable String version(HttpReply reply, Limits limits) throws MalformedAnswerException {
    if (reply.hasBody()) {
      String version = RowJson.version(Json.object(reply, limits));
      if (version != null) {
        return version;
      }
    }
    return reply.header("ETag");
  }
}
