package dev.tandem.cli.demo;

import dev.tandem.cli.demo.Scenario.Entry;
import dev.tandem.cli.demo.Scenario.Run;
import dev.tandem.cli.demo.Scenario.Step;
import dev.tandem.engine.CompiledMap;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Runs a scenario on two systems in memory that enforce the shipped schemas: rows are written on
 * one side and travel to the other through the shipped maps. One thread.
 */
public final class Demo {
  private static final String TIME_AND_MATERIAL = "sc-1.json";

  private final MapCatalogue catalogue;
  private final InMemoryConnector dataverse;
  private final InMemoryConnector finance;
  private final Consumer<String> progress;
  private final List<Travel> travels = new ArrayList<>();

  private Demo(MapCatalogue catalogue, Consumer<String> progress) {
    this.catalogue = catalogue;
    this.progress = progress;
    Catalogs catalogs = catalogue.catalogs();
    dataverse = InMemoryConnector.of(catalogs.dataverse());
    finance = InMemoryConnector.of(catalogs.finance());
  }

  /**
   * Runs time entries from contract to accounting values, with the shipped maps.
   *
   * @param progress is told each step in a line
   */
  public static DemoReport run(Consumer<String> progress) {
    return run(ProjectOperations.shipped(), progress);
  }

  /** The same with the maps of this catalogue, for example a user's own. */
  public static DemoReport run(MapCatalogue catalogue, Consumer<String> progress) {
    Scenario scenario = Scenario.read(TIME_AND_MATERIAL, catalogue.catalogs());
    return new Demo(catalogue, progress).play(scenario);
  }

  private DemoReport play(Scenario scenario) {
    progress.accept(scenario.name());
    int number = 0;
    for (Step step : scenario.steps()) {
      progress.accept("%2d  %s".formatted(++number, step.says()));
      step.writes().forEach(this::enter);
      step.runs().forEach(this::travel);
    }
    Comparison comparison = new Comparison(this::side);
    scenario.expected().forEach(comparison::check);
    travels.forEach(comparison::check);
    return new DemoReport(
        travels, comparison.compared(), comparison.differences(), comparison.rows(scenario));
  }

  /** What a person or process of that side does; no map is involved. */
  private void enter(Entry entry) {
    Row row = entry.row();
    KeyValues key = entry.key();
    InMemoryConnector side = side(row.schema().side());
    Map<String, Object> values = new LinkedHashMap<>();
    row.presentColumns()
        .forEach(column -> values.put(column, Objects.requireNonNull(row.value(column))));
    if (key == null) {
      side.insert(row.schema().name().name(), values);
    } else {
      side.update(row.schema().name().name(), key, values);
    }
  }

  private void travel(Run run) {
    CatalogueEntry entry = catalogue.map(run.map());
    CompiledMap map = catalogue.compiled(entry.id());
    Travel travel =
        TableRun.run(
            entry,
            map,
            run.direction(),
            side(run.direction().source()),
            side(run.direction().target()));
    travels.add(travel);
    progress.accept(
        "    %s: %d of %d rows written".formatted(travel.map(), travel.written(), travel.sent()));
  }

  private InMemoryConnector side(Side side) {
    return side == Side.FINANCE ? finance : dataverse;
  }
}
