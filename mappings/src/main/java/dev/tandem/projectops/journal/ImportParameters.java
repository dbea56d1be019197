package dev.tandem.projectops.journal;

import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.RateAgreement;
import dev.tandem.projectops.money.RateTable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The set-up of one legal entity that the import reads (section 3.1). Immutable.
 *
 * @param unit period of a journal (PAR-4)
 * @param lineLimit most lines of a journal (PAR-14); {@link #DEFAULT_LIMIT} when it is switched off
 * @param calendar fiscal periods
 * @param rates currency rates
 * @param contracts currency by contract; a contract that is not named is not checked (REG-18)
 * @param agreements fixed rates by contract (FX-3)
 * @param properties line property by billing type (PAR-1)
 * @param categories project categories that exist in the legal entity
 * @param defaults project category by type for actuals without a category (PAR-2)
 * @param borrowers companies with an intercompany relationship (PAR-13)
 */
public record ImportParameters(
    PeriodUnit unit,
    int lineLimit,
    LedgerCalendar calendar,
    RateTable rates,
    Map<String, Currency> contracts,
    Map<String, RateAgreement> agreements,
    Map<BillingType, LineProperty> properties,
    Map<CategoryKey, String> categories,
    Map<TransactionType, String> defaults,
    Set<String> borrowers) {
  /** Lines of a journal when no limit is set (JRN-20). */
  public static final int DEFAULT_LIMIT = 200;

  /** Copies the maps; refuses a limit below one. */
  public ImportParameters {
    if (lineLimit < 1) {
      throw new IllegalArgumentException("line limit " + lineLimit + ": give 1 or more");
    }
    contracts = Map.copyOf(contracts);
    agreements = Map.copyOf(agreements);
    properties = Map.copyOf(properties);
    categories = Map.copyOf(categories);
    defaults = Map.copyOf(defaults);
    borrowers = Set.copyOf(borrowers);
  }

  /**
   * The rate of a line that is not posted: what its contract has agreed on since it was imported,
   * else its own (FX-3).
   *
   * @param contract contract number; empty for an internal project
   */
  public ExchangeRate agreedOr(ExchangeRate own, Optional<String> contract, Currency currency) {
    return contract
        .map(agreements::get)
        .filter(agreement -> agreement.currency().equals(currency))
        .filter(agreement -> !currency.equals(rates.accounting()))
        .map(RateAgreement::rate)
        .orElse(own);
  }

  /**
   * Finds a project category.
   *
   * @param category transaction category
   * @param type the finance type of the class (CAT-8)
   */
  public record CategoryKey(String category, TransactionType type) {}
}
