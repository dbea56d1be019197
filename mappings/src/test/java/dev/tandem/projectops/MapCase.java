package dev.tandem.projectops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.map.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One entry of a {@code cases.json}: a row, and what the rules make of it. */
record MapCase(JsonNode node) {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  static List<MapCase> of(CatalogueEntry entry) {
    List<MapCase> cases = new ArrayList<>();
    try {
      JSON.readTree(Files.readString(ShippedFiles.beside(entry, "cases.json")))
          .forEach(node -> cases.add(new MapCase(node)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  String name() {
    return node.path("name").asText();
  }

  /** Whether the entry only says that this map lets every row take part. */
  boolean isNote() {
    return node.has("filtered");
  }

  Direction direction() {
    return Direction.valueOf(node.path("direction").asText());
  }

  JsonNode expected() {
    return node.path("expect");
  }

  boolean expects(String outcome) {
    return expected().path("outcome").asText().equals(outcome);
  }

  List<String> expectedColumns() {
    List<String> columns = new ArrayList<>();
    expected().path("values").fieldNames().forEachRemaining(columns::add);
    return columns;
  }

  /** JSON in one spelling: names sorted, numbers without trailing zeros. */
  static String canonical(JsonNode node) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(node));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isNumber()) {
      return DecimalNode.valueOf(
          new BigDecimal(node.decimalValue().stripTrailingZeros().toPlainString()));
    }
    if (!node.isObject()) {
      return node;
    }
    Map<String, JsonNode> fields = new TreeMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
    ObjectNode result = JSON.createObjectNode();
    result.setAll(fields);
    return result;
  }
}
