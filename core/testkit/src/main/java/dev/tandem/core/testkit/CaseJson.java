package dev.tandem.core.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JSON of cases: read exactly, compared by value, written as people write it. No state. */
final class CaseJson {
  private static final int MOST_LEVELS = 50;
  private static final int WIDTH = 100;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private CaseJson() {}

  /** JSON in one spelling: names sorted, numbers without trailing zeros. */
  static String canonical(JsonNode node) {
    return written(sorted(node), "");
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
    ObjectNode result = MAPPER.createObjectNode();
    result.setAll(fields);
    return result;
  }

  /** One field a line; what is small stands on one line with its name. */
  static String written(JsonNode node, String indent) {
    String line = onOneLine(node);
    if (!node.isContainerNode() || (isSmall(node) && indent.length() + line.length() < WIDTH)) {
      return line;
    }
    List<String> parts = new ArrayList<>();
    String deeper = indent + "  ";
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  parts.add(
                      deeper + text(field.getKey()) + ": " + written(field.getValue(), deeper)));
      return "{\n" + String.join(",\n", parts) + "\n" + indent + "}";
    }
    node.forEach(each -> parts.add(deeper + written(each, deeper)));
    return "[\n" + String.join(",\n", parts) + "\n" + indent + "]";
  }

  private static boolean isSmall(JsonNode node) {
    for (JsonNode each : node) {
      if (each.isContainerNode()) {
        return false;
      }
    }
    return node.isArray() || node.size() <= 2;
  }

  private static String onOneLine(JsonNode node) {
    if (node.isObject()) {
      List<String> fields = new ArrayList<>();
      node.properties()
          .forEach(field -> fields.add(text(field.getKey()) + ": " + onOneLine(field.getValue())));
      return "{" + String.join(", ", fields) + "}";
    } else if (node.isArray()) {
      List<String> elements = new ArrayList<>();
      node.forEach(each -> elements.add(onOneLine(each)));
      return "[" + String.join(", ", elements) + "]";
    }
    return text(node);
  }

  private static String text(Object value) {
    try {
      return value instanceof DecimalNode number
          ? number.decimalValue().toPlainString()
          : MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
