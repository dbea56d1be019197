package dev.tandem.projectops.scenario;

import dev.tandem.map.Direction;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens on the two sides, and what must be there afterwards. Immutable; safe for any thread.
 *
 * @param id its short name, for example {@code SC-1}
 * @param title what it shows
 * @param source the file it was read from, for messages
 * @param maps ids of the maps that run, in the catalogue
 * @param atOnce ids of those among them that write the other side before the first one commits
 * @param keys the integration keys of Dataverse tables that the environment has in place of the
 *     usual ones (KEY-12), by table
 * @param books the set-up of the ledger, by code of the legal entity
 * @param classes the number of the class retainer, if the environment has one (UND-1)
 * @param steps in order, those of its fixture first
 * @param expected what must be there in the end
 */
public record Scenario(
    String id,
    String title,
    String source,
    Set<String> maps,
    Set<String> atOnce,
    Map<String, List<String>> keys,
    Map<String, CompanyBooks> books,
    TransactionClassNumbers classes,
    List<Step> steps,
    List<Expectation> expected) {
  /** Copies the collections, in their order. */
  public Scenario {
    maps = Collections.unmodifiableSet(new LinkedHashSet<>(maps));
    atOnce = Collections.unmodifiableSet(new LinkedHashSet<>(atOnce));
    keys = Map.copyOf(keys);
    books = Map.copyOf(books);
    steps = List.copyOf(steps);
    expected = List.copyOf(expected);
  }

  /**
   * The same after the steps of another one. What that one expects at its end must be there when
   * its last step is over. Books of a legal entity that stand in both are taken from this one.
   */
  Scenario after(Scenario fixture) {
    Set<String> allMaps = new LinkedHashSet<>(fixture.maps);
    allMaps.addAll(maps);
    Set<String> allAtOnce = new LinkedHashSet<>(fixture.atOnce);
    allAtOnce.addAll(atOnce);
    Map<String, List<String>> allKeys = new LinkedHashMap<>(fixture.keys);
    allKeys.putAll(keys);
    Map<String, CompanyBooks> allBooks = new LinkedHashMap<>(fixture.books);
    allBooks.putAll(books);
    List<Step> allSteps = new ArrayList<>(fixture.steps);
    if (!allSteps.isEmpty()) {
      int last = allSteps.size() - 1;
      allSteps.set(last, allSteps.get(last).expecting(fixture.expected));
    }
    allSteps.addAll(steps);
    return new Scenario(
        id,
        title,
        source,
        allMaps,
        allAtOnce,
        allKeys,
        allBooks,
        classes.retainer().isPresent() ? classes : fixture.classes,
        allSteps,
        expected);
  }

  /**
   * Something that happens, after which the rows travel until nothing is left to do.
   *
   * @param says what, for people
   * @param place file, line and column
   * @param day the day that the clocks of both sides are set to; null to leave them
   * @param pauses maps that are paused before
   * @param writes rows that people write
   * @param work processes that run then, in order
   * @param resumes maps that are resumed after that
   * @param start maps that are started then; null for none
   * @param resyncs maps whose rows are all sent again
   * @param expected what must be there when the rows have travelled
   */
  public record Step(
      String says,
      String place,
      @Nullable LocalDate day,
      List<String> pauses,
      List<RowEntry> writes,
      List<Work> work,
      List<String> resumes,
      @Nullable Start start,
      List<Resync> resyncs,
      List<Expectation> expected) {
    /** Copies the lists. */
    public Step {
      pauses = List.copyOf(pauses);
      writes = List.copyOf(writes);
      work = List.copyOf(work);
      resumes = List.copyOf(resumes);
      resyncs = List.copyOf(resyncs);
      expected = List.copyOf(expected);
    }

    private Step expecting(List<Expectation> more) {
      List<Expectation> all = new ArrayList<>(expected);
      all.addAll(more);
      return new Step(says, place, day, pauses, writes, work, resumes, start, resyncs, all);
    }
  }

  /**
   * A row that a person writes.
   *
   * @param place file, line and column
   * @param row its values
   * @param key the row to change or delete; null for a new one
   * @param delete whether it goes
   */
  public record RowEntry(String place, Row row, @Nullable KeyValues key, boolean delete) {}

  /**
   * A process that runs.
   *
   * @param place file, line and column
   * @param side on which side
   * @param name name of the job or action
   * @param company the legal entity it runs for; empty on the Dataverse side
   * @param details what it needs to know
   * @param sideBySide whether a second run comes between the reading and the writing of the first
   * @param faults ids of the errors that it must report, each as often as it must
   */
  public record Work(
      String place,
      Side side,
      String name,
      String company,
      Map<String, String> details,
      boolean sideBySide,
      List<String> faults) {
    /** Copies the collections. */
    public Work {
      details = Map.copyOf(details);
      faults = List.copyOf(faults);
    }
  }

  /**
   * Maps that do not run before, and whether what must be there for them is there (ERR-28, ERR-30).
   *
   * @param place file, line and column
   * @param maps their names
   * @param faults ids of the errors that must refuse the start, however often each is told; none
   *     when the maps must run
   */
  public record Start(String place, List<String> maps, List<String> faults) {
    /** Copies the lists. */
    public Start {
      maps = List.copyOf(maps);
      faults = List.copyOf(faults);
    }
  }

  /**
   * A map whose rows are sent again from one side, as an initial sync does.
   *
   * @param map its name
   * @param direction which way
   */
  public record Resync(String map, Direction direction) {}

  /** What must be there. */
  public sealed interface Expectation {
    /** File, line and column. */
    String place();
  }

  /**
   * The rows of a table.
   *
   * @param place file, line and column
   * @param table the table
   * @param where only rows with these values count; an empty row for all
   * @param rows these and no others; absent columns do not matter
   * @param anyOrder whether they may come in another order than that of their creation
   * @param count how many, when rows are not told
   */
  public record ExpectedRows(
      String place,
      TableSchema table,
      Row where,
      List<Row> rows,
      boolean anyOrder,
      OptionalInt count)
      implements Expectation {
    /** Copies the list. */
    public ExpectedRows {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Sums over the rows of a table.
   *
   * @param place file, line and column
   * @param table the table
   * @param where only rows with these values count; an empty row for all
   * @param column the number that is summed up
   * @param by the column whose values form the groups
   * @param sums the sum of each group; groups that are not named must sum to zero
   */
  public record ExpectedSums(
      String place,
      TableSchema table,
      Row where,
      String column,
      String by,
      Map<String, BigDecimal> sums)
      implements Expectation {
    /** Copies the map. */
    public ExpectedSums {
      sums = Map.copyOf(sums);
    }
  }

  /**
   * What finance shows that forecasts will post, in accounting currency (EST-23).
   *
   * @param place file, line and column
   * @param table a table of forecasts
   * @param where only rows with these values count; an empty row for all
   * @param amounts the sum for each posting type; those that are not named must sum to zero
   */
  public record ExpectedPreview(
      String place, TableSchema table, Row where, Map<PostingType, BigDecimal> amounts)
      implements Expectation {
    /** Copies the map. */
    public ExpectedPreview {
      amounts = Map.copyOf(amounts);
    }
  }

  /**
   * Changes of a map that did not arrive; where none are expected, each is a difference.
   *
   * @param place file, line and column
   * @param map its name
   * @param direction which way
   * @param parked how many wait for a row that they point at
   * @param dead how many are dead letters
   * @param conflict how many wait for a decision
   * @param waiting how many are still to be sent
   */
  public record ExpectedBacklog(
      String place,
      String map,
      Direction direction,
      int parked,
      int dead,
      int conflict,
      int waiting)
      implements Expectation {}
}
