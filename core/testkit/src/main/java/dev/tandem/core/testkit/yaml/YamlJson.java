package dev.tandem.core.testkit.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML value as JSON. */
final class YamlJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_DIGITS = 100;

  private YamlJson() {}

  static JsonNode of(YamlEntry entry, Node node) {
    if (node instanceof MappingNode mapping) {
      ObjectNode members = JSON.objectNode();
      for (NodeTuple tuple : mapping.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
          throw entry.wrong("has a key that is no text");
        }
        members.set(key.getValue(), of(entry, tuple.getValueNode()));
      }
      return members;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode elements = JSON.arrayNode();
      sequence.getValue().forEach(each -> elements.add(of(entry, each)));
      return elements;
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(entry, scalar.getTag(), scalar.getValue());
    }
    throw entry.wrong("is no value");
  }

  private static JsonNode scalar(YamlEntry entry, Tag tag, String text) {
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(entry, text);
    }
    return JSON.textNode(text);
  }

  /** Digits without an exponent, so that nothing grows when it is written out. */
  private static JsonNode number(YamlEntry entry, String text) {
    if (text.length() > MOST_DIGITS || !text.matches("[-+]?\\d+(\\.\\d+)?")) {
      throw entry.wrong("is '" + text + "'; write a number in decimal, or put a text in quotes");
    }
    return JSON.numberNode(new BigDecimal(text));
  }
}
