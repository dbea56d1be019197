package dev.tandem.projectops;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.engine.TableLookups;
import dev.tandem.row.format.RowReader;
import dev.tandem.row.format.RowWriter;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/** Runs one case through its compiled map and tells the result in the form of the case. */
final class CaseRun {
  private final MapCatalogue catalogue;
  private final CompiledMap map;
  private final MapCase mapCase;

  CaseRun(MapCatalogue catalogue, CatalogueEntry entry, MapCase mapCase) {
    this.catalogue = catalogue;
    this.mapCase = mapCase;
    CompiledMap compiled = catalogue.compiled(entry.id());
    JsonNode company = mapCase.node().get("company");
    map = company == null ? compiled : compiled.inCompany(LegalEntity.of(company.asText()));
  }

  MappingResult result() {
    TableSchema source = map.source(mapCase.direction());
    Row row = RowReader.of(source).read(mapCase.node().get("row").toString());
    return map.apply(mapCase.direction(), row, lookups());
  }

  private Lookups lookups() {
    JsonNode rows = mapCase.node().get("lookups");
    if (rows == null) {
      return Lookups.byKey();
    }
    TableLookups.Builder lookups = TableLookups.builder();
    for (JsonNode row : rows) {
      String table = row.get("table").asText();
      TableSchema schema = requireNonNull(catalogue.catalogs().dataverse().table(table), table);
      UUID id = UUID.fromString(row.get("id").asText());
      lookups.add(table, id, RowReader.of(schema).read(row.get("values").toString()));
    }
    return lookups.build();
  }

  /** The result as the {@code expect} of a case would say it. */
  static JsonNode asExpectation(MappingResult result) {
    ObjectNode told = MapCase.JSON.createObjectNode();
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
    ObjectNode issue = MapCase.JSON.createObjectNode();
    return issue.put("code", problem.code().text()).put("field", problem.field());
  }

  private static JsonNode json(String text) {
    try {
      return MapCase.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
