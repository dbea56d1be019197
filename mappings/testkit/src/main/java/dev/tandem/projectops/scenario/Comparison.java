package dev.tandem.projectops.scenario;

import dev.tandem.projectops.estimate.ForecastPreview;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.process.ProcessRunner;
import dev.tandem.projectops.scenario.Scenario.Expectation;
import dev.tandem.projectops.scenario.Scenario.ExpectedBacklog;
import dev.tandem.projectops.scenario.Scenario.ExpectedPreview;
import dev.tandem.projectops.scenario.Scenario.ExpectedRows;
import dev.tandem.projectops.scenario.Scenario.ExpectedSums;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what the sides hold with what is expected. Not safe for several threads. */
final class Comparison {
  private final ScenarioWorld world;
  private final Map<String, CompanyBooks> books;
  private final List<Difference> differences = new ArrayList<>();
  private int compared;

  /**
   * A comparison of what a world holds now.
   *
   * @param books the set-up of the ledger, by code of the legal entity
   */
  Comparison(ScenarioWorld world, Map<String, CompanyBooks> books) {
    this.world = world;
    this.books = books;
  }

  int compared() {
    return compared;
  }

  List<Difference> differences() {
    return differences;
  }

  /** Every expectation; a change that did not arrive and that none expects is a difference. */
  void check(List<Expectation> expected, List<Travel> travels, String place) {
    Set<Travel> told = new HashSet<>();
    for (Expectation one : expected) {
      if (one instanceof ExpectedRows rows) {
        check(rows);
      } else if (one instanceof ExpectedSums sums) {
        check(sums);
      } else if (one instanceof ExpectedPreview preview) {
        check(preview);
      } else if (one instanceof ExpectedBacklog backlog) {
        travels.stream().filter(travel -> isOf(backlog, travel)).forEach(told::add);
        check(backlog, travels);
      }
    }
    travels.stream()
        .filter(travel -> !told.contains(travel))
        .forEach(
            travel ->
                check(
                    new ExpectedBacklog(place, travel.map(), travel.direction(), 0, 0, 0, 0),
                    List.of(travel)));
  }

  private static boolean isOf(ExpectedBacklog backlog, Travel travel) {
    return travel.map().equals(backlog.map()) && travel.direction() == backlog.direction();
  }

  private void check(ExpectedBacklog expected, List<Travel> travels) {
    compared++;
    long parked = 0;
    long dead = 0;
    long conflict = 0;
    long waiting = 0;
    for (Travel travel : travels) {
      if (isOf(expected, travel)) {
        parked += travel.of(ObligationStatus.PARKED);
        dead += travel.of(ObligationStatus.DEAD);
        conflict += travel.of(ObligationStatus.CONFLICT);
        waiting += travel.counters().waiting();
      }
    }
    count(expected, "parked", expected.parked(), parked);
    count(expected, "dead", expected.dead(), dead);
    count(expected, "in conflict", expected.conflict(), conflict);
    count(expected, "waiting", expected.waiting(), waiting);
  }

  private void count(ExpectedBacklog expected, String what, int wanted, long found) {
    if (wanted != found) {
      differ(
          expected.place(),
          "%s to %s has %d %s changes, expected %d"
              .formatted(
                  expected.map(),
                  RowsReader.key(expected.direction().target()),
                  found,
                  what,
                  wanted));
    }
  }

  private void check(ExpectedRows expected) {
    List<Row> actual = rows(expected.table().name().name(), expected);
    int wanted = expected.count().orElse(expected.rows().size());
    compared += Math.max(1, expected.rows().size());
    if (actual.size() != wanted) {
      differ(
          expected.place(),
          "%s has %d rows%s, expected %d"
              .formatted(expected.table(), actual.size(), where(expected.where()), wanted));
    }
    if (expected.anyOrder()) {
      find(expected, actual);
      return;
    }
    for (int i = 0; i < Math.min(actual.size(), expected.rows().size()); i++) {
      compare(expected, expected.rows().get(i), actual.get(i), i + 1);
    }
  }

  /** Each expected row takes the first that fits and that no other has taken. */
  private void find(ExpectedRows expected, List<Row> actual) {
    List<Row> left = new ArrayList<>(actual);
    for (Row wanted : expected.rows()) {
      Optional<Row> found = left.stream().filter(row -> matches(row, wanted)).findFirst();
      found.ifPresent(left::remove);
      if (found.isEmpty()) {
        differ(
            expected.place(),
            "%s%s has no row with %s; there are %s"
                .formatted(
                    expected.table(),
                    where(expected.where()),
                    values(wanted),
                    left.stream().map(row -> values(row, wanted)).toList()));
      }
    }
  }

