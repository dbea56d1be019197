package dev.tandem.projectops.journal;

import dev.tandem.projectops.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the actuals staging table, as far as the journal needs it. Immutable.
 *
 * @param id the id of the actual, unique in its legal entity (UND-10)
 * @param kind what it is
 * @param actualClass its transaction class
 * @param source where it was born
 * @param date transaction date
 * @param amount with the sign of its quantity (ACT-8)
 * @param billingType its billing type
 * @param category transaction category; null when the actual has none
 * @param project project number
 * @param contract contract number; null for an internal project
 * @param borrower the contracting company of an intercompany actual; null for others
 * @param invoice proforma number of a billed sale; null for others
 * @param valid false once the check of staged actuals found no equal actual (JRN-22)
 */
public record StagedActual(
    String id,
    ActualKind kind,
    ActualClass actualClass,
    ActualSource source,
    LocalDate date,
    Money amount,
    BillingType billingType,
    @Nullable String category,
    String project,
    @Nullable String contract,
    @Nullable String borrower,
    @Nullable String invoice,
    boolean valid) {

  /** Whether it becomes a journal line once it is selected (JRN-3, JRN-4, JRN-22). */
  public boolean importable() {
    return valid
        && kind != ActualKind.BILLED_SALE
        && !(kind == ActualKind.COST && source.costInFinance());
  }
}
