package dev.tandem.example.jdbc;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.testkit.rules.WriteRules;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies one group in one transaction. */
final class GroupWriter {
  private final RowCache cache;
  private final WriteRules rules;
  private final Ledger ledger;
  private final WriteGroup group;
  private final List<List<Problem>> unstorable;

  GroupWriter(Session session, WriteGroup group) throws SQLException {
    this.group = group;
    cache = session.cache();
    rules = new WriteRules(cache, Set.of(), false);
    ledger = new Ledger(session);
    unstorable = group.writes().stream().map(Storable::problems).toList();
  }

  /**
   * What one try came to.
   *
   * @param outcomes one per write
   * @param operations those that took effect in this try, by id
   */
  private record Attempt(List<WriteOutcome> outcomes, Map<String, AcceptedOperation> operations) {}

  List<WriteOutcome> run() throws SQLException {
    List<Write> writes = group.writes();
    if (ledger.isFenced(group.fence())) {
      return Collections.nCopies(writes.size(), new WriteOutcome.Fenced());
    }
    Map<String, AcceptedOperation> accepted =
        ledger.find(writes.stream().map(Write::operationId).distinct().toList());
    Attempt attempt = cache.settle(() -> attempt(accepted));
    int culprit = culprit(attempt.outcomes());
    if (group.atomic() && culprit >= 0) {
      cache.reset();
      return rolledBack(culprit, attempt.outcomes().get(culprit));
    }
    ledger.append(attempt.operations().values());
    return attempt.outcomes();
  }

  /** Goes on behind a failure too: what follows may still ask for rows. */
  private Attempt attempt(Map<String, AcceptedOperation> before) {
    Attempt attempt = new Attempt(new ArrayList<>(), new LinkedHashMap<>());
    for (int i = 0; i < group.writes().size(); i++) {
      Write write = group.writes().get(i);
      if (i == 0 || !group.atomic()) {
        cache.startTransaction();
      }
      WriteOutcome outcome = apply(write, unstorable.get(i), before, attempt.operations());
      attempt.outcomes().add(outcome);
      if (outcome instanceof WriteOutcome.Applied applied) {
        String id = write.operationId();
        attempt.operations().put(id, new AcceptedOperation(id, applied.version(), applied.id()));
      }
    }
    return attempt;
  }

  private WriteOutcome apply(
      Write write,
      Collection<Problem> problems,
      Map<String, AcceptedOperation> before,
      Map<String, AcceptedOperation> now) {
    String id = write.operationId();
    AcceptedOperation known = before.containsKey(id) ? before.get(id) : now.get(id);
    if (known != null) {
      return new WriteOutcome.Duplicate(known.version(), known.id());
    }
    if (!problems.isEmpty()) {
      return new WriteOutcome.Rejected(List.copyOf(problems));
    }
    cache.startOperation(id);
    return rules.apply(write);
  }

  private static int culprit(List<WriteOutcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      if (!outcomes.get(i).succeeded()) {
        return i;
      }
    }
    return -1;
  }

  private List<WriteOutcome> rolledBack(int culprit, WriteOutcome outcome) {
    List<WriteOutcome> outcomes =
        new ArrayList<>(Collections.nCopies(group.writes().size(), new WriteOutcome.RolledBack()));
    outcomes.set(culprit, outcome);
    return outcomes;
  }
}
