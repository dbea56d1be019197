package dev.tandem.example.odata.server.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tandem.example.odata.server.model.Field;
import dev.tandem.example.odata.server.model.FinanceModel;
import dev.tandem.example.odata.server.model.FinanceNames;
import dev.tandem.example.odata.server.model.Model;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes as data events: the head of a business event and the key of the row. Rows themselves are
 * not told, since subscribers read them. Safe for any thread.
 */
final class Messages {
  private final String run = UUID.randomUUID().toString();
  private final Catalog catalog;
  private final Model model;

  Messages(Catalog catalog, FinanceNames names) {
    this.catalog = catalog;
    model = FinanceModel.of(catalog, names);
  }

  /** The events of a change: one, or two when the key of the row became another one. */
  List<Message> of(Change change) {
    Shape shape = model.ofTable(catalog.table(change.table().name()));
    if (shape == null) {
      throw new IllegalArgumentException("there is no entity of " + change.table());
    }
    Row before = change.before();
    Row after = change.row();
    if (change.kind() == Change.Kind.DELETE) {
      return List.of(message(change, shape, "Deleted", key(shape, before, change.key())));
    }
    ObjectNode now = key(shape, after, change.key());
    if (before == null) {
      return List.of(message(change, shape, "Created", now));
    }
    ObjectNode old = key(shape, before, null);
    return old.equals(now)
        ? List.of(message(change, shape, "Updated", now))
        : List.of(message(change, shape, "Deleted", old), message(change, shape, "Created", now));
  }

  private Message message(Change change, Shape shape, String operation, ObjectNode key) {
    String name = run + "/" + change.sequence() + "/" + operation;
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    String entity = entity(shape);
    Instant at = change.committedAt();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("BusinessEventId", entity + operation)
        .put("BusinessEventLegalEntity", key.path(TableSchema.DATA_AREA_ID).asText(""))
        .put("ControlNumber", change.sequence())
        .put("EventId", id)
        .put("EventTime", "/Date(" + at.toEpochMilli() + ")/")
        .put("EventTimeIso8601", at.toString())
        .put("MajorVersion", 0)
        .put("MinorVersion", 0)
        .put("EntityName", entity)
        .put("Operation", operation)
        .set("EntityKey", key);
    return new Message(id, change.sequence(), json);
  }

  /** The name of the data entity itself, where the schema knows it beside the public names. */
  private static String entity(Shape shape) {
    return shape.schema().aliases().stream()
        .filter(name -> !name.equals(shape.setName()) && !name.equals(shape.typeName()))
        .findFirst()
        .orElse(shape.typeName());
  }

  private static ObjectNode key(Shape shape, @Nullable Row row, @Nullable KeyValues key) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String property : shape.key()) {
      Field field = shape.field(property);
      if (field != null) {
        String column = field.column().name();
        Object value = row != null ? row.value(column) : key == null ? null : key.value(column);
        fields.set(property, json(value));
      }
    }
    return fields;
  }

  private static JsonNode json(@Nullable Object value) {
    if (value == null || value == Blank.BLANK) {
      return NullNode.getInstance();
    } else if (value instanceof Integer number) {
      return IntNode.valueOf(number);
    } else if (value instanceof Long number) {
      return LongNode.valueOf(number);
    } else if (value instanceof BigDecimal number) {
      return DecimalNode.valueOf(number);
    } else if (value instanceof LocalDateTime wallClock) {
      return TextNode.valueOf(wallClock.toInstant(ZoneOffset.UTC).toString());
    }
    return TextNode.valueOf(value.toString());
  }
}
