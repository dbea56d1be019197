package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the usage of an actual off a pending vendor invoice, or puts other posted usage of the same
 * subcontract line on it (SUB-7). At first all usage of the receipts is on the invoice. Done again,
 * it changes nothing. Immutable; safe for any thread.
 *
 * @param order number of the purchase order
 * @param invoice number of its vendor invoice
 * @param actual id of the actual of the usage
 * @param on whether it is to be on the invoice
 */
public record UsageMatch(String order, String invoice, UUID actual, boolean on)
    implements FinanceProcess {

  @Override
  public String name() {
    return on ? "match-usage" : "unmatch-usage";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(() -> step(records));
  }

  private Effects step(Records records) {
    PendingInvoice pending = PendingInvoice.of(records, order, invoice);
    IntegrationJournalLine usage =
        pending.usage().stream()
            .filter(row -> row.actualId().equals(Optional.of(actual)))
            .findFirst()
            .orElseThrow(
                () ->
                    PendingInvoice.refused(
                        invoice, "actual " + actual + " is no posted usage of its lines"));
    if (pending.matches(usage) == on) {
      return Effects.NONE;
    }
    if (on && pending.isElsewhere(usage)) {
      throw PendingInvoice.refused(invoice, "actual " + actual + " is on another invoice");
    }
    boolean own = pending.isReceived(usage);
    return Effects.put(
        IntegrationJournalLine.CODEC,
        IntegrationJournalLine.builder()
            .from(usage)
            .unmatched(!on)
            .matchedInvoice(on && !own ? Optional.of(invoice) : Optional.empty())
            .build());
  }
}
