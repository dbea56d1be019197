package dev.tandem.projectops.estimate;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ContractLines;
import dev.tandem.projectops.journal.ImportParameters;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.Types;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.ledger.ProfileRule;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.process.Records;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What forecasts take from the set-up (EST-2, EST-12, EST-13). Made for one run. */
final class EstimateSetup {
  private final Records records;
  private final CompanyBooks books;
  private final ImportSetup setup;
  private final Map<String, Optional<ProjectAccount>> projects = new HashMap<>();

  EstimateSetup(Records records, CompanyBooks books) {
    this.records = records;
    this.books = books;
    this.setup = ImportSetup.read(records, books);
  }

  Optional<String> model() {
    return setup.parameters().forecastModel();
  }

  Optional<ProjectAccount> project(Optional<String> id) {
    return id.flatMap(
        number ->
            projects.computeIfAbsent(
                number,
                key ->
                    records.find(
                        ProjectAccount.CODEC,
                        ProjectAccount.builder()
                            .company(records.companyCode())
                            .projectId(key)
                            .build())));
  }

  /** The contract line of an estimate; empty for an internal project (REG-4). */
  Optional<BillingRule> line(Optional<String> project, Optional<String> contractLine) {
    Optional<String> contract = project(project).flatMap(ProjectAccount::contractId);
    Optional<Integer> number = ContractLines.number(contractLine);
    return contract.isEmpty() || number.isEmpty()
        ? Optional.empty()
        : records.find(
            BillingRule.CODEC,
            ContractLines.key(records.companyCode(), contract.get(), number.get()));
  }

  /** An estimate on a contract line needs a profile (EST-2, ERR-19). */
  void refuseWithoutProfile(Optional<String> project, Optional<BillingRule> line) {
    if (line.isPresent()) {
      books
          .profiles()
          .find(
              ContractLines.method(line.get()),
              new ProfileRule.Scope(
                  line.get().contractId().orElse(null),
                  project(project).flatMap(ProjectAccount::projectGroup).orElse(null),
                  project.orElse(null)));
    }
  }

  /** Whether a sales half is to be expected (UND-12). */
  static boolean billable(Optional<BillingRule> line) {
    return line.filter(rule -> ContractLines.method(rule) == BillingMethod.TIME_AND_MATERIAL)
        .isPresent();
  }

  /** The project category (EST-13). */
  String category(Optional<String> category, TransactionType type, String place) {
    Optional<String> own = category.filter(text -> !text.isBlank());
    String found =
        own.isPresent()
            ? setup.rules().categories().get(new ImportParameters.CategoryKey(own.get(), type))
            : setup.rules().defaults().get(type);
    if (found == null) {
      throw new FaultException(
          own.isPresent() ? FaultCode.CATEGORY_NOT_IN_COMPANY : FaultCode.DEFAULT_CATEGORY_MISSING,
          place,
          own.orElse("no category") + " as " + type);
    }
    return found;
  }

  /** The line property of a billing type; empty when there is none. */
  Optional<String> property(EnumSymbol<StagedBillingType> type) {
    return type.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(setup.rules().properties().get(Types.billing(type)))
            .map(LineProperty::name);
  }
}
