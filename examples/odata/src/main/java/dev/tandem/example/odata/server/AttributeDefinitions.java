package dev.tandem.example.odata.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.server.model.Field;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.Requirement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Definitions of one table, in the form of the metadata service. */
final class AttributeDefinitions {
  private static final String NAMESPACE = "#Microsoft.Dynamics.CRM.";

  private AttributeDefinitions() {}

  static ObjectNode table(Shape shape) {
    ObjectNode table = JsonNodeFactory.instance.objectNode();
    table.put("LogicalName", shape.typeName());
    table.put("EntitySetName", shape.setName());
    table.put("PrimaryIdAttribute", shape.key().get(0));
    table.put("ChangeTrackingEnabled", true);
    table.put("IsOptimisticConcurrencyEnabled", true);
    return table;
  }

  static void complete(ObjectNode table, Shape shape) {
    table.set("Attributes", attributes(shape, null));
    table.set("Keys", keys(shape));
  }

  static ArrayNode keys(Shape shape) {
    ArrayNode keys = JsonNodeFactory.instance.arrayNode();
    for (List<String> key : shape.alternateKeys()) {
      ObjectNode node = keys.addObject();
      node.put("LogicalName", "key_" + String.join("_", key));
      node.put("EntityLogicalName", shape.typeName());
      node.put("EntityKeyIndexStatus", "Active");
      ArrayNode names = node.putArray("KeyAttributes");
      key.forEach(name -> names.add(Objects.requireNonNull(shape.field(name)).column().name()));
    }
    return keys;
  }

  /** The attributes of a table; only those of a metadata type when one is named. */
  static ArrayNode attributes(Shape shape, @Nullable String type) {
    ArrayNode attributes = JsonNodeFactory.instance.arrayNode();
    for (Field field : shape.fields()) {
      ObjectNode node = attribute(shape, field.column());
      if (type == null || node.path("@odata.type").asText().equals("#" + type)) {
        attributes.add(node);
      }
    }
    return attributes;
  }

  private static ObjectNode attribute(Shape shape, ColumnSchema column) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    String kind = kind(column.type());
    String word = kind.equals("Memo") ? "Memo" : kind;
    node.put("@odata.type", NAMESPACE + word + "AttributeMetadata");
    node.put("LogicalName", column.name());
    node.put("EntityLogicalName", shape.typeName());
    node.put("AttributeType", attributeType(kind));
    node.put("IsPrimaryId", shape.key().contains(column.name()));
    node.put("IsValidForCreate", !column.readOnly());
    node.put("IsValidForUpdate", !column.readOnly());
    node.putObject("RequiredLevel").put("Value", level(column));
    limits(node, column.type());
    return node;
  }

  private static String level(ColumnSchema column) {
    if (column.requirement() == Requirement.REQUIRED) {
      return column.filledBySystem() ? "SystemRequired" : "ApplicationRequired";
    }
    return column.requirement() == Requirement.RECOMMENDED ? "Recommended" : "None";
  }

  private static String attributeType(String kind) {
    return switch (kind) {
      case "UniqueIdentifier" -> "Uniqueidentifier";
      case "MultiSelectPicklist" -> "Virtual";
      default -> kind;
    };
  }

  private static String kind(FieldType type) {
    if (type instanceof FieldType.Text text) {
      return text.memo() ? "Memo" : "String";
    } else if (type instanceof FieldType.Whole whole) {
      return whole.bits() == 64 ? "BigInt" : "Integer";
    } else if (type instanceof FieldType.Decimal decimal) {
      return decimal.kind() == DecimalKind.MONEY
          ? "Money"
          : decimal.kind() == DecimalKind.REAL ? "Double" : "Decimal";
    } else if (type instanceof FieldType.Choice choice) {
      return choice.multiple() ? "MultiSelectPicklist" : "Picklist";
    } else if (type instanceof FieldType.Guid) {
      return "UniqueIdentifier";
    } else if (type instanceof FieldType.Bool) {
      return "Boolean";
    } else if (type instanceof FieldType.Lookup) {
      return "Lookup";
    }
    boolean time = type instanceof FieldType.DateOnly || type instanceof FieldType.DateTime;
    return time ? "DateTime" : "String";
  }

  private static void limits(ObjectNode node, FieldType type) {
    if (type instanceof FieldType.Text text && text.maxLength() != FieldType.UNKNOWN) {
      node.put("MaxLength", text.maxLength());
    } else if (type instanceof FieldType.Whole whole) {
      node.put("MinValue", whole.min()).put("MaxValue", whole.max());
    } else if (type instanceof FieldType.Decimal decimal) {
      if (decimal.scale() != FieldType.UNKNOWN) {
        node.put("Precision", decimal.scale());
      }
      node.put("MinValue", decimal.min()).put("MaxValue", decimal.max());
    } else if (type instanceof FieldType.Lookup lookup) {
      ArrayNode targets = node.putArray("Targets");
      lookup.targets().forEach(targets::add);
    } else if (type instanceof FieldType.Choice choice) {
      options(node, choice);
    } else if (type instanceof FieldType.DateOnly) {
      node.put("Format", "DateOnly").putObject("DateTimeBehavior").put("Value", "DateOnly");
    } else if (type instanceof FieldType.DateTime time) {
      boolean instant = time.behavior() == DateTimeBehavior.INSTANT;
      node.put("Format", "DateAndTime")
          .putObject("DateTimeBehavior")
          .put("Value", instant ? "UserLocal" : "TimeZoneIndependent");
    }
  }

  private static void options(ObjectNode node, FieldType.Choice choice) {
    ArrayNode options = node.putObject("OptionSet").putArray("Options");
    choice
        .options()
        .forEach(
            (number, label) ->
                options
                    .addObject()
                    .put("Value", number)
                    .putObject("Label")
                    .putObject("UserLocalizedLabel")
                    .put("Label", label)
                    .put("LanguageCode", 1033));
  }
}
