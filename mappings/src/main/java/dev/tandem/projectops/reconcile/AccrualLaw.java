package dev.tandem.projectops.reconcile;

import dev.tandem.projectops.entity.finance.InvoiceJournal;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The law that work in progress of time and material is what is posted and not invoiced (UND-20,
 * REC-9): the accrued sales of the subledger that are still open, to the cent. Pure.
 */
public final class AccrualLaw {
  private AccrualLaw() {}

  /**
   * What does not fit, in words; empty when the law holds. Work in progress of revenue estimates
   * and of lending companies is none of it. A beginning balance accrued before this ledger began
   * (BB-3), so that only its reversal at the invoice is in it.
   */
  public static List<String> broken(Records records) {
    Set<String> vouchers = new HashSet<>();
    BigDecimal[] open = {BigDecimal.ZERO};
    records.each(
        ProjectTransaction.CODEC,
        row -> {
          if (row.accrued().orElse(false)) {
            row.voucher().ifPresent(vouchers::add);
            boolean invoiced = row.status().is(SubledgerStatus.INVOICED);
            boolean opening = row.opening().orElse(false);
            BigDecimal now = invoiced ? BigDecimal.ZERO : amount(row);
            open[0] = open[0].add(opening ? now.subtract(amount(row)) : now);
          }
        });
    records.each(
        InvoiceJournal.CODEC,
        row -> row.proposalId().flatMap(id -> row.voucher()).ifPresent(vouchers::add));
    BigDecimal[] booked = {BigDecimal.ZERO};
    records.each(
        LedgerEntry.CODEC,
        row -> {
          boolean wip = row.postingType().orElse("").equals(PostingType.WIP_SALES_VALUE.name());
          if (wip && vouchers.contains(row.voucher().orElse(""))) {
            booked[0] = booked[0].add(row.accountingAmount().orElse(BigDecimal.ZERO));
          }
        });
    List<String> broken = new ArrayList<>();
    if (booked[0].compareTo(open[0]) != 0) {
      broken.add(
          "%s: work in progress is %s, but open accrued sales are %s"
              .formatted(records.companyCode(), booked[0], open[0]));
    }
    return broken;
  }

  private static BigDecimal amount(ProjectTransaction row) {
    return row.accountingAmount().orElse(BigDecimal.ZERO);
  }
}
