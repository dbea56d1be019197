package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.IntegrationJournal;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.JournalStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.time.Duration;
import java.util.Iterator;

/**
 * Sets a line, and the header with it, back to draft where that is allowed (JRN-19). Immutable;
 * safe for any thread.
 *
 * @param journal number of the journal
 * @param line number of the line there
 * @param running whether any posting run exists; the host knows
 */
public record LineReset(String journal, int line, boolean running) implements FinanceProcess {

  @Override
  public String name() {
    return "reset-journal-line";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(() -> reset(records));
  }

  private Effects reset(Records records) {
    IntegrationJournal header =
        records
            .find(IntegrationJournal.CODEC, JournalSlots.key(records.companyCode(), journal))
            .orElseThrow(() -> refused("there is no such journal"));
    IntegrationJournalLine found =
        records
            .find(
                IntegrationJournalLine.CODEC,
                IntegrationJournalLine.builder()
                    .company(records.companyCode())
                    .journal(journal)
                    .line(line)
                    .build())
            .orElseThrow(() -> refused("there is no such line"));
    LineStatus status =
        LineStatus.valueOf(found.status().member().orElse(JournalLineStatus.DRAFT).name());
    long hours =
        found
            .statusSince()
            .map(since -> Duration.between(since, records.now()).toHours())
            .orElse(0L);
    if (!status.resettable(hours, running)) {
      throw refused("no reset from " + status);
    }
    return Effects.put(
            IntegrationJournalLine.CODEC,
            IntegrationJournalLine.builder()
                .from(found)
                .status(EnumSymbol.of(JournalLineStatus.DRAFT))
                .statusSince(records.now())
                .build())
        .then(
            Effects.put(
                IntegrationJournal.CODEC,
                IntegrationJournal.builder()
                    .from(header)
                    .status(EnumSymbol.of(JournalStatus.DRAFT))
                    .build()));
  }

  private FaultException refused(String reason) {
    return new FaultException(
        FaultCode.STATUS_REFUSED, "journal " + journal + " line " + line, reason);
  }
}
