package dev.tandem.example.odata.server.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.TableSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The spelling that the shipped schemas of finance entities record; what they leave open follows
 * the label. Safe for any thread.
 */
public final class ShippedNames implements FinanceNames {
  private static final String FOLDER = "schemas/finance/";

  private final FinanceNames labels = FinanceNames.ofLabels();
  private final Map<String, JsonNode> files = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> properties = new ConcurrentHashMap<>();

  @Override
  public String collection(TableSchema entity) {
    return file(entity).path("odataCollection").asText(labels.collection(entity));
  }

  @Override
  public String type(TableSchema entity) {
    String type = file(entity).path("odataType").asText(labels.type(entity));
    return type.equals(collection(entity)) ? type + "Entity" : type;
  }

  @Override
  public String property(TableSchema entity, ColumnSchema field) {
    Map<String, String> names =
        properties.computeIfAbsent(entity.name().name(), label -> spelled(file(entity)));
    return names.getOrDefault(field.name(), field.name());
  }

  private static Map<String, String> spelled(JsonNode file) {
    Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (JsonNode field : file.path("fields")) {
      String name = field.path("name").asText();
      names.put(field.path("mapName").asText(name), name);
    }
    return names;
  }

  private JsonNode file(TableSchema entity) {
    return files.computeIfAbsent(entity.name().name(), label -> read(entity));
  }

  private static JsonNode read(TableSchema entity) {
    ObjectMapper json = new ObjectMapper();
    for (String alias : entity.aliases()) {
      String resource = FOLDER + alias + ".json";
      try (InputStream in = ProjectOperations.class.getResourceAsStream(resource)) {
        if (in != null) {
          return json.readTree(in);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the schema of " + entity + " is not readable", e);
      }
    }
    return json.createObjectNode();
  }
}
