package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.ProposalState;
import dev.tandem.projectops.process.Records;
import java.util.List;

/** Keys of proposals and their lines. No state. */
final class Proposals {
  private Proposals() {}

  static ProposalState key(String company, String proposal) {
    return ProposalState.builder().company(company).proposalId(proposal).build();
  }

  static ProposalLine line(String company, String proposal, int line) {
    return ProposalLine.builder().company(company).proposalId(proposal).line(line).build();
  }

  /** Some lines of a proposal, those that exist. */
  static List<ProposalLine> lines(Records records, String proposal, List<Integer> lines) {
    return records.findAll(
        ProposalLine.CODEC,
        lines.stream().map(line -> line(records.companyCode(), proposal, line)).toList());
  }
}
