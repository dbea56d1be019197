package dev.tandem.example.odata.server.events;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One event as it is sent. Immutable as long as nobody changes the JSON.
 *
 * @param id the same with every try
 * @param control grows, with gaps where nobody was told
 * @param json the whole message
 */
record Message(String id, long control, ObjectNode json) {

  String entity() {
    return json.path("EntityName").asText();
  }
}