  private static String where(Row where) {
    return where.presentColumns().isEmpty() ? "" : " with " + values(where);
  }

  private static String values(Row row) {
    return values(row, row);
  }

  /** The values of a row in the columns that another one has. */
  private static String values(Row row, Row columns) {
    return columns.presentColumns().stream()
        .map(column -> column + " " + row.value(column))
        .collect(Collectors.joining(", "));
  }

  private List<Row> rows(String table, ExpectedRows expected) {
    return matching(world.side(expected.table().side()).rows(table), expected.where());
  }

  private static List<Row> matching(List<Row> rows, Row where) {
    return rows.stream().filter(row -> matches(row, where)).toList();
  }

  private static boolean matches(Row row, Row where) {
    return where.presentColumns().stream()
        .allMatch(column -> same(where.value(column), row.value(column)));
  }

  private void compare(ExpectedRows place, Row expected, Row actual, int number) {
    for (String column : expected.presentColumns()) {
      Object wanted = expected.value(column);
      Object found = actual.value(column);
      if (!same(wanted, found)) {
        differ(
            place.place(),
            "%s%s row %d: %s is %s, expected %s"
                .formatted(actual.schema(), where(place.where()), number, column, found, wanted));
      }
    }
  }

  private void check(ExpectedSums expected) {
    Map<String, BigDecimal> found = new TreeMap<>();
    for (Row row : matching(world.rows(expected.table()), expected.where())) {
      String group = Objects.toString(row.value(expected.by()), "");
      Object number = row.value(expected.column());
      if (number != null) {
        found.merge(group, new BigDecimal(number.toString()), BigDecimal::add);
      }
    }
    expected.sums().keySet().forEach(group -> found.putIfAbsent(group, BigDecimal.ZERO));
    found.forEach(
        (group, sum) -> {
          compared++;
          BigDecimal wanted = expected.sums().getOrDefault(group, BigDecimal.ZERO);
          if (wanted.compareTo(sum) != 0) {
            differ(
                expected.place(),
                "the sum of %s over %s%s where %s is %s is %s, expected %s"
                    .formatted(
                        expected.column(),
                        expected.table(),
                        where(expected.where()),
                        expected.by(),
                        group,
                        sum.toPlainString(),
                        wanted.toPlainString()));
          }
        });
  }

  private void check(ExpectedPreview expected) {
    Map<PostingType, BigDecimal> found = new EnumMap<>(PostingType.class);
    expected.amounts().keySet().forEach(type -> found.put(type, BigDecimal.ZERO));
    for (Row forecast : matching(world.rows(expected.table()), expected.where())) {
      try {
        preview(forecast)
            .forEach(
                (type, amount) -> found.merge(type, amount.accounting().amount(), BigDecimal::add));
      } catch (FaultException e) {
        differ(expected.place(), "%s has no preview: %s".formatted(forecast, e.getMessage()));
        return;
      } catch (IllegalArgumentException e) {
        throw new ScenarioException(expected.place(), e);
      }
    }
    found.forEach(
        (type, amount) -> {
          compared++;
          BigDecimal wanted = expected.amounts().getOrDefault(type, BigDecimal.ZERO);
          if (wanted.compareTo(amount) != 0) {
            differ(
                expected.place(),
                "the preview of %s%s shows %s of %s, expected %s"
                    .formatted(
                        expected.table(),
                        where(expected.where()),
                        type.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        amount.toPlainString(),
                        wanted.toPlainString()));
          }
        });
  }

  private Map<PostingType, BookedAmount> preview(Row forecast) {
    String company = Objects.toString(forecast.value(TableSchema.DATA_AREA_ID), "");
    CompanyBooks set = ScenarioWork.booksOf(books, company);
    return new ProcessRunner(world.side(Side.FINANCE), world.clock())
        .look(LegalEntity.of(company), records -> ForecastPreview.of(forecast, records, set));
  }

  private void differ(String place, String text) {
    differences.add(new Difference(place, text));
  }

  private static boolean same(@Nullable Object wanted, @Nullable Object found) {
    if (wanted instanceof BigDecimal number && found instanceof BigDecimal other) {
      return number.compareTo(other) == 0;
    }
    return Objects.equals(wanted, found);
  }
}
