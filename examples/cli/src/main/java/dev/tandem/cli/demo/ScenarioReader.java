package dev.tandem.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.cli.demo.Scenario.Entry;
import dev.tandem.cli.demo.Scenario.Expected;
import dev.tandem.cli.demo.Scenario.Run;
import dev.tandem.cli.demo.Scenario.Step;
import dev.tandem.map.Direction;
import dev.tandem.row.format.RowReader;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the JSON form of a scenario. */
final class ScenarioReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Catalogs catalogs;

  ScenarioReader(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  Scenario read(String resource) {
    try (InputStream in = ScenarioReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("there is no scenario " + resource);
      }
      return scenario(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Scenario scenario(JsonNode node) {
    List<Step> steps = new ArrayList<>();
    node.path("steps").forEach(step -> steps.add(step(step)));
    List<Expected> expected = new ArrayList<>();
    node.path("expected").forEach(table -> expected.add(expected(table)));
    Scenario own =
        new Scenario(node.path("name").asText(), List.copyOf(steps), List.copyOf(expected));
    return node.has("fixture") ? own.after(read(node.path("fixture").asText())) : own;
  }

  private Step step(JsonNode node) {
    List<Entry> writes = new ArrayList<>();
    node.path("writes").forEach(write -> writes.add(entry(write)));
    List<Run> runs = new ArrayList<>();
    node.path("runs")
        .forEach(run -> runs.add(new Run(run.path("map").asText(), Direction.to(side(run, "to")))));
    return new Step(
        node.path("says").asText(),
        List.copyOf(writes),
        List.copyOf(runs),
        texts(node.path("pause")),
        texts(node.path("resume")),
        jobs(node));
  }

  private static List<Scenario.Job> jobs(JsonNode step) {
    String company = step.path("company").asText();
    return texts(step.path("finance")).stream().map(text -> job(text, company)).toList();
  }

  private static Scenario.Job job(String text, String company) {
    List<String> words = List.of(text.split(" "));
    return new Scenario.Job(job(words.get(0)), company, words.subList(1, words.size()));
  }

  private static FinanceWork.Job job(String name) {
    return FinanceWork.Job.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  private Entry entry(JsonNode node) {
    TableSchema table = table(node);
    return new Entry(row(table, node.path("values")), key(table, node.path("key")));
  }

  private @Nullable KeyValues key(TableSchema table, JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    Row row = row(table, node);
    KeyValues.Builder key = KeyValues.builder();
    row.presentColumns().forEach(column -> key.put(column, row.value(column)));
    return key.build();
  }

  private Expected expected(JsonNode node) {
    TableSchema table = table(node);
    List<Row> rows = new ArrayList<>();
    node.path("rows").forEach(row -> rows.add(row(table, row)));
    return new Expected(table, List.copyOf(rows));
  }

  /** A misspelt column must not pass as one that does not matter. */
  private static Row row(TableSchema table, JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (table.slotOf(name) < 0) {
                throw new IllegalStateException(table + " has no column " + name);
              }
            });
    return RowReader.of(table).read(node.toString());
  }

  private TableSchema table(JsonNode node) {
    String name = node.path("table").asText();
    TableSchema table = catalogs.of(side(node, "side")).table(name);
    if (table == null) {
      throw new IllegalStateException("no schema has the table " + name);
    }
    return table;
  }

  private static Side side(JsonNode node, String member) {
    return Side.valueOf(node.path(member).asText().toUpperCase(Locale.ROOT));
  }
}
