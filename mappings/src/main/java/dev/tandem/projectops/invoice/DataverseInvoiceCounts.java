package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.value.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Counts the billed actuals of proforma invoices through a Dataverse connector, once, when it is
 * made (PROP-5, UND-26). Make a new one for each import. Holds a number for each proforma.
 * Immutable; safe for any thread.
 */
public final class DataverseInvoiceCounts implements InvoiceCounts {
  private static final int PAGE = 500;

  private final Map<String, Integer> billed;

  private DataverseInvoiceCounts(Map<String, Integer> billed) {
    this.billed = Map.copyOf(billed);
  }

  /** Reads proforma invoices and billed actuals page by page and counts. */
  public static DataverseInvoiceCounts read(Connector dataverse) {
    Map<UUID, String> numbers = new HashMap<>();
    each(
        dataverse,
        Proforma.CODEC,
        row ->
            row.id()
                .ifPresent(
                    id ->
                        row.financeNumber()
                            .or(row::number)
                            .ifPresent(number -> numbers.put(id, number))));
    Map<String, Integer> billed = new HashMap<>();
    numbers.values().forEach(number -> billed.put(number, 0));
    each(
        dataverse,
        Actual.CODEC,
        row -> {
          if (row.transactionType().is(TransactionType.BILLED_SALES)
              && row.invoice().orElse(null) instanceof Reference.ById invoice) {
            String number = numbers.get(invoice.id());
            if (number != null) {
              billed.merge(number, 1, Integer::sum);
            }
          }
        });
    return new DataverseInvoiceCounts(billed);
  }

  private static <T extends Entity> void each(
      Connector dataverse, EntityCodec<T> codec, Consumer<T> taker) {
    int size = Math.min(PAGE, dataverse.capabilities().maxPageSize());
    Query query = Query.all(codec.table(), size);
    String token = null;
    do {
      Page page = dataverse.query(query.from(token));
      page.rows().forEach(stored -> taker.accept(codec.read(stored.row())));
      token = page.nextToken();
    } while (token != null);
  }

  @Override
  public OptionalInt billed(String company, String proforma) {
    Integer count = billed.get(proforma);
    return count == null ? OptionalInt.empty() : OptionalInt.of(count);
  }
}
