package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.ProposalState;
import dev.tandem.projectops.entity.finance.ProposalStatus;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Deletes all lines of a proposal that is not posted, so that the next import brings them back with
 * new tax groups and dimensions (PROP-10, REG-3). The last lines go first, so that a run that broke
 * off can go on. Immutable; safe for any thread.
 *
 * @param proposal number of the proposal
 */
public record ProposalClearing(String proposal) implements FinanceProcess {
  private static final int WRITES_OF_A_LINE = 4;

  @Override
  public String name() {
    return "clear-proposal";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.until(() -> step(records));
  }

  private Optional<Effects> step(Records records) {
    ProposalState key = Proposals.key(records.companyCode(), proposal);
    ProposalState state = records.find(ProposalState.CODEC, key).orElse(key);
    if (state.status().is(ProposalStatus.POSTED) || state.voucher().isPresent()) {
      throw new FaultException(
          FaultCode.PROPOSAL_REFUSED, "proposal " + proposal, "it is posted or being posted");
    }
    int last = state.lineCount().orElse(0);
    if (last == 0) {
      return Optional.empty();
    }
    int first = Math.max(1, last - Math.max(1, records.groupSize() / WRITES_OF_A_LINE - 1) + 1);
    List<Effects> made = new ArrayList<>();
    Proposals.lines(records, proposal, IntStream.rangeClosed(first, last).boxed().toList())
        .forEach(line -> made.add(remove(records, line)));
    ProposalState rest =
        ProposalState.builder()
            .from(state)
            .status(EnumSymbol.of(ProposalStatus.FILLING))
            .lineCount(first - 1)
            .build();
    return Optional.of(Effects.all(Effects.put(ProposalState.CODEC, rest), made));
  }

  private Effects remove(Records records, ProposalLine line) {
    String company = records.companyCode();
    ImportedActual link =
        ImportedActual.builder().company(company).actualId(line.actualId()).build();
    records.find(ImportedActual.CODEC, link);
    Effects effects =
        Effects.remove(ProposalLine.CODEC, line).then(Effects.remove(ImportedActual.CODEC, link));
    Optional<Effects> staging =
        records
            .find(
                ActualStaging.CODEC,
                ActualStaging.builder().company(company).importId(line.actualId()).build())
            .map(
                row ->
                    Effects.put(
                        ActualStaging.CODEC,
                        ActualStaging.builder().from(row).journalized(false).build()));
    effects = effects.then(staging.orElse(Effects.NONE));
    return line.credit().orElse(false) ? effects : effects.then(free(records, line));
  }

  /** What the line billed can be billed again. */
  private static Effects free(Records records, ProposalLine line) {
    String company = records.companyCode();
    String id = line.transactionId().orElse("");
    Optional<Effects> sale =
        records
            .find(
                ProjectTransaction.CODEC,
                ProjectTransaction.builder().company(company).transactionId(id).build())
            .map(
                row ->
                    Effects.put(
                        ProjectTransaction.CODEC,
                        ProjectTransaction.builder()
                            .from(row)
                            .status(EnumSymbol.of(SubledgerStatus.POSTED))
                            .proposalId(Optional.empty())
                            .build()));
    return sale.or(
            () ->
                records
                    .find(
                        OnAccountTransaction.CODEC,
                        OnAccountTransaction.builder().company(company).transactionId(id).build())
                    .filter(row -> row.proposalId().equals(line.proposalId()))
                    .map(ProposalClearing::freed))
        .orElse(Effects.NONE);
  }

  /** That of a milestone is free; that of a retainer goes, since the import made it (RET-6). */
  private static Effects freed(OnAccountTransaction row) {
    return row.milestoneId().isEmpty()
        ? Effects.remove(OnAccountTransaction.CODEC, row)
        : Effects.put(
            OnAccountTransaction.CODEC,
            OnAccountTransaction.builder()
                .from(row)
                .status(EnumSymbol.of(SubledgerStatus.POSTED))
                .proposalId(Optional.empty())
                .build());
  }
}
