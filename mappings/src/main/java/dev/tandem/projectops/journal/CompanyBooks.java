package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.ledger.DimensionOrder;
import dev.tandem.projectops.ledger.PostingSetup;
import dev.tandem.projectops.ledger.ProfileRules;
import dev.tandem.projectops.money.Currency;
import java.math.BigDecimal;
import java.util.Map;

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

  /** The currency of a code, with two decimals unless the set-up says otherwise. */
  public Currency currency(String code) {
    Currency known = currencies.get(code);
    return known != null ? known : code.equals(accounting.code()) ? accounting : Currency.of(code);
  }

  /** The sales tax of a group in percent; zero without a group. */
  public BigDecimal taxPercent(String group) {
    return taxPercents.getOrDefault(group, BigDecimal.ZERO);
  }
}
