package dev.tandem.projectops.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DataverseInvoiceCountsTest {
  private static final UUID INVOICE = new UUID(1, 1);

  @Test // PROP-5, UND-26: billed rows only, over all pages; an unknown proforma has no count
  void countsTheBilledActualsOfAProforma() {
    Pages pages = new Pages();
    pages.add(Proforma.CODEC, Proforma.builder().id(INVOICE).financeNumber("I1").build());
    pages.add(Proforma.CODEC, Proforma.builder().id(new UUID(1, 2)).financeNumber("I2").build());
    for (TransactionType type :
        List.of(
            TransactionType.BILLED_SALES,
            TransactionType.UNBILLED_SALES,
            TransactionType.BILLED_SALES)) {
      pages.add(
          Actual.CODEC,
          Actual.builder()
              .transactionType(Choice.of(type))
              .invoice(Reference.byId("invoices", INVOICE))
              .build());
    }

    DataverseInvoiceCounts counts = DataverseInvoiceCounts.read(pages);

    assertThat(counts.billed("USPM", "I1")).isEqualTo(OptionalInt.of(2));
    assertThat(counts.billed("USPM", "I2")).isEqualTo(OptionalInt.of(0));
    assertThat(counts.billed("USPM", "I3")).isEmpty();
  }

  /** A Dataverse side that gives one row a page. */
  private static final class Pages implements Connector {
    private final Catalog catalog = ProjectOperations.shipped().catalogs().dataverse();
    private final List<StoredRow> rows = new ArrayList<>();

    <T extends Entity> void add(EntityCodec<T> codec, T entity) {
      TableSchema schema = Objects.requireNonNull(catalog.table(codec.table().name()));
      rows.add(new StoredRow(codec.write(entity, schema), "1"));
    }

    @Override
    public Side side() {
      return Side.DATAVERSE;
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(Set.of(), 1, 1);
    }

    @Override
    public Catalog catalog() {
      return catalog;
    }

    @Override
    public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
      throw new UnsupportedOperationException("counts only query");
    }

    @Override
    public Page query(Query query) {
      List<StoredRow> found =
          rows.stream()
              .filter(stored -> stored.row().schema().isCalled(query.table().name()))
              .toList();
      int at = query.pageToken() == null ? 0 : Integer.parseInt(query.pageToken());
      return new Page(
          found.subList(at, Math.min(at + 1, found.size())),
          at + 1 < found.size() ? String.valueOf(at + 1) : null);
    }

    @Override
    public List<WriteOutcome> write(WriteGroup group) {
      throw new UnsupportedOperationException("counts only query");
    }

    @Override
    public void close() {}
  }
}
