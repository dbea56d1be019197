package dev.tandem.store.jdbc;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationQuery;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a query but its statuses, with numbers in place of names. */
final class Conditions {
  private final ObligationQuery query;
  private final @Nullable Integer partition;
  private final List<Integer> maps;
  private final @Nullable Integer run;

  private Conditions(
      ObligationQuery query,
      @Nullable Integer partition,
      List<Integer> maps,
      @Nullable Integer run) {
    this.query = query;
    this.partition = partition;
    this.maps = maps;
    this.run = run;
  }

  /** The conditions; null when they name what no row can have. */
  static @Nullable Conditions of(Session session, Names names, ObligationQuery query)
      throws SQLException {
    String partition = query.partition();
    String run = query.run();
    Integer partitionId = partition == null ? null : names.find(session, partition);
    Integer runId = run == null ? null : names.find(session, run);
    List<Integer> maps = names.find(session, query.maps()).stream().sorted().toList();
    boolean unknown =
        (partition != null && partitionId == null)
            || (run != null && runId == null)
            || (!query.maps().isEmpty() && maps.isEmpty());
    return unknown ? null : new Conditions(query, partitionId, maps, runId);
  }

  /** Whether something is named that few rows have. */
  boolean isNarrow() {
    return !query.keys().isEmpty()
        || !query.waitingFor().isEmpty()
        || query.group() != null
        || run != null;
  }

  /** Whether obligations that are counted there can meet the conditions. */
  boolean mayHold(Counts.Cell cell) {
    Side target = query.target();
    return (partition == null || partition == cell.partition())
        && (maps.isEmpty() || maps.contains(cell.map()))
        && (target == null || Keys.number(target) == cell.target());
  }

  /** All conditions, in as many pieces as the keys or rows that are named need. */
  List<Condition> pieces() {
    Condition base = rest();
    if (partition != null) {
      base.and("partition_id = ?", Condition.of(partition));
    }
    if (!maps.isEmpty()) {
      base.and(
          "map_id IN (" + String.join(", ", maps.stream().map(String::valueOf).toList()) + ")");
    }
    List<Condition> pieces = split(List.of(base), "pair", keys());
    return split(pieces, "waiting_for", rows());
  }

  private List<Condition.Parameter> keys() {
    return query.keys().stream().sorted().map(Keys::bytes).map(Condition::of).toList();
  }

  private List<Condition.Parameter> rows() {
    return query.waitingFor().stream().sorted().map(Condition::of).toList();
  }

  private static List<Condition> split(
      List<Condition> conditions, String column, List<Condition.Parameter> values) {
    if (values.isEmpty()) {
      return conditions;
    }
    List<Condition> split = new ArrayList<>();
    for (Condition condition : conditions) {
      for (List<Condition.Parameter> piece : Sql.pieces(values)) {
        split.add(condition.copy().andIn(column, piece));
      }
    }
    return split;
  }

  /** The conditions that say nothing of partition, map, pair and row waited for. */
  Condition rest() {
    Condition rest = new Condition().and("sequence > ?", Condition.of(query.after()));
    Side target = query.target();
    String group = query.group();
    Instant due = query.dueAt();
    if (target != null) {
      rest.and("target = " + Keys.number(target));
    }
    if (group != null) {
      rest.and("group_name = ?", Condition.of(group));
    }
    if (run != null) {
      rest.and("run_id = ?", Condition.of(run));
    }
    if (due != null) {
      rest.and("(next_at IS NULL OR next_at <= ?)", Condition.of(Instants.nanos(due)));
    }
    return rest;
  }
}
