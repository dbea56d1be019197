package dev.tandem.projectops.scenario;

import dev.tandem.core.testkit.yaml.YamlEntry;
import dev.tandem.core.testkit.yaml.YamlSection;
import dev.tandem.core.testkit.yaml.YamlText;
import dev.tandem.map.Direction;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.scenario.Scenario.Expectation;
import dev.tandem.projectops.scenario.Scenario.Resync;
import dev.tandem.projectops.scenario.Scenario.RowEntry;
import dev.tandem.projectops.scenario.Scenario.Start;
import dev.tandem.projectops.scenario.Scenario.Step;
import dev.tandem.projectops.scenario.Scenario.Work;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenario files; see the format in the README of the mappings. A fixture is found beside the
 * file, or among the shipped scenarios as {@code shipped:f0}. Whatever is wrong is refused with
 * file, line and column, by a {@link dev.tandem.core.testkit.yaml.YamlException}. Immutable; safe
 * for any thread.
 */
public final class ScenarioReader {
  private static final int MOST_FIXTURES = 10;
  private static final String SHIPPED = "shipped:";
  private static final String WHAT = "the scenario";

  private final MapCatalogue catalogue;
  private final RowsReader rows;

  private ScenarioReader(MapCatalogue catalogue) {
    this.catalogue = catalogue;
    rows = new RowsReader(ScenarioWorld.catalogs(catalogue));
  }

  /** Reads scenarios for the maps and tables of this catalogue. */
  public static ScenarioReader of(MapCatalogue catalogue) {
    return new ScenarioReader(catalogue);
  }

  /**
   * Reads a file.
   *
   * @throws dev.tandem.core.testkit.yaml.YamlException with the place of what is wrong
   */
  public Scenario read(Path file) {
    return read(YamlText.read(file, WHAT), file, 0);
  }

  /**
   * Reads a shipped scenario.
   *
   * @param name its name, see {@link ShippedScenarios#names()}
   * @throws IllegalArgumentException when there is none of that name
   */
  public Scenario shipped(String name) {
    return read(YamlText.parse(SHIPPED + name, WHAT, ShippedScenarios.text(name)), null, 0);
  }

  /** Reads a text, which can only have a shipped fixture; the source is named in messages. */
  Scenario read(String source, String text) {
    return read(YamlText.parse(source, WHAT, text), null, 0);
  }

  private Scenario read(YamlEntry entry, @Nullable Path file, int depth) {
    YamlSection section =
        entry.section(
            "scenario",
            "title",
            "fixture",
            "maps",
            "atOnce",
            "keys",
            "books",
            "retainerClass",
            "steps",
            "expect");
    Scenario fixture = section.find("fixture").map(name -> fixture(name, file, depth)).orElse(null);
    Map<String, CompanyBooks> before = fixture == null ? Map.of() : fixture.books();
    Scenario own =
        new Scenario(
            section.need("scenario").text(),
            section.need("title").text(),
            entry.place(),
            maps(section),
            ids(section, "atOnce"),
            section.or("keys", rows::keys, Map.of()),
            section.or("books", books -> BooksReader.books(books, before), Map.of()),
            section.or(
                "retainerClass",
                ScenarioReader::retainerClass,
                TransactionClassNumbers.published()),
            each(section, "steps", this::step),
            each(section, "expect", this::expectation));
    return fixture == null ? own : own.after(fixture);
  }

  private Scenario fixture(YamlEntry entry, @Nullable Path file, int depth) {
    String name = entry.text();
    if (depth == MOST_FIXTURES) {
      throw entry.wrong("is the " + MOST_FIXTURES + "th in a row; does one contain itself?");
    }
    if (file == null || name.startsWith(SHIPPED)) {
      String shipped = name.startsWith(SHIPPED) ? name.substring(SHIPPED.length()) : name;
      if (!ShippedScenarios.files().contains(shipped)) {
        throw entry.wrong(
            "is '%s'; shipped are %s".formatted(name, String.join(", ", ShippedScenarios.files())));
      }
      return read(
          YamlText.parse(SHIPPED + shipped, WHAT, ShippedScenarios.text(shipped)), null, depth + 1);
    }
    Path beside = beside(entry, file, name);
    return read(YamlText.read(beside, "the fixture"), beside, depth + 1);
  }

