package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.row.format.RowReader;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.RowEdits;
import dev.tandem.spi.value.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that people enter, one JSON object a line: {@code side}, {@code table}, {@code values}, and
 * {@code key} to change a row instead of making one. Lines of the other side are passed over.
 */
final class RowLines {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final List<String> MEMBERS = List.of("side", "table", "key", "values");

  private final Catalog catalog;
  private final boolean sideIsKnown;

  private RowLines(Catalog catalog, boolean sideIsKnown) {
    this.catalog = catalog;
    this.sideIsKnown = sideIsKnown;
  }

  /** Rows of both sides: each says whose it is. */
  RowLines(Catalog catalog) {
    this(catalog, false);
  }

  /** Rows of one side, which need not say so. */
  static RowLines ofSide(Catalog catalog) {
    return new RowLines(catalog, true);
  }

  /** Enters the rows of a file; gives how many. */
  int enter(Path file, RowEdits edits) {
    int line = 0;
    int entered = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (!text.isBlank() && enter(JSON.readTree(text), edits)) {
          entered++;
        }
      }
    } catch (JsonProcessingException e) {
      throw wrong(file, line, "is no JSON object: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UnreadableException("cannot read the rows " + file + ": " + Words.reason(e), e);
    } catch (IllegalArgumentException | DualWriteException e) {
      throw wrong(file, line, String.valueOf(e.getMessage()), e);
    }
    return entered;
  }

  private static UnreadableException wrong(Path file, int line, String what, Exception e) {
    return new UnreadableException("%s:%d: %s".formatted(file, line, what), e);
  }

  private boolean enter(JsonNode node, RowEdits edits) {
    requireMembers(node);
    boolean ours = sideIsKnown && !node.has("side");
    if (!ours && side(node) != catalog.side()) {
      return false;
    }
    String name = node.path("table").asText();
    TableSchema table = catalog.table(name);
    if (table == null) {
      throw new IllegalArgumentException(
          "%s has no table '%s'".formatted(Words.side(catalog.side()), name));
    }
    Row row = row(table, node.path("values"));
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    row.presentColumns().forEach(column -> values.put(column, row.value(column)));
    if (node.has("key")) {
      edits.update(table.name().name(), key(table, node.path("key")), values);
    } else {
      edits.insert(table.name().name(), values);
    }
    return true;
  }

  /** A misspelt member must not pass as one that was left out. */
  private static void requireMembers(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          "is no JSON object; write {\"table\":...,\"values\":{...}}");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                throw new IllegalArgumentException(
                    "'%s' is not known here; allowed are %s"
                        .formatted(name, String.join(", ", MEMBERS)));
              }
            });
    if (!node.path("table").isTextual()) {
      throw new IllegalArgumentException("\"table\" must name the table of the row");
    }
  }

  private static Side side(JsonNode node) {
    String text = node.path("side").asText();
    for (Side side : Side.values()) {
      if (side.name().equalsIgnoreCase(text)) {
        return side;
      }
    }
    throw new IllegalArgumentException(
        "side is '%s'; allowed are %s, %s"
            .formatted(
                text,
                Side.DATAVERSE.name().toLowerCase(Locale.ROOT),
                Side.FINANCE.name().toLowerCase(Locale.ROOT)));
  }

  /** Columns or lookup paths; their texts are compared. */
  private static KeyValues key(TableSchema table, JsonNode node) {
    if (!node.isObject() || node.isEmpty()) {
      throw new IllegalArgumentException("\"key\" must be an object of columns and their values");
    }
    KeyValues.Builder key = KeyValues.builder();
    node.fieldNames()
        .forEachRemaining(name -> requireColumn(table, name.replaceFirst("\\..*", "")));
    node.properties().forEach(part -> key.put(part.getKey(), part.getValue().asText()));
    return key.build();
  }

  /** A misspelt column must not pass as one that was left out. */
  private static Row row(TableSchema table, JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          "\"values\" must be an object of columns and their values");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      requireColumn(table, names.next());
    }
    return RowReader.of(table).read(node.toString());
  }

  private static void requireColumn(TableSchema table, String name) {
    if (table.slotOf(name) < 0) {
      throw new IllegalArgumentException(table + " has no column " + name);
    }
  }
}
