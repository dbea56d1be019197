package dev.tandem.example.odata.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.server.model.Model;
import dev.tandem.example.odata.server.model.Shape;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of the metadata service that a client needs: {@code EntityDefinitions} with attributes,
 * keys and option sets, which the metadata document does not tell. Query options other than a
 * filter by names are taken as said: everything is always sent.
 */
final class TableDefinitions {
  private static final Pattern ONE =
      Pattern.compile(
          "^/EntityDefinitions\\(LogicalName='(\\w+)'\\)(?:/(Attributes|Keys)(?:/([\\w.]+))?)?$");
  private static final Pattern NAMED = Pattern.compile("(LogicalName|EntitySetName) eq '([\\w]+)'");

  private final Model model;

  TableDefinitions(Model model) {
    this.model = model;
  }

  static boolean isAsked(String path) {
    return path.startsWith("/EntityDefinitions");
  }

  /** The answer, or null when there is no such table. */
  @Nullable ObjectNode answer(String rawPath, @Nullable String rawQuery) {
    String path = URLDecoder.decode(rawPath, StandardCharsets.UTF_8);
    Matcher one = ONE.matcher(path);
    if (one.matches()) {
      Shape shape = model.ofType(one.group(1));
      return shape == null ? null : part(shape, one.group(2), one.group(3));
    }
    if (!path.equals("/EntityDefinitions")) {
      return null;
    }
    String query = rawQuery == null ? "" : URLDecoder.decode(rawQuery, StandardCharsets.UTF_8);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode value = body.putArray("value");
    List<String> wanted = NAMED.matcher(query).results().map(found -> found.group(2)).toList();
    for (Shape shape : model.shapes()) {
      boolean isWanted = wanted.contains(shape.typeName()) || wanted.contains(shape.setName());
      if (wanted.isEmpty() || isWanted) {
        ObjectNode definition = AttributeDefinitions.table(shape);
        if (query.contains("$expand")) {
          AttributeDefinitions.complete(definition, shape);
        }
        value.add(definition);
      }
    }
    return body;
  }

  private static ObjectNode part(Shape shape, @Nullable String part, @Nullable String type) {
    if (part == null) {
      ObjectNode definition = AttributeDefinitions.table(shape);
      AttributeDefinitions.complete(definition, shape);
      return definition;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set(
        "value",
        part.equals("Keys")
            ? AttributeDefinitions.keys(shape)
            : AttributeDefinitions.attributes(shape, type));
    return body;
  }
}
