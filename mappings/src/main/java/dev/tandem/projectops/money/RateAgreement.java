package dev.tandem.projectops.money;

import org.jspecify.annotations.Nullable;

/**
 * A rate that a contract fixes for its sales currency; it takes the place of the daily rate
 * whatever the date (FX-3, CTR-9, UND-36). Immutable.
 *
 * @param currency the sales currency of the contract
 * @param rate the agreed rate
 * @param reference number of the agreement; null when none was given
 */
public record RateAgreement(Currency currency, ExchangeRate rate, @Nullable String reference) {}
