package dev.tandem.projectops.setup;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.EstimateProject;
import dev.tandem.projectops.entity.finance.EstimateStage;
import dev.tandem.projectops.entity.finance.MilestoneStaging;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ContractLines;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.LineSetup;
import dev.tandem.projectops.journal.Sequences;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes on-account transactions of staged milestones, and the revenue estimate project with the
 * first milestone of a fixed-price line that has a project (MS-1 to MS-4, MS-10, MS-12, REV-2,
 * UND-5). A milestone that was invoiced cannot be changed (REG-11); one that disappeared takes its
 * transaction along while it is not billed (UND-14). Immutable; safe for any thread.
 *
 * @param books the set-up of the ledger
 * @param byContractLine whether each contract line has an estimate project of its own (REV-7)
 */
public record MilestoneProcess(CompanyBooks books, boolean byContractLine)
    implements FinanceProcess {
  private static final int WRITES_OF_A_MILESTONE = 4;

  @Override
  public String name() {
    return "milestones";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    ImportSetup setup = ImportSetup.read(records, books);
    List<Optional<String>> staged = new ArrayList<>();
    records.each(MilestoneStaging.CODEC, row -> staged.add(row.milestoneId()));
    Set<String> known = new HashSet<>();
    staged.forEach(id -> id.ifPresent(known::add));
    List<OnAccountTransaction> orphans = new ArrayList<>();
    records.each(
        OnAccountTransaction.CODEC,
        row -> {
          if (row.milestoneId().filter(id -> !known.contains(id)).isPresent()) {
            orphans.add(row);
          }
        });
    int most = (records.groupSize() - 1) / WRITES_OF_A_MILESTONE;
    Iterator<Effects> made = Chunks.steps(staged, most, chunk -> milestones(records, setup, chunk));
    Iterator<Effects> gone =
        Chunks.steps(orphans, records.groupSize(), chunk -> remove(records, chunk));
    return Steps.joined(made, gone);
  }

  private Effects milestones(Records records, ImportSetup setup, List<Optional<String>> ids) {
    Sequences numbers = Sequences.of(records, Sequences.ON_ACCOUNT);
    long before = numbers.counter();
    Set<String> estimates = new HashSet<>();
    List<Effects> made = new ArrayList<>();
    for (Optional<String> id : ids) {
      Optional<MilestoneStaging> row =
          records.find(
              MilestoneStaging.CODEC,
              MilestoneStaging.builder().company(records.companyCode()).milestoneId(id).build());
      if (row.isPresent()) {
        made.add(milestone(records, setup, row.get(), numbers, estimates));
      }
    }
    return Effects.all(numbers.counter() == before ? Effects.NONE : numbers.effects(), made);
  }

  private Effects milestone(
      Records records,
      ImportSetup setup,
      MilestoneStaging row,
      Sequences numbers,
      Set<String> estimates) {
    try {
      BillingRule rule = rule(records, row);
      Optional<OnAccountTransaction> now = transaction(records, row.transactionId());
      OnAccountTransaction wanted = wanted(records, setup, row, rule, now, numbers);
      Effects effects = estimate(records, row, rule, estimates);
      if (now.isPresent() && now.get().equals(wanted)) {
        return effects;
      }
      if (now.isPresent() && !now.get().status().is(SubledgerStatus.NO_STATUS)) {
        refuseChange(row, now.get());
      }
      return effects
          .then(Effects.put(OnAccountTransaction.CODEC, wanted))
          .then(
              Effects.put(
                  MilestoneStaging.CODEC,
                  MilestoneStaging.builder()
                      .from(row)
                      .transactionId(wanted.transactionId())
                      .build()));
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
  }

  private static void refuseChange(MilestoneStaging row, OnAccountTransaction now) { // REG-11
    if (now.status().is(SubledgerStatus.INVOICED)
        || now.status().is(SubledgerStatus.INVOICE_PROPOSAL)) {
      throw new FaultException(
          FaultCode.STATUS_REFUSED,
          "milestone " + row.milestoneId().orElse(""),
          "its on-account transaction is " + now.status());
    }
  }

  private static Optional<OnAccountTransaction> transaction(Records records, Optional<String> id) {
    return id.filter(text -> !text.isBlank())
        .flatMap(
            text ->
                records.find(
                    OnAccountTransaction.CODEC,
                    OnAccountTransaction.builder()
                        .company(records.companyCode())
                        .transactionId(text)
                        .build()));
  }

  /** The billing rule of the milestone; only fixed-price lines with a project have one (MS-4). */
  private static BillingRule rule(Records records, MilestoneStaging row) {
    int line = ContractLines.number(row.contractLineId()).orElse(0);
    return records
        .find(
            BillingRule.CODEC,
            ContractLines.key(records.companyCode(), row.contractId().orElse(""), line))
        .filter(rule -> ContractLines.method(rule) == BillingMethod.FIXED_PRICE)
        .orElseThrow(
            () ->
                new FaultException(
                    FaultCode.STAGING_INCOMPLETE,
                    "milestone " + row.milestoneId().orElse(""),
                    "contract %s has no fixed-price line %d"
                        .formatted(row.contractId().orElse(""), line)));
  }

  private OnAccountTransaction wanted(
      Records records,
      ImportSetup setup,
      MilestoneStaging row,
      BillingRule rule,
      Optional<OnAccountTransaction> now,
      Sequences numbers) {
    OnAccountTransaction.Builder wanted =
        now.map(found -> OnAccountTransaction.builder().from(found))
            .orElseGet(() -> created(records, setup, row, rule, numbers));
    return wanted
        .contractId(row.contractId())
        .contractLineId(row.contractLineId())
        .projectId(row.projectId())
        .activityNumber(row.activityNumber())
        .description(row.description())
        .transactionDate(row.transactionDate())
        .currency(row.currency())
        .amount(row.amount())
        .build();
  }

  /** Accounting attributes are defaults at the start and editable from then on (MS-10, MS-12). */
  private static OnAccountTransaction.Builder created(
      Records records,
      ImportSetup setup,
      MilestoneStaging row,
      BillingRule rule,
      Sequences numbers) {
    ActualStaging place =
        ActualStaging.builder().projectId(row.projectId()).contractId(row.contractId()).build();
    LineSetup line = LineSetup.of(records, setup, List.of(place));
    String category = setup.parameters().onAccountCategory().orElse("");
    return OnAccountTransaction.builder()
        .company(records.companyCode())
        .transactionId(numbers.take())
        .milestoneId(row.milestoneId())
        .categoryId(setup.parameters().onAccountCategory())
        .quantity(BigDecimal.ONE)
        .status(EnumSymbol.of(SubledgerStatus.NO_STATUS))
        .salesTaxGroup(line.salesTaxGroup(place, null))
        .itemSalesTaxGroup(line.itemSalesTaxGroup(TransactionType.ON_ACCOUNT, category))
        .dimensions(rule.dimensions()); // DIM-2
  }

  private Effects estimate(
      Records records, MilestoneStaging row, BillingRule rule, Set<String> made) {
    Optional<String> project = rule.projectId().or(row::projectId).filter(id -> !id.isBlank());
    if (project.isEmpty()) {
      return Effects.NONE;
    }
    int line = rule.sequenceNumber().orElse(0);
    String id = byContractLine ? project.get() + "-" + line : project.get(); // UND-5
    EstimateProject key =
        EstimateProject.builder().company(records.companyCode()).estimateId(id).build();
    if (records.find(EstimateProject.CODEC, key).isPresent() || !made.add(id)) {
      return Effects.NONE;
    }
    return Effects.put(
        EstimateProject.CODEC,
        EstimateProject.builder()
            .from(key)
            .projectId(project)
            .contractId(row.contractId())
            .contractLine(byContractLine ? Optional.of(line) : Optional.empty())
            .stage(EnumSymbol.of(EstimateStage.CREATED))
            .periodCount(0)
            .build());
  }

  private Effects remove(Records records, List<OnAccountTransaction> orphans) {
    List<Effects> made = new ArrayList<>();
    for (OnAccountTransaction row : records.findAll(OnAccountTransaction.CODEC, orphans)) {
      boolean billed = row.proposalId().isPresent() || row.status().is(SubledgerStatus.INVOICED);
      made.add(
          billed
              ? Effects.fault(
                  new FaultException(
                          FaultCode.STATUS_REFUSED,
                          "milestone " + row.milestoneId().orElse(""),
                          "it was deleted though it is billed (REG-28)")
                      .fault())
              : Effects.remove(OnAccountTransaction.CODEC, row));
    }
    return Effects.all(Effects.NONE, made);
  }
}