  private static Path beside(YamlEntry entry, Path file, String name) {
    try {
      Path beside = file.resolveSibling(name);
      if (Files.isRegularFile(beside)) {
        return beside;
      }
      throw entry.wrong("is '%s', but there is no file %s".formatted(name, beside));
    } catch (InvalidPathException e) {
      throw entry.wrong("is '" + name + "', which is no name of a file");
    }
  }

  /** Those that write at once run too. */
  private Set<String> maps(YamlSection section) {
    Set<String> maps = new LinkedHashSet<>(ids(section, "maps"));
    maps.addAll(ids(section, "atOnce"));
    return maps;
  }

  private Set<String> ids(YamlSection section, String key) {
    return new LinkedHashSet<>(each(section, key, each -> entry(each).id()));
  }

  /** The name under which the map runs. */
  private String map(YamlEntry entry) {
    return entry(entry).name();
  }

  private CatalogueEntry entry(YamlEntry entry) {
    try {
      return catalogue.map(entry.text());
    } catch (DualWriteException e) {
      throw entry.wrong("is '%s': %s".formatted(entry.text(), e.getMessage()));
    }
  }

  private Step step(YamlEntry entry) {
    YamlSection step =
        entry.section(
            "says", "day", "pause", "write", "work", "resume", "start", "resync", "expect");
    return new Step(
        step.need("says").text(),
        entry.place(),
        step.find("day").map(ScenarioReader::day).orElse(null),
        each(step, "pause", this::map),
        writes(step),
        each(step, "work", this::work),
        each(step, "resume", this::map),
        step.find("start").map(this::start).orElse(null),
        each(step, "resync", this::resync),
        each(step, "expect", this::expectation));
  }

  private static <T> List<T> each(YamlSection section, String key, Function<YamlEntry, T> read) {
    List<T> all = new ArrayList<>();
    section.find(key).ifPresent(entry -> entry.list().forEach(one -> all.add(read.apply(one))));
    return all;
  }

  private List<RowEntry> writes(YamlSection step) {
    return each(step, "write", rows::writes).stream().flatMap(List::stream).toList();
  }

  private Work work(YamlEntry entry) {
    YamlSection section =
        entry.section("dataverse", "finance", "company", "with", "sideBySide", "faults");
    Side side = RowsReader.side(section);
    YamlEntry name = section.need(RowsReader.key(side));
    Map<String, String> details = new LinkedHashMap<>();
    section
        .find("with")
        .ifPresent(
            with -> with.members().forEach((detail, value) -> details.put(detail, value.text())));
    Work work =
        new Work(
            entry.place(),
            side,
            name.text(),
            section.find("company").map(YamlEntry::text).orElse(""),
            details,
            section.or("sideBySide", YamlEntry::yes, false),
            each(section, "faults", YamlEntry::text));
    ScenarioWork.problem(work)
        .ifPresent(
            problem -> {
              throw name.wrong(problem);
            });
    return work;
  }

  private Start start(YamlEntry entry) {
    YamlSection section = entry.section("maps", "faults");
    section.need("maps");
    return new Start(
        entry.place(), each(section, "maps", this::map), each(section, "faults", YamlEntry::text));
  }

  private Resync resync(YamlEntry entry) {
    YamlSection section = entry.section("map", "to");
    return new Resync(
        map(section.need("map")), Direction.to(section.need("to").choice(Side.class)));
  }

  private Expectation expectation(YamlEntry entry) {
    return rows.expectation(entry, this::map);
  }

  /** The number that the environment gives to the class retainer (UND-1). */
  private static TransactionClassNumbers retainerClass(YamlEntry entry) {
    try {
      return TransactionClassNumbers.withRetainer(number(entry).intValueExact());
    } catch (ArithmeticException e) {
      throw entry.wrong("is '" + entry.text() + "'; give the number of an option");
    } catch (IllegalArgumentException e) {
      throw entry.wrong("is '" + entry.text() + "': " + e.getMessage());
    }
  }

  static LocalDate day(YamlEntry entry) {
    try {
      return LocalDate.parse(entry.text());
    } catch (DateTimeException e) {
      throw entry.wrong("is '" + entry.text() + "'; give a day such as 2026-03-05");
    }
  }

  static BigDecimal number(YamlEntry entry) {
    String text = entry.text();
    if (!text.matches("-?\\d{1,18}(\\.\\d{1,10})?")) {
      throw entry.wrong("is '" + text + "'; give a number such as 1200.50");
    }
    return new BigDecimal(text);
  }
}
