package dev.tandem.projectops.work;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A finance connector for the runtime, with the checks that finance makes when dual-write brings
 * rows. Refused at once, instead of at the import, are an actual whose billing type has no line
 * property in its legal entity (PAR-1, ERR-6), a proposal whose number the sequence does not allow
 * (PROP-3, ERR-22), and terms of payment that finance does not have (ERR-29). In a transaction of
 * both sides that refuses the action as a whole. For a finance that does not check by itself.
 * Closing it closes the connector inside. Safe for any thread as far as that one is.
 */
public final class GuardedFinance extends ForwardingConnector {
  private final Connector finance;

  /**
   * Checks what is written through it.
   *
   * @param finance the connector that gets what is right; its catalog has the internal tables
   */
  public GuardedFinance(Connector finance) {
    this.finance = finance;
  }

  @Override
  protected Connector delegate() {
    return finance;
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    FinanceChecks checks = new FinanceChecks(finance);
    List<List<Problem>> problems = group.writes().stream().map(checks::problems).toList();
    if (problems.stream().allMatch(List::isEmpty)) {
      return finance.write(group);
    }
    return group.atomic() ? refused(problems) : rest(group, problems);
  }

  private static List<WriteOutcome> refused(List<List<Problem>> problems) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    problems.forEach(
        found ->
            outcomes.add(
                found.isEmpty()
                    ? new WriteOutcome.RolledBack()
                    : new WriteOutcome.Rejected(found)));
    return outcomes;
  }

  private List<WriteOutcome> rest(WriteGroup group, List<List<Problem>> problems) {
    List<Write> right = new ArrayList<>();
    for (int i = 0; i < problems.size(); i++) {
      if (problems.get(i).isEmpty()) {
        right.add(group.writes().get(i));
      }
    }
    List<WriteOutcome> written =
        right.isEmpty() ? List.of() : finance.write(new WriteGroup(right, false, group.fence()));
    List<WriteOutcome> outcomes = new ArrayList<>();
    int next = 0;
    for (List<Problem> found : problems) {
      outcomes.add(found.isEmpty() ? written.get(next++) : new WriteOutcome.Rejected(found));
    }
    return outcomes;
  }
}
