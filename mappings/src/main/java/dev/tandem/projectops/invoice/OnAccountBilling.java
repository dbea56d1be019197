package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The way of an on-account transaction through invoices and credit notes (MS-3, MS-13). It is on
 * one proposal at a time. A milestone that was billed, credited and billed again may arrive in any
 * order (UND-11): a billed sale that is taken back passes it by while another proposal has it.
 * Pure.
 */
final class OnAccountBilling {
  private OnAccountBilling() {}

  /** Whether no proposal has it. */
  static boolean isFree(OnAccountTransaction row) {
    return row.proposalId().isEmpty()
        && !row.status().is(SubledgerStatus.INVOICED)
        && !row.status().is(SubledgerStatus.INVOICE_PROPOSAL);
  }

  /** The same on a proposal. */
  static OnAccountTransaction proposed(OnAccountTransaction row, String proposal) {
    return OnAccountTransaction.builder()
        .from(row)
        .status(EnumSymbol.of(SubledgerStatus.INVOICE_PROPOSAL))
        .proposalId(proposal)
        .build();
  }

  /**
   * The same when a line of it is posted. A charge invoices it and a credit frees it, if the
   * proposal that is charged or credited has it.
   *
   * @param net what is posted, in accounting currency
   */
  static OnAccountTransaction posted(OnAccountTransaction row, ProposalLine line, BigDecimal net) {
    boolean credit = line.credit().orElse(false);
    Optional<String> concerned =
        credit ? line.creditedProposal().or(row::proposalId) : line.proposalId();
    OnAccountTransaction.Builder posted =
        OnAccountTransaction.builder()
            .from(row)
            .accountingAmount(row.accountingAmount().orElse(BigDecimal.ZERO).add(net));
    if (row.proposalId().equals(concerned)) {
      posted
          .status(EnumSymbol.of(credit ? SubledgerStatus.POSTED : SubledgerStatus.INVOICED))
          .proposalId(credit ? Optional.empty() : row.proposalId());
    }
    return posted.build();
  }
}
