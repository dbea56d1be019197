package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.Iterator;
import java.util.Optional;

/**
 * What a user may change on a line of a proposal that is not posted: the tax groups; dimensions are
 * not editable (PROP-9, TAX-3). Immutable; safe for any thread.
 *
 * @param proposal number of the proposal
 * @param line number of the line there
 * @param salesTaxGroup sales tax group; empty for none
 * @param itemSalesTaxGroup item sales tax group; empty for none
 */
public record ProposalLineEdit(
    String proposal, int line, Optional<String> salesTaxGroup, Optional<String> itemSalesTaxGroup)
    implements FinanceProcess {

  @Override
  public String name() {
    return "edit-proposal-line";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(() -> edit(records));
  }

  private Effects edit(Records records) {
    ProposalLine found =
        records
            .find(ProposalLine.CODEC, Proposals.line(records.companyCode(), proposal, line))
            .filter(row -> row.taxAmount().isEmpty())
            .orElseThrow(
                () ->
                    new FaultException(
                        FaultCode.PROPOSAL_REFUSED,
                        "proposal " + proposal + " line " + line,
                        "there is no such line, or it is posted"));
    return Effects.put(
        ProposalLine.CODEC,
        ProposalLine.builder()
            .from(found)
            .salesTaxGroup(salesTaxGroup)
            .itemSalesTaxGroup(itemSalesTaxGroup)
            .build());
  }
}
