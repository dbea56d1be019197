package dev.tandem.projectops.journal;

import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a posted line writes to its staging row, from where it travels to the actual (WB-1, WB-2).
 * Immutable.
 *
 * @param actualId which actual
 * @param voucher number of the voucher
 * @param accountingAmount amount in accounting currency
 * @param rate the rate that was used
 * @param tax sales tax of a billed sale; null for a journal line
 */
public record WriteBack(
    String actualId,
    String voucher,
    Money accountingAmount,
    ExchangeRate rate,
    @Nullable Money tax) {}
