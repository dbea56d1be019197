package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.Iterator;
import java.util.Optional;

/**
 * What a user may change on a draft line of a journal, and nothing else (JRN-14). A part that is
 * empty is cleared. Immutable; safe for any thread.
 *
 * @param journal number of the journal
 * @param line number of the line there
 * @param salesTaxGroup billing sales tax group
 * @param itemSalesTaxGroup billing item sales tax group
 * @param dimensions financial dimensions
 */
public record LineEdit(
    String journal,
    int line,
    Optional<String> salesTaxGroup,
    Optional<String> itemSalesTaxGroup,
    Optional<String> dimensions)
    implements FinanceProcess {

  @Override
  public String name() {
    return "edit-journal-line";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(() -> edit(records));
  }

  private Effects edit(Records records) {
    IntegrationJournalLine found =
        records
            .find(
                IntegrationJournalLine.CODEC,
                IntegrationJournalLine.builder()
                    .company(records.companyCode())
                    .journal(journal)
                    .line(line)
                    .build())
            .filter(row -> row.status().is(JournalLineStatus.DRAFT))
            .orElseThrow(
                () ->
                    new FaultException(
                        FaultCode.STATUS_REFUSED,
                        "journal " + journal + " line " + line,
                        "there is no such draft line"));
    return Effects.put(
        IntegrationJournalLine.CODEC,
        IntegrationJournalLine.builder()
            .from(found)
            .salesTaxGroup(salesTaxGroup)
            .itemSalesTaxGroup(itemSalesTaxGroup)
            .dimensions(dimensions)
            .build());
  }
}
