package dev.tandem.projectops.event;

import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The connections and origins that lead to and from transactions. Immutable and safe for any
 * thread.
 *
 * @param connections ties between transactions, in any order (TC-11)
 * @param origins where transactions come from, in any order (TO-1)
 */
public record Trail(List<TransactionConnection> connections, List<TransactionOrigin> origins) {
  /** Nothing known. */
  public static final Trail NONE = new Trail(List.of(), List.of());

  /** Copies the lists. */
  public Trail {
    connections = List.copyOf(connections);
    origins = List.copyOf(origins);
  }

  /** This trail and the rows of another. */
  public Trail and(Trail more) {
    List<TransactionConnection> ties = new ArrayList<>(connections);
    ties.addAll(more.connections);
    List<TransactionOrigin> sources = new ArrayList<>(origins);
    sources.addAll(more.origins);
    return new Trail(ties, sources);
  }

  /** The second transactions of connections of a kind whose first one is given. */
  public List<UUID> secondOf(ConnectionKind kind, UUID first) {
    return connections.stream()
        .filter(kind::matches)
        .filter(tie -> tie.transaction1().orElse("").equalsIgnoreCase(first.toString()))
        .flatMap(tie -> tie.transaction2().stream())
        .map(UUID::fromString)
        .distinct()
        .toList();
  }

  /** The first transactions of connections of a kind whose second one is given. */
  public List<UUID> firstOf(ConnectionKind kind, UUID second) {
    return connections.stream()
        .filter(kind::matches)
        .filter(tie -> tie.transaction2().orElse("").equalsIgnoreCase(second.toString()))
        .flatMap(tie -> tie.transaction1().stream())
        .map(UUID::fromString)
        .distinct()
        .toList();
  }

  /** The transactions of one table that come from a row, for example the actuals of an entry. */
  public List<UUID> from(RecordType originType, UUID origin, RecordType transactions) {
    return origins.stream()
        .filter(row -> row.originType().orElse("").equalsIgnoreCase(originType.logicalName()))
        .filter(row -> row.origin().orElse("").equalsIgnoreCase(origin.toString()))
        .filter(
            row -> row.transactionType().orElse("").equalsIgnoreCase(transactions.logicalName()))
        .flatMap(row -> row.transaction().stream())
        .map(UUID::fromString)
        .distinct()
        .toList();
  }

  /** The origins of one transaction. */
  public List<TransactionOrigin> originsOf(RecordType type, UUID transaction) {
    return origins.stream()
        .filter(row -> row.transactionType().orElse("").equalsIgnoreCase(type.logicalName()))
        .filter(row -> row.transaction().orElse("").equalsIgnoreCase(transaction.toString()))
        .toList();
  }
}
