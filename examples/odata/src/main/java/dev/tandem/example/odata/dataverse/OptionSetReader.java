package dev.tandem.example.odata.dataverse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.Json;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.metadata.Csdl;
import dev.tandem.example.odata.metadata.EntityShape;
import dev.tandem.example.odata.metadata.OptionSets;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks an environment for the options of its choices, which stand beside the metadata document. */
final class OptionSetReader {
  private static final List<String> KINDS =
      List.of("Picklist", "MultiSelectPicklist", "State", "Status");

  private final ServiceClient client;
  private final Map<String, FieldType.Choice> choices = new LinkedHashMap<>();

  private OptionSetReader(ServiceClient client) {
    this.client = client;
  }

  static OptionSets read(ServiceClient client, Csdl csdl, @Nullable Catalog expected) {
    OptionSetReader reader = new OptionSetReader(client);
    if (expected == null) {
      csdl.shapes().forEach(shape -> KINDS.forEach(kind -> reader.read(shape.typeName(), kind)));
    } else {
      for (TableSchema table : expected.tables()) {
        EntityShape shape = csdl.find(table.name().name());
        if (shape != null) {
          kinds(table).forEach(kind -> reader.read(shape.typeName(), kind));
        }
      }
    }
    return new OptionSets(reader.choices);
  }

  /** The kinds of choices that a table is expected to have: each costs a request. */
  private static Set<String> kinds(TableSchema table) {
    Set<String> kinds = new LinkedHashSet<>();
    for (ColumnSchema column : table.columns()) {
      if (column.type() instanceof FieldType.Choice choice) {
        kinds.add(
            switch (column.name().toLowerCase(Locale.ROOT)) {
              case "statecode" -> "State";
              case "statuscode" -> "Status";
              default -> choice.multiple() ? "MultiSelectPicklist" : "Picklist";
            });
      }
    }
    return kinds;
  }

  private void read(String table, String kind) {
    URI uri =
        client
            .root()
            .resolve(
                ("EntityDefinitions(LogicalName='%s')/Attributes/"
                        + "Microsoft.Dynamics.CRM.%sAttributeMetadata"
                        + "?$select=LogicalName&$expand=OptionSet($select=Options)")
                    .formatted(table, kind));
    HttpReply reply = client.ask(HttpCall.get(uri).with("Accept", "application/json"));
    if (reply.status() == 404 || reply.status() == 501) {
      // A service without these definitions publishes no options; the expected ones hold.
      return;
    }
    if (!reply.isOk()) {
      throw client.failure("the choices of " + table, reply);
    }
    try {
      for (JsonNode attribute : Json.object(reply, client.limits()).path("value")) {
        String name = table + "." + attribute.path("LogicalName").asText();
        choices.put(
            name.toLowerCase(Locale.ROOT),
            new FieldType.Choice(options(attribute), kind.equals("MultiSelectPicklist")));
      }
    } catch (MalformedAnswerException malformed) {
      throw ServiceClient.malformed("the choices of " + table, malformed);
    }
  }

  private static Map<Integer, String> options(JsonNode attribute) throws MalformedAnswerException {
    Map<Integer, String> options = new LinkedHashMap<>();
    for (JsonNode option : attribute.path("OptionSet").path("Options")) {
      if (!option.path("Value").isInt()) {
        throw new MalformedAnswerException("an option has no number");
      }
      String label = option.path("Label").path("UserLocalizedLabel").path("Label").asText("");
      options.put(option.path("Value").intValue(), label);
    }
    return options;
  }
}
