package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ContractHeader;
import dev.tandem.projectops.entity.finance.FinanceCustomer;
import dev.tandem.projectops.entity.finance.FundingSource;
import dev.tandem.projectops.entity.finance.IntercompanyRelation;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.ProjectCategory;
import dev.tandem.projectops.entity.finance.ProjectStage;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.ItemTaxGroups;
import dev.tandem.projectops.ledger.TaxGroupMethod;
import dev.tandem.projectops.ledger.TaxGroups;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.process.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The projects, contracts and customers behind some staged rows, and the tax groups and dimensions
 * that a line takes from them (TAX-1, TAX-2, DIM-3, DIM-4). Made for one step.
 */
public final class LineSetup {
  private final ImportSetup setup;
  private final Map<String, ProjectAccount> projects = new HashMap<>();
  private final Map<String, ContractHeader> contracts = new HashMap<>();
  private final Map<String, String> customerGroups = new HashMap<>();

  private LineSetup(ImportSetup setup) {
    this.setup = setup;
  }

  /** Looks up what stands behind some rows. */
  public static LineSetup of(Records records, ImportSetup setup, List<ActualStaging> rows) {
    LineSetup found = new LineSetup(setup);
    String company = records.companyCode();
    records
        .findAll(
            ProjectAccount.CODEC,
            distinct(rows, ActualStaging::projectId).stream()
                .map(id -> ProjectAccount.builder().company(company).projectId(id).build())
                .toList())
        .forEach(row -> found.projects.put(row.projectId().orElse(""), row));
    records
        .findAll(
            ContractHeader.CODEC,
            distinct(rows, ActualStaging::contractId).stream()
                .map(id -> ContractHeader.builder().company(company).contractId(id).build())
                .toList())
        .forEach(row -> found.contracts.put(row.contractId().orElse(""), row));
    found.customers(records, rows);
    return found;
  }

  private static List<String> distinct(
      List<ActualStaging> rows, Function<ActualStaging, Optional<String>> of) {
    return rows.stream().flatMap(row -> of.apply(row).stream()).distinct().toList();
  }

  private void customers(Records records, List<ActualStaging> rows) {
    String company = records.companyCode();
    List<FundingSource> sources =
        records.findAll(
            FundingSource.CODEC,
            rows.stream()
                .filter(row -> row.contractId().isPresent() && row.fundingSource().isPresent())
                .map(
                    row ->
                        FundingSource.builder()
                            .company(company)
                            .contractId(row.contractId())
                            .fundingSourceId(row.fundingSource())
                            .build())
                .distinct()
                .toList());
    Map<String, String> groups = new HashMap<>();
    records
        .findAll(
            FinanceCustomer.CODEC,
            sources.stream()
                .flatMap(source -> source.customerAccount().stream())
                .distinct()
                .map(id -> FinanceCustomer.builder().company(company).customerAccount(id).build())
                .toList())
        .forEach(
            row ->
                row.salesTaxGroup()
                    .ifPresent(group -> groups.put(row.customerAccount().orElse(""), group)));
    for (FundingSource source : sources) {
      String group = groups.get(source.customerAccount().orElse(""));
      if (group != null) {
        customerGroups.put(place(source.contractId(), source.fundingSourceId()), group);
      }
    }
  }

  /** Two contracts may call their customers the same. */
  private static String place(Optional<String> contract, Optional<String> fundingSource) {
    return contract.orElse("") + " customer " + fundingSource.orElse("");
  }

  /** The project of a row; null when finance does not know it. */
  public @Nullable ProjectAccount project(ActualStaging row) {
    return projects.get(row.projectId().orElse(""));
  }

  /** The contract of a row, its own or that of its project; empty for an internal project. */
  public Optional<String> contract(ActualStaging row) {
    ProjectAccount project = project(row);
    return row.contractId()
        .or(() -> project == null ? Optional.empty() : project.contractId())
        .filter(id -> !id.isBlank());
  }

  /** A finished project takes nothing more (PRJ-5, ERR-27). */
  public void refuseFinished(ActualStaging row, String place) {
    ProjectAccount project = project(row);
    if (project != null && project.stage().equals(EnumSymbol.of(ProjectStage.COMPLETED))) {
      throw new FaultException(
          FaultCode.ERR_27, place, "project " + row.projectId().orElse("") + " is completed");
    }
  }

  /** The billing sales tax group (TAX-1); that of the intercompany customer for a lender (IC-3). */
  public Optional<String> salesTaxGroup(ActualStaging row, @Nullable String borrower) {
    if (borrower != null) {
      return Optional.ofNullable(setup.partners().get(borrower))
          .flatMap(IntercompanyRelation::salesTaxGroup);
    }
    ProjectAccount project = project(row);
    ContractHeader contract = contracts.get(row.contractId().orElse(""));
    TaxGroups groups =
        new TaxGroups(
            project == null ? null : project.salesTaxGroup().orElse(null),
            contract == null ? null : contract.salesTaxGroup().orElse(null),
            customerGroups.get(place(row.contractId(), row.fundingSource())));
    return groups.find(method());
  }

  private TaxGroupMethod method() {
    return switch (setup
        .parameters()
        .salesTaxGroupMethod()
        .member()
        .orElse(dev.tandem.projectops.entity.finance.TaxGroupMethod.SEARCH)) {
      case PROJECT -> TaxGroupMethod.PROJECT;
      case PROJECT_CONTRACT -> TaxGroupMethod.CONTRACT;
      case CUSTOMER -> TaxGroupMethod.CUSTOMER;
      case SEARCH -> TaxGroupMethod.SEARCH;
    };
  }

  /** The billing item sales tax group (TAX-2, MS-10). */
  public Optional<String> itemSalesTaxGroup(TransactionType type, String category) {
    ProjectCategory found = setup.categories().get(category);
    return new ItemTaxGroups(
            found == null ? null : found.itemSalesTaxGroup().orElse(null),
            null,
            setup.parameters().milestoneItemSalesTaxGroup().orElse(null),
            false)
        .find(type);
  }

  /** The dimensions of a line: of the project, or of the intercompany customer (DIM-3, DIM-4). */
  public Optional<String> dimensions(ActualStaging row, @Nullable String borrower) {
    if (borrower != null) {
      return Optional.ofNullable(setup.partners().get(borrower))
          .flatMap(IntercompanyRelation::dimensions);
    }
    ProjectAccount project = project(row);
    return project == null ? Optional.empty() : project.dimensions();
  }
}
