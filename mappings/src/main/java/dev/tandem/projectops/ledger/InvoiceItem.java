package dev.tandem.projectops.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice proposal that is posted. Credits have negative amounts. Immutable.
 *
 * @param sale the net amount at the rate of the invoice, or zero when it is not charged (UND-26)
 * @param tax the sales tax of this line, in the same currencies (UND-24)
 * @param accrual the amount the unbilled sale was accrued with, which this line takes back
 *     (ACC-12); null when nothing was accrued or when the line is a credit (UND-20)
 */
public record InvoiceItem(ProjectItem sale, BookedAmount tax, @Nullable BookedAmount accrual) {}
