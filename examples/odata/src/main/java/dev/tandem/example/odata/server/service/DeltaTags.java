package dev.tandem.example.odata.server.service;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.olingo.commons.api.data.Delta;

/**
 * Puts the entity tags of changed rows into an answer of changes, where Dataverse has them and
 * Olingo leaves them out. Rows come before deletions, in the order in which they were given.
 */
final class DeltaTags {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private DeltaTags() {}

  /** The answer with tags. */
  static InputStream in(InputStream answer, Delta delta) {
    try {
      JsonNode root = JSON.readTree(answer);
      for (int i = 0; i < delta.getEntities().size(); i++) {
        if (root.path("value").get(i) instanceof ObjectNode row) {
          row.put("@odata.etag", delta.getEntities().get(i).getETag());
        }
      }
      return new ByteArrayInputStream(JSON.writeValueAsBytes(root));
    } catch (IOException e) {
      throw new UncheckedIOException("the answer was made here", e);
    }
  }
}
