package dev.tandem.bench;

import com.bazaarvoice.jolt.JoltTransform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of a benchmark in the form that each peer reads. */
final class PeerRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PeerRows() {}

  /**
   * A row as a JSON tree, looked-up rows nested in place: easier for the peers than looking them
   * up.
   */
  static ObjectNode tree(Row row, MemoryLookups lookups, int depth) {
    ObjectNode node = JSON.createObjectNode();
    for (String column : row.presentColumns()) {
      Object value = row.value(column);
      if (value instanceof Reference.ById byId) {
        Row target = depth == 0 ? null : lookups.rowById("", byId.id());
        if (target != null) {
          node.set(column, tree(target, lookups, depth - 1));
        } else {
          node.putObject(column).put("bookableresourceid", byId.id().toString());
        }
      } else {
        node.set(column, scalar(value));
      }
    }
    return node;
  }

  /** A row as a JSON tree in the form of the Dataverse Web API. */
  static JsonNode webTree(Row row) {
    return JSON.valueToTree(WebForm.of(row));
  }

  /** The looked-up rows by id, and the ids of the companies by code, as JSON trees. */
  static Map<String, JsonNode> variables(MemoryLookups lookups) {
    ObjectNode byId = JSON.createObjectNode();
    ObjectNode companies = JSON.createObjectNode();
    lookups.forEach(
        (id, row) -> {
          byId.set(id.toString(), webTree(row));
          if (row.value("cdm_companycode") instanceof String code) {
            companies.put(code, id.toString());
          }
        });
    return Map.of("rows", byId, "companies", companies);
  }

  /** A step of JOLT with functions over the looked-up rows in the form of the Web API. */
  static JoltTransform joltStep(Object spec, MemoryLookups lookups) {
    Map<String, Map<String, Object>> rows = new HashMap<>();
    Map<String, String> companies = new HashMap<>();
    lookups.forEach(
        (id, row) -> {
          rows.put(id.toString(), WebForm.of(row));
          if (row.value("cdm_companycode") instanceof String code) {
            companies.put(code, id.toString());
          }
        });
    return JoltFunctions.step(spec, rows, companies);
  }

  private static JsonNode scalar(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return JSON.getNodeFactory().numberNode(number);
    } else if (value instanceof ChoiceValue choice) {
      return JSON.getNodeFactory().numberNode(choice.number());
    } else if (value instanceof Boolean flag) {
      return JSON.getNodeFactory().booleanNode(flag);
    }
    return JSON.getNodeFactory().textNode(String.valueOf(value));
  }

  /** A JSON tree as nested maps. */
  static Map<?, ?> maps(JsonNode tree) {
    return JSON.convertValue(tree, Map.class);
  }

  /** Fills a bean from a row; fields are named like columns without the publisher prefix. */
  static <T> T bean(T bean, Row row) {
    for (Field field : bean.getClass().getFields()) {
      Object value = row.value(field.getName());
      Object prefixed = value == null ? row.value("msdyn_" + field.getName()) : value;
      if (prefixed != null) {
        set(bean, field, prefixed);
      }
    }
    return bean;
  }

  private static void set(Object bean, Field field, Object value) {
    Object plain = value;
    if (value instanceof ChoiceValue choice) {
      plain = choice.number();
    } else if (value instanceof Reference.ById byId) {
      plain = byId.id();
    } else if (value instanceof UUID && field.getType() == String.class) {
      plain = value.toString();
    }
    try {
      field.set(bean, plain);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
