package dev.tandem.example.odata.server.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.spi.schema.LegalEntity;

/**
 * The parameters of an action.
 *
 * @param body as it was sent
 */
record Parameters(JsonNode body) {

  /** A text that may be empty. */
  String text(String name) throws ActionRefusal {
    JsonNode value = body.path(name);
    if (!value.isTextual()) {
      throw new ActionRefusal("the parameter %s must be a text".formatted(name));
    }
    return value.textValue();
  }

  /** A text with something in it. */
  String need(String name) throws ActionRefusal {
    String text = text(name);
    if (text.isBlank()) {
      throw new ActionRefusal("the parameter %s must not be empty".formatted(name));
    }
    return text;
  }

  boolean flag(String name) throws ActionRefusal {
    JsonNode value = body.path(name);
    if (!value.isBoolean()) {
      throw new ActionRefusal("the parameter %s must be true or false".formatted(name));
    }
    return value.booleanValue();
  }

  LegalEntity company() throws ActionRefusal {
    return LegalEntity.of(need("legalEntityId"));
  }
}
