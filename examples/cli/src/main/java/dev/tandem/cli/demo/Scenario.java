package dev.tandem.cli.demo;

import dev.tandem.map.Direction;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that people write on either side, the maps that take them over, and the rows that must be
 * there in the end. Immutable.
 *
 * @param name what it is called
 * @param steps in order
 * @param expected the whole content of some tables
 */
record Scenario(String name, List<Step> steps, List<Expected> expected) {

  /** The scenario of this name among the resources, with rows of these schemas. */
  static Scenario read(String resource, Catalogs catalogs) {
    return new ScenarioReader(catalogs).read(resource);
  }

  /** What stands before the colon of the name: the id in the reference. */
  String id() {
    return name.split(":", 2)[0];
  }

  /**
   * The same after the steps of another one; what that one expects of tables that this one does not
   * look at is expected too.
   */
  Scenario after(Scenario fixture) {
    List<Step> allSteps = new ArrayList<>(fixture.steps);
    allSteps.addAll(steps);
    List<Expected> allExpected = new ArrayList<>(fixture.expected);
    for (Expected own : expected) {
      allExpected.removeIf(other -> other.table() == own.table());
    }
    allExpected.addAll(expected);
    return new Scenario(name, List.copyOf(allSteps), List.copyOf(allExpected));
  }

  /**
   * Something happens on one side, and then the rows travel.
   *
   * @param says what, for people
   * @param writes rows that are written
   * @param runs maps that carry them to the other side
   * @param pauses maps that are paused before the writes
   * @param resumes maps that are resumed after them
   * @param jobs what finance does then, before the rows travel
   */
  record Step(
      String says,
      List<Entry> writes,
      List<Run> runs,
      List<String> pauses,
      List<String> resumes,
      List<Job> jobs) {}

  /**
   * A process of finance for a legal entity.
   *
   * @param work what is done
   * @param company the legal entity
   * @param details what the work needs to know: see the names of the work
   */
  record Job(FinanceWork.Job work, String company, List<String> details) {}

  /**
   * A row that a person or process writes.
   *
   * @param row its values
   * @param key the row to change; null for a new one
   */
  record Entry(Row row, @Nullable KeyValues key) {}

  /**
   * A map to run.
   *
   * @param map its name in the catalogue
   * @param direction which way
   */
  record Run(String map, Direction direction) {}

  /**
   * What a table holds in the end.
   *
   * @param table the table
   * @param rows all its rows in the order of their creation; absent columns do not matter
   */
  record Expected(TableSchema table, List<Row> rows) {}
}
