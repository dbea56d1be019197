package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.Iterator;

/**
 * Deletes one line that is not posted; its actual can be imported again then and gets a new voucher
 * (JRN-2, REG-5, SC-14k). Immutable; safe for any thread.
 *
 * @param journal number of the journal
 * @param line number of the line there
 */
public record LineDeletion(String journal, int line) implements FinanceProcess {

  @Override
  public String name() {
    return "delete-journal-line";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(() -> delete(records));
  }

  private Effects delete(Records records) {
    String company = records.companyCode();
    IntegrationJournalLine found =
        records
            .find(
                IntegrationJournalLine.CODEC,
                IntegrationJournalLine.builder()
                    .company(company)
                    .journal(journal)
                    .line(line)
                    .build())
            .orElseThrow(() -> refused("there is no such line"));
    if (found.status().is(JournalLineStatus.POSTED)
        || found.status().is(JournalLineStatus.PROCESSING)) {
      throw refused("line is " + found.status());
    }
    ImportedActual link =
        ImportedActual.builder().company(company).actualId(found.actualId()).build();
    records.find(ImportedActual.CODEC, link);
    Effects effects =
        Effects.remove(IntegrationJournalLine.CODEC, found)
            .then(Effects.remove(ImportedActual.CODEC, link));
    return records
        .find(
            ActualStaging.CODEC,
            ActualStaging.builder().company(company).importId(found.actualId()).build())
        .map(
            row ->
                effects.then(
                    Effects.put(
                        ActualStaging.CODEC,
                        ActualStaging.builder().from(row).journalized(false).build())))
        .orElse(effects);
  }

  private FaultException refused(String reason) {
    return new FaultException(
        FaultCode.STATUS_REFUSED, "journal " + journal + " line " + line, reason);
  }
}
