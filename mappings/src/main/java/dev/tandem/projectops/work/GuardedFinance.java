package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.LineProperty;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.journal.BillingType;
import dev.tandem.projectops.journal.Types;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A finance connector for the runtime, with the checks that finance makes when staging is written:
 * an actual whose billing type has no line property in its legal entity is refused at once (PAR-1,
 * ERR-6) instead of at the import. In a transaction of both sides that refuses the approval as a
 * whole. For a finance that does not check by itself. Closing it closes the connector inside. Safe
 * for any thread as far as that one is.
 */
public final class GuardedFinance extends PassingConnector {
  private static final String COMPANY = "dataAreaId";
  private static final int PAGE = 100;

  /**
   * Checks what is written through it.
   *
   * @param finance the connector that gets what is right; its catalog has the internal tables
   */
  public GuardedFinance(Connector finance) {
    super(finance);
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    Map<String, Set<BillingType>> known = new HashMap<>();
    List<List<Problem>> problems =
        group.writes().stream().map(write -> problems(write, known)).toList();
    if (problems.stream().allMatch(List::isEmpty)) {
      return inner().write(group);
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
        right.isEmpty() ? List.of() : inner().write(new WriteGroup(right, false, group.fence()));
    List<WriteOutcome> outcomes = new ArrayList<>();
    int next = 0;
    for (List<Problem> found : problems) {
      outcomes.add(found.isEmpty() ? written.get(next++) : new WriteOutcome.Rejected(found));
    }
    return outcomes;
  }

  private List<Problem> problems(Write write, Map<String, Set<BillingType>> known) {
    if (write.kind() == Write.Kind.DELETE
        || !write.row().schema().isCalled(ActualStaging.CODEC.table().name())) {
      return List.of();
    }
    ActualStaging staged = ActualStaging.CODEC.read(write.row());
    if (staged.billingType().isEmpty()
        || known
            .computeIfAbsent(company(write), this::withProperty)
            .contains(Types.billing(staged.billingType()))) {
      return List.of(); // a row that says nothing waits for the import (UND-7)
    }
    return List.of(
        new Problem(
            ErrorCode.CONNECTOR_PERMANENT,
            "BILLINGTYPE",
            FaultCode.ERR_6.id() + ", " + FaultCode.ERR_6.text() + ". " + FaultCode.ERR_6.remedy(),
            staged.billingType().symbol().orElse(null),
            List.of()));
  }

  private static String company(Write write) {
    Row row = write.row();
    Object value = write.key().has(COMPANY) ? write.key().value(COMPANY) : row.value(COMPANY);
    return String.valueOf(value);
  }

  /** The billing types that have a line property in a legal entity. */
  private Set<BillingType> withProperty(String company) {
    TableName table = LineProperty.CODEC.table();
    Set<BillingType> found = EnumSet.noneOf(BillingType.class);
    Query query = new Query(table, LegalEntity.of(company), PAGE, null);
    String token = "";
    while (token != null) {
      Page page = inner().query(query);
      page.rows().stream()
          .map(stored -> LineProperty.CODEC.read(stored.row()))
          .filter(row -> row.lineProperty().isPresent())
          .forEach(row -> found.add(Types.billing(row.billingType())));
      token = page.nextToken();
      query = query.from(token);
    }
    return found;
  }
}
