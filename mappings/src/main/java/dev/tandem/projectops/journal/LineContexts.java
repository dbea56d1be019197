package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.CostOrigin;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.IntercompanyRelation;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.WorkerDimensions;
import dev.tandem.projectops.entity.finance.WorkerResourceStaging;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.ledger.ProfileRule;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.process.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the vouchers of some journal lines depend on (ACC-1, ACC-30, DIM-3, DIM-4, DIM-10, JRN-29,
 * PAR-13).
 */
public final class LineContexts {
  private final CompanyBooks books;
  private final Map<String, ProjectAccount> projects = new HashMap<>();
  private final Map<String, BillingRule> rules = new HashMap<>();
  private final Map<String, IntercompanyRelation> partners = new HashMap<>();
  private final Map<UUID, Dimensions> workers = new HashMap<>();
  private boolean receiptsPost;

  private LineContexts(CompanyBooks books) {
    this.books = books;
  }

  /** Looks up what stands behind some lines. */
  public static LineContexts of(
      Records records, CompanyBooks books, List<IntegrationJournalLine> lines) {
    LineContexts found = new LineContexts(books);
    String company = records.companyCode();
    records
        .findAll(
            ProjectAccount.CODEC,
            lines.stream()
                .flatMap(line -> line.projectId().stream())
                .distinct()
                .map(id -> ProjectAccount.builder().company(company).projectId(id).build())
                .toList())
        .forEach(row -> found.projects.put(row.projectId().orElse(""), row));
    ContractLines.find(
            records,
            lines.stream()
                .filter(line -> line.contractId().isPresent() && line.contractLine().isPresent())
                .map(
                    line ->
                        ContractLines.key(
                            company, line.contractId().get(), line.contractLine().get()))
                .distinct()
                .toList())
        .forEach(row -> found.rules.put(place(row.contractId(), row.sequenceNumber()), row));
    records
        .all(IntercompanyRelation.CODEC)
        .forEach(row -> found.partners.put(row.partner().orElse(""), row));
    found.workers(records, lines);
    found.receiptsPost =
        records.all(IntegrationParameters.CODEC).stream()
            .anyMatch(row -> row.postsReceipts().orElse(false));
    return found;
  }

  /** The dimensions of the workers behind the resources (RES-2, DIM-10). */
  private void workers(Records records, List<IntegrationJournalLine> lines) {
    Map<UUID, String> numbers = new HashMap<>();
    records
        .findAll(
            WorkerResourceStaging.CODEC,
            lines.stream()
                .flatMap(line -> line.resourceId().stream())
                .distinct()
                .map(id -> WorkerResourceStaging.builder().resourceId(id).build())
                .toList())
        .forEach(
            row ->
                row.personnelNumber()
                    .ifPresent(number -> numbers.put(row.resourceId().orElseThrow(), number)));
    Map<String, Dimensions> ofWorkers = new HashMap<>();
    records
        .findAll(
            WorkerDimensions.CODEC,
            numbers.values().stream()
                .distinct()
                .sorted()
                .map(
                    number ->
                        WorkerDimensions.builder()
                            .company(records.companyCode())
                            .personnelNumber(number)
                            .build())
                .toList())
        .forEach(
            row ->
                ofWorkers.put(
                    row.personnelNumber().orElse(""), books.dimensions().parse(row.dimensions())));
    numbers.forEach(
        (resource, number) -> {
          Dimensions found = ofWorkers.get(number);
          if (found != null) {
            workers.put(resource, found);
          }
        });
  }

  private static String place(Optional<String> contract, Optional<Integer> line) {
    return contract.orElse("") + " line " + line.orElse(0);
  }

  /** The billing method of a line; time and material when no contract line is known. */
  public BillingMethod method(Optional<String> contract, Optional<Integer> line) {
    BillingRule rule = rules.get(place(contract, line));
    return rule == null ? BillingMethod.TIME_AND_MATERIAL : ContractLines.method(rule);
  }

  /**
   * The profile of a line; null for an internal project and for a lender (ACC-30, IC-3). An
   * investment project has one of its own method (IP-3).
   */
  public @Nullable RevenueProfile profile(IntegrationJournalLine line) {
    Optional<String> contract = line.contractId().filter(id -> !id.isBlank());
    ProjectAccount project = projects.get(line.projectId().orElse(""));
    String group = project == null ? null : project.projectGroup().orElse(null);
    if (line.borrower().isPresent()) {
      return null;
    }
    if (contract.isEmpty()) {
      boolean invests = project != null && project.investment().orElse(false);
      return invests
          ? books
              .profiles()
              .find(
                  BillingMethod.INVESTMENT,
                  new ProfileRule.Scope(null, group, line.projectId().orElse(null)))
          : null;
    }
    return books
        .profiles()
        .find(
            method(contract, line.contractLine()),
            new ProfileRule.Scope(contract.get(), group, line.projectId().orElse(null)));
  }

  /** Usage against a subcontract line, before its invoice (JRN-29). */
  private static boolean isUsage(IntegrationJournalLine line) {
    return line.origin().is(CostOrigin.ENTRY)
        && line.subcontractLine().filter(text -> !text.isBlank()).isPresent();
  }

  /** The context of the voucher of a line. */
  public LineVoucher.Context context(IntegrationJournalLine line) {
    IntercompanyRelation partner = partners.get(line.borrower().orElse(""));
    boolean accrues = partner != null && partner.accruesRevenue().orElse(false);
    return new LineVoucher.Context(
        profile(line),
        books.accounts(),
        books.accounting(),
        books.dimensions().parse(line.dimensions()),
        line.resourceId().map(workers::get).orElse(Dimensions.none()),
        accrues,
        receiptsPost && isUsage(line));
  }
}
