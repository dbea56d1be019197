package dev.tandem.projectops.setup;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.EstimateProject;
import dev.tandem.projectops.entity.finance.EstimateStage;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.PostedLines;
import dev.tandem.projectops.journal.Sequences;
import dev.tandem.projectops.journal.Types;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.InvestmentElimination;
import dev.tandem.projectops.ledger.LedgerPosting;
import dev.tandem.projectops.ledger.ProfileRule;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.ledger.VoucherLine;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Ends an investment project: every cost that its profile keeps leaves the balance sheet, in one
 * voucher with a sum for each category and set of dimensions, and the recognition project is
 * eliminated (IP-4). Running it again changes nothing. Immutable; safe for any thread.
 *
 * @param books the books
 * @param project number of the project, which is that of its recognition project (IP-1)
 * @param day accounting date, in an open period
 * @param target what the cost becomes
 * @param costToComplete what is still expected, in accounting currency; must be zero
 */
public record InvestmentEliminationProcess(
    CompanyBooks books,
    String project,
    LocalDate day,
    InvestmentElimination.Target target,
    BigDecimal costToComplete)
    implements FinanceProcess {

  @Override
  public String name() {
    return "eliminate-investment";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(() -> eliminate(records));
  }

  private Effects eliminate(Records records) {
    EstimateProject row = recognition(records);
    if (row.stage().is(EstimateStage.ELIMINATED)) {
      return Effects.NONE;
    }
    refuseClosed(records);
    Effects closed =
        Effects.put(
            EstimateProject.CODEC,
            EstimateProject.builder()
                .from(row)
                .stage(EnumSymbol.of(EstimateStage.ELIMINATED))
                .build());
    List<VoucherLine> lines =
        InvestmentElimination.lines(
            kept(records), new Money(costToComplete, books.accounting()), target, books.accounts());
    if (lines.isEmpty()) {
      return closed;
    }
    Sequences vouchers = Sequences.of(records, Sequences.VOUCHERS);
    Voucher voucher = new Voucher(vouchers.take(), day, lines);
    return vouchers
        .effects()
        .then(PostedLines.entries(records.companyCode(), voucher, 1, books.dimensions()))
        .then(closed);
  }

  private EstimateProject recognition(Records records) {
    return records
        .find(
            EstimateProject.CODEC,
            EstimateProject.builder().company(records.companyCode()).estimateId(project).build())
        .orElseThrow(
            () -> refused("it has no recognition project; run the job investments first (IP-1)"));
  }

  private void refuseClosed(Records records) {
    ImportSetup.read(records, books)
        .rules()
        .calendar()
        .refusal(day, "investment project " + project)
        .ifPresent(
            fault -> {
              throw new FaultException(fault);
            });
  }

  /** The profile that says which cost is kept (IP-3). */
  private RevenueProfile profile(Records records) {
    ProjectAccount account =
        records
            .find(
                ProjectAccount.CODEC,
                ProjectAccount.builder().company(records.companyCode()).projectId(project).build())
            .filter(found -> found.investment().orElse(false))
            .orElseThrow(() -> refused("it is no investment project"));
    return books
        .profiles()
        .find(
            BillingMethod.INVESTMENT,
            new ProfileRule.Scope(null, account.projectGroup().orElse(null), project));
  }

  private List<ProjectItem> kept(Records records) {
    RevenueProfile profile = profile(records);
    Map<String, ProjectItem> sums = new TreeMap<>();
    records.each(
        ProjectTransaction.CODEC,
        row -> {
          boolean cost =
              row.kind().is(StagedTransactionType.COST)
                  && row.status().is(SubledgerStatus.POSTED)
                  && row.projectId().equals(Optional.of(project));
          if (cost && profile.costPosting(Types.rule(row.type())) == LedgerPosting.BALANCE) {
            ProjectItem item = item(row);
            sums.merge(
                "%s %s %s".formatted(item.type(), item.category(), row.dimensions().orElse("")),
                item,
                InvestmentEliminationProcess::sum);
          }
        });
    return new ArrayList<>(sums.values());
  }

  private ProjectItem item(ProjectTransaction row) {
    TransactionType type = Types.rule(row.type());
    Money amount = new Money(row.accountingAmount().orElse(BigDecimal.ZERO), books.accounting());
    return new ProjectItem(
        type,
        row.categoryId().orElse(null),
        BookedAmount.of(amount),
        books.dimensions().parse(row.dimensions()),
        books.dimensions().parse(row.dimensions()));
  }

  private static ProjectItem sum(ProjectItem one, ProjectItem other) {
    return new ProjectItem(
        one.type(),
        one.category(),
        one.amount().plus(other.amount()),
        one.dimensions(),
        one.offsetDimensions());
  }

  private FaultException refused(String reason) {
    return new FaultException(FaultCode.ESTIMATE_REFUSED, "investment project " + project, reason);
  }
}
