package dev.tandem.example.odata.finance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.Json;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.client.ServiceClient;
import java.util.Map;
import java.util.TreeMap;

/** Asks an environment which entity set belongs to which data entity. */
final class EntityNames {
  private EntityNames() {}

  /** The entity set by metadata name and by label; empty where the environment does not say. */
  static Map<String, String> read(ServiceClient data) {
    ServiceClient client = data.at(data.root().resolve("../metadata/"));
    HttpCall call =
        HttpCall.get(client.root().resolve("DataEntities")).with("Accept", "application/json");
    HttpReply reply = client.ask(call);
    if (reply.status() == 404) {
      return Map.of();
    }
    if (!reply.isOk()) {
      throw client.failure("the names of data entities", reply);
    }
    Map<String, String> sets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try {
      for (JsonNode entity : Json.object(reply, client.limits()).path("value")) {
        String set = entity.path("PublicCollectionName").asText("");
        for (String name : new String[] {"Name", "LabelId"}) {
          String text = entity.path(name).asText("");
          if (!set.isEmpty() && !text.isEmpty()) {
            sets.putIfAbsent(text, set);
          }
        }
      }
    } catch (MalformedAnswerException malformed) {
      throw ServiceClient.malformed("the names of data entities", malformed);
    }
    return sets;
  }
}
