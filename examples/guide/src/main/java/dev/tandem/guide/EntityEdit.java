package dev.tandem.guide;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.spi.value.Row;

/** The entities section of the mappings' README: a row read, changed and written as an entity. */
public final class EntityEdit {
  private EntityEdit() {}

  /** Marks an unbilled sale as ready to invoice; any other actual stays as it is. */
  public static Row markReady(Row row) {
    // snippet: entity
    Actual actual = Actual.CODEC.read(row);
    if (actual.transactionType().is(TransactionType.UNBILLED_SALES)) {
      actual =
          Actual.builder()
              .from(actual)
              .billingStatus(Choice.of(BillingStatus.READY_TO_INVOICE))
              .build();
    }
    return Actual.CODEC.write(actual, row.schema());
    // end
  }
}
