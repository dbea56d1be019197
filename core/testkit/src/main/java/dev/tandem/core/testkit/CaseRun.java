package dev.tandem.core.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.engine.TableLookups;
import dev.tandem.row.format.RowFormatException;
import dev.tandem.row.format.RowReader;
import dev.tandem.row.format.RowWriter;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Runs one case through its map and tells the result in the form of the case. */
final class CaseRun {
  private final CompiledMap map;
  private final Catalog dataverse;
  private final MapCase mapCase;

  CaseRun(CompiledMap compiled, Catalog dataverse, MapCase mapCase) {
    this.mapCase = mapCase;
    this.dataverse = dataverse;
    JsonNode company = mapCase.node().get("company");
    map = company == null ? compiled : compiled.inCompany(LegalEntity.of(company.asText()));
  }

  /** What is expected and what came instead, empty when they agree. */
  String difference() {
    JsonNode expected = mapCase.expected();
    JsonNode told = told();
    boolean same =
        switch (mapCase.outcome()) {
          case "filtered" ->
              isOutcome(told, "filtered")
                  && told.path("reason").asText().contains(expected.path("reason").asText());
          case "rejected" -> isOutcome(told, "rejected") && issues(told).equals(issues(expected));
          default -> CaseJson.canonical(told).equals(CaseJson.canonical(expected));
        };
    return same
        ? ""
        : "expected %s%nbut the map makes %s"
            .formatted(CaseJson.canonical(expected), CaseJson.canonical(told));
  }

  private static boolean isOutcome(JsonNode told, String outcome) {
    return told.path("outcome").asText().equals(outcome);
  }

  private static List<String> issues(JsonNode node) {
    return StreamSupport.stream(node.path("issues").spliterator(), false)
        .map(issue -> issue.path("code").asText() + " " + issue.path("field").asText())
        .sorted()
        .toList();
  }

  /** The result as the {@code expect} of a case says it. */
  JsonNode told() {
    return told(result());
  }

  private MappingResult result() {
    if (!map.directions().contains(mapCase.way())) {
      throw new MapCasesException(
          "%s: %s does not go %s, only %s"
              .formatted(mapCase, map.name(), mapCase.way(), map.directions()));
    }
    TableSchema source = map.source(mapCase.way());
    return map.apply(mapCase.way(), row(source, mapCase.node().path("row"), "row"), lookups());
  }

  private Row row(TableSchema schema, JsonNode values, String what) {
    try {
      return RowReader.of(schema).read(values.toString());
    } catch (RowFormatException e) {
      throw new MapCasesException("%s: its %s: %s".formatted(mapCase, what, e.getMessage()), e);
    }
  }

  private Lookups lookups() {
    JsonNode rows = mapCase.node().get("lookups");
    if (rows == null) {
      return Lookups.byKey();
    }
    TableLookups.Builder lookups = TableLookups.builder();
    for (JsonNode row : rows) {
      String table = row.path("table").asText();
      TableSchema schema = dataverse.table(table);
      if (schema == null) {
        throw new MapCasesException(mapCase + ": Dataverse has no table \"" + table + "\"");
      }
      lookups.add(table, id(row), row(schema, row.path("values"), "lookup to " + table));
    }
    return lookups.build();
  }

  private UUID id(JsonNode row) {
    try {
      return UUID.fromString(row.path("id").asText());
    } catch (IllegalArgumentException e) {
      throw new MapCasesException(
          "%s: a row under lookups needs an \"id\", a GUID, and not %s"
              .formatted(mapCase, row.path("id")),
          e);
    }
  }

  private static JsonNode told(MappingResult result) {
    ObjectNode told = CaseJson.MAPPER.createObjectNode();
    if (result instanceof MappingResult.Mapped mapped) {
      told.put("outcome", "mapped");
      told.put("table", mapped.table().name());
      KeyValues key = mapped.key();
      told.set("key", key == null ? told.nullNode() : json(RowWriter.toJson(key)));
      told.set("values", json(RowWriter.of(mapped.row().schema()).toJson(mapped.row())));
      addWarnings(told, mapped.warnings());
    } else if (result instanceof MappingResult.Filtered filtered) {
      told.put("outcome", "filtered").put("reason", filtered.reason());
    } else if (result instanceof MappingResult.Rejected rejected) {
      told.put("outcome", "rejected");
      ArrayNode issues = told.putArray("issues");
      rejected.problems().forEach(problem -> issues.add(issue(problem)));
    }
    return told;
  }

  private static void addWarnings(ObjectNode told, List<Problem> warnings) {
    if (!warnings.isEmpty()) {
      ArrayNode codes = told.putArray("warnings");
      warnings.forEach(warning -> codes.add(warning.code().text()));
    }
  }

  private static ObjectNode issue(Problem problem) {
    ObjectNode issue = CaseJson.MAPPER.createObjectNode();
    return issue.put("code", problem.code().text()).put("field", problem.field());
  }

  private static JsonNode json(String text) {
    try {
      return CaseJson.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
