package dev.tandem.store.jdbc;

import dev.tandem.spi.state.Obligation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds obligations, once per operation id (I5). Which ids are known stands in a table of its own,
 * so that an obligation that moves to the history leaves that index alone; ids made from ascending
 * coordinates fill it at its ends.
 */
final class Receipts {
  private final Obligations obligations;

  Receipts(Obligations obligations) {
    this.obligations = obligations;
  }

  /** Answers how many were new. */
  int store(Session session, List<Obligation> received, Counts.Changes changes)
      throws SQLException {
    if (received.isEmpty()) {
      return 0;
    }
    List<Obligation> added = placed(session, received);
    session.batch(
        Sql.insert("tandem_operation", List.of("operation_id", "sequence")),
        added,
        (statement, obligation) -> {
          Sql.setText(statement, 1, obligation.operationId());
          statement.setLong(2, obligation.sequence());
        });
    Map<String, List<Obligation>> byTable = new LinkedHashMap<>();
    for (Obligation obligation : added) {
      byTable
          .computeIfAbsent(Obligations.table(obligation.status()), table -> new ArrayList<>())
          .add(obligation);
      changes.add(obligations.cell(session, obligation), 1);
    }
    for (Map.Entry<String, List<Obligation>> each : byTable.entrySet()) {
      session.batch(
          Sql.insert(each.getKey(), Obligations.COLUMNS),
          each.getValue(),
          (statement, obligation) -> obligations.bind(session, statement, obligation));
    }
    return added.size();
  }

  /** Those that are new, each with its place. */
  private static List<Obligation> placed(Session session, List<Obligation> received)
      throws SQLException {
    Set<String> known =
        known(session, received.stream().map(Obligation::operationId).distinct().toList());
    long last =
        session
            .list(
                "SELECT last FROM tandem_sequence", Session.Parameters.NONE, row -> row.getLong(1))
            .get(0);
    List<Obligation> placed = new ArrayList<>();
    for (Obligation obligation : received) {
      if (known.add(obligation.operationId())) {
        last++;
        placed.add(obligation.at(last));
      }
    }
    long present = last;
    session.update(
        "UPDATE tandem_sequence SET last = ?", statement -> statement.setLong(1, present));
    return placed;
  }

  private static Set<String> known(Session session, List<String> operationIds) throws SQLException {
    Set<String> known = new HashSet<>();
    for (List<String> piece : Sql.pieces(operationIds)) {
      session.each(
          "SELECT operation_id FROM tandem_operation WHERE operation_id IN "
              + Sql.list(piece.size()),
          statement -> Sql.setTexts(statement, 1, piece),
          row -> known.add(Sql.text(row, 1)));
    }
    return known;
  }

  /** The obligations of those of these operation ids that are known. */
  Map<String, Obligation> find(Session session, Collection<String> operationIds)
      throws SQLException {
    Map<String, Obligation> found = new LinkedHashMap<>();
    for (List<String> piece : Sql.pieces(operationIds.stream().distinct().toList())) {
      String wanted =
          " WHERE sequence IN (SELECT sequence FROM tandem_operation WHERE operation_id IN "
              + Sql.list(piece.size())
              + ")";
      String columns = String.join(", ", Obligations.COLUMNS);
      session.each(
          "SELECT %1$s FROM %2$s%4$s UNION ALL SELECT %1$s FROM %3$s%4$s"
              .formatted(columns, Obligations.BACKLOG, Obligations.HISTORY, wanted),
          statement -> {
            Sql.setTexts(statement, 1, piece);
            Sql.setTexts(statement, 1 + piece.size(), piece);
          },
          row -> {
            Obligation obligation = obligations.read(session, row);
            return found.put(obligation.operationId(), obligation);
          });
    }
    return found;
  }
}
