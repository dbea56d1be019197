package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.finance.ProposalState;
import dev.tandem.projectops.entity.finance.ProposalStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;

/**
 * What a user may change on the header of a proposal before it is posted: dimensions and due date
 * (PROP-9, PROP-11). A part that is empty is cleared. Immutable; safe for any thread.
 *
 * @param proposal number of the proposal
 * @param dimensions financial dimensions of the header
 * @param dueDate due date; empty for the one that the terms of payment give
 */
public record ProposalEdit(
    String proposal, Optional<String> dimensions, Optional<LocalDate> dueDate)
    implements FinanceProcess {

  @Override
  public String name() {
    return "edit-proposal";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(
        () -> {
          ProposalState key = Proposals.key(records.companyCode(), proposal);
          ProposalState state = records.find(ProposalState.CODEC, key).orElse(key);
          if (state.status().is(ProposalStatus.POSTED)) {
            throw new FaultException(
                FaultCode.PROPOSAL_REFUSED, "proposal " + proposal, "it is posted");
          }
          return Effects.put(
              ProposalState.CODEC,
              ProposalState.builder().from(state).dimensions(dimensions).dueDate(dueDate).build());
        });
  }
}
