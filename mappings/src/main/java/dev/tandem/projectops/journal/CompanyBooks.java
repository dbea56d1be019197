package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.ledger.DimensionOrder;
import dev.tandem.projectops.ledger.PostingSetup;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProfileRules;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The set-up of a ledger that stands in no table of the integration: the host keeps it. Immutable.
 *
 * @param accounting accounting currency of the legal entity (LE-5)
 * @param currencies currencies whose decimals are not two, by code
 * @param accounts ledger posting setup
 * @param profiles cost and revenue profiles
 * @param calendar fiscal periods (JRN-8)
 * @param taxPercents sales tax in percent, by sales tax group; a group that is absent has none
 * @param dimensions how financial dimensions are written
 * @param classes numbers of the transaction classes (UND-1)
 */
public record CompanyBooks(
    Currency accounting,
    Map<String, Currency> currencies,
    PostingSetup accounts,
    ProfileRules profiles,
    LedgerCalendar calendar,
    Map<String, BigDecimal> taxPercents,
    DimensionOrder dimensions,
    TransactionClassNumbers classes) {
  /** Copies the maps. */
  public CompanyBooks {
    currencies = Map.copyOf(currencies);
    taxPercents = Map.copyOf(taxPercents);
  }

  /** The same in an environment with these numbers of transaction classes (UND-1). */
  public CompanyBooks withClasses(TransactionClassNumbers numbers) {
    return new CompanyBooks(
        accounting, currencies, accounts, profiles, calendar, taxPercents, dimensions, numbers);
  }

  /** The currency of a code, with two decimals unless the set-up says otherwise. */
  public Currency currency(String code) {
    Currency known = currencies.get(code);
    return known != null ? known : code.equals(accounting.code()) ? accounting : Currency.of(code);
  }

  /** The sales tax of a group in percent; zero without a group. */
  public BigDecimal taxPercent(String group) {
    return taxPercents.getOrDefault(group, BigDecimal.ZERO);
  }

  /**
   * These books with the clearing accounts that the parameters of a legal entity name (PAR-5,
   * PAR-6); the posting setup stays where they name none.
   */
  public CompanyBooks in(Records records) {
    PostingSetup setup = accounts;
    for (IntegrationParameters row : records.all(IntegrationParameters.CODEC)) {
      Optional<String> expense = row.expenseAccount().filter(text -> !text.isBlank());
      Optional<String> procurement = row.procurementAccount().filter(text -> !text.isBlank());
      if (expense.isPresent()) {
        setup = setup.with(PostingType.EXPENSE_INTEGRATION, expense.get());
      }
      if (procurement.isPresent()) {
        setup = setup.with(PostingType.PROCUREMENT_INTEGRATION, procurement.get());
      }
    }
    return new CompanyBooks(
        accounting, currencies, setup, profiles, calendar, taxPercents, dimensions, classes);
  }
}
