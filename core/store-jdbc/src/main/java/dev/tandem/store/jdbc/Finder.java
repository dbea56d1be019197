package dev.tandem.store.jdbc;

import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Answers queries for obligations, each by the index that fits it best: pair, row waited for, group
 * or run where one is named; otherwise the turns of each partition, map and status of the backlog,
 * each read no further than the limit, so that a long backlog of one map costs the others nothing.
 */
final class Finder {
  private static final String COLUMNS = String.join(", ", Obligations.COLUMNS);

  /** Most turns in one statement: databases limit its length. */
  private static final int TURNS = 100;

  private final Obligations obligations;
  private final Counts counts;
  private final Names names;

  Finder(Obligations obligations, Counts counts, Names names) {
    this.obligations = obligations;
    this.counts = counts;
    this.names = names;
  }

  /** Whether a query reads both tables, and so needs to see one moment of them. */
  static boolean readsBoth(ObligationQuery query) {
    return query.statuses().stream().map(Obligations::table).distinct().count() > 1;
  }

  List<Obligation> find(Session session, ObligationQuery query) throws SQLException {
    Conditions conditions = Conditions.of(session, names, query);
    if (conditions == null) {
      return List.of();
    }
    List<Obligation> found = new ArrayList<>();
    for (String table : List.of(Obligations.BACKLOG, Obligations.HISTORY)) {
      Predicate<ObligationStatus> here = status -> Obligations.table(status).equals(table);
      Set<ObligationStatus> statuses =
          query.statuses().stream()
              .filter(here)
              .sorted()
              .collect(Collectors.toCollection(LinkedHashSet::new));
      if (!statuses.isEmpty()) {
        find(session, query, conditions, table, statuses, found);
      }
    }
    return found;
  }

  private void find(
      Session session,
      ObligationQuery query,
      Conditions conditions,
      String table,
      Set<ObligationStatus> statuses,
      List<Obligation> found)
      throws SQLException {
    if (!conditions.isNarrow() && table.equals(Obligations.BACKLOG)) {
      findTurns(session, query, conditions, statuses, found);
      return;
    }
    String numbers =
        statuses.stream()
            .map(status -> String.valueOf(status.number()))
            .collect(Collectors.joining(", ", "status IN (", ")"));
    boolean byEra = table.equals(Obligations.HISTORY) && !query.keys().isEmpty();
    String eras = byEra ? Obligations.eras(session, query.after()) : "";
    for (Condition condition : conditions.pieces()) {
      condition.and(numbers);
      if (byEra) {
        condition.and(eras);
      }
      String sql =
          "SELECT %s FROM %s%s ORDER BY sequence LIMIT ?"
              .formatted(COLUMNS, table, condition.text());
      List<Condition.Parameter> parameters = new ArrayList<>(condition.parameters());
      parameters.add(Condition.of(query.limit()));
      collect(session, sql, parameters, query.limit(), found);
    }
  }

  private void findTurns(
      Session session,
      ObligationQuery query,
      Conditions conditions,
      Set<ObligationStatus> statuses,
      List<Obligation> found)
      throws SQLException {
    List<Turn> turns =
        counts.cells(session).keySet().stream()
            .filter(cell -> statuses.contains(ObligationStatus.of(cell.status())))
            .filter(conditions::mayHold)
            .map(cell -> new Turn(cell.partition(), cell.map(), cell.status()))
            .distinct()
            .toList();
    for (int from = 0; from < turns.size(); from += TURNS) {
      List<Turn> some = turns.subList(from, Math.min(turns.size(), from + TURNS));
      List<Condition.Parameter> parameters = new ArrayList<>();
      String sql =
          some.stream()
              .map(turn -> turn.select(conditions, query.limit(), parameters))
              .collect(
                  Collectors.joining(
                      " UNION ALL ",
                      "SELECT " + COLUMNS + " FROM tandem_backlog WHERE sequence IN (",
                      ") ORDER BY sequence LIMIT ?"));
      parameters.add(Condition.of(query.limit()));
      collect(session, sql, parameters, query.limit(), found);
    }
  }

  /** One part of the backlog that is in order by itself. */
  private record Turn(int partition, int map, int status) {
    String select(Conditions conditions, int limit, List<Condition.Parameter> parameters) {
      Condition condition =
          conditions
              .rest()
              .and("partition_id = ?", Condition.of(partition))
              .and("map_id = ?", Condition.of(map))
              .and("status = ?", Condition.of(status));
      parameters.addAll(condition.parameters());
      parameters.add(Condition.of(limit));
      return "SELECT sequence FROM (SELECT sequence FROM tandem_backlog"
          + condition.text()
          + " ORDER BY sequence LIMIT ?) AS turn";
    }
  }

  /** Adds what a statement finds, and keeps the first of all in their order. */
  private void collect(
      Session session,
      String sql,
      List<Condition.Parameter> parameters,
      int limit,
      List<Obligation> found)
      throws SQLException {
    int before = found.size();
    session.each(
        sql,
        statement -> {
          for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).set(statement, i + 1);
          }
        },
        row -> found.add(obligations.read(session, row)));
    if (before > 0) {
      found.sort(Comparator.comparingLong(Obligation::sequence));
    }
    if (found.size() > limit) {
      found.subList(limit, found.size()).clear();
    }
  }
}
