package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.RateAgreement;
import dev.tandem.projectops.process.Records;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The exchange rates of what names a project and not its contract: expenses, vendor invoice lines
 * and forecasts (FX-3). Immutable; safe for one thread, as its records are.
 */
public final class ProjectRates {
  private final Records records;
  private final ImportParameters rules;

  /** The rates of a legal entity. */
  public ProjectRates(Records records, ImportParameters rules) {
    this.records = records;
    this.rules = rules;
  }

  /** What the contract of a project has agreed on; empty without a contract or an agreement. */
  public Optional<RateAgreement> agreement(Optional<String> projectId) {
    if (rules.agreements().isEmpty()) {
      return Optional.empty();
    }
    return projectId
        .filter(id -> !id.isBlank())
        .flatMap(
            id ->
                records.find(
                    ProjectAccount.CODEC,
                    ProjectAccount.builder().company(records.companyCode()).projectId(id).build()))
        .flatMap(ProjectAccount::contractId)
        .map(rules.agreements()::get);
  }

  /**
   * The rate of a document (JRN-13, FX-1, FX-3).
   *
   * @param place the document, for the error
   * @throws FaultException with ERR-18 when there is none
   */
  public ExchangeRate rate(
      Currency currency, LocalDate date, Optional<String> projectId, String place) {
    return rules
        .rates()
        .find(currency, date, agreement(projectId).orElse(null))
        .orElseThrow(() -> new FaultException(FaultCode.ERR_18, place, currency + " on " + date));
  }
}
