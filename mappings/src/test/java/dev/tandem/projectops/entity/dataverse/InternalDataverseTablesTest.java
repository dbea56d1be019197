package dev.tandem.projectops.entity.dataverse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import org.junit.jupiter.api.Test;

/** The tables of this side that no map touches. */
class InternalDataverseTablesTest {

  @Test // UND-30
  void haveSchemasThatAConnectorCanHold() {
    TableSchema details = InvoiceLineDetail.CODEC.schema();

    assertThat(details.keys()).containsExactly(IntegrationKey.of("msdyn_invoicelinetransactionid"));
    assertThat(requireNonNull(details.column("msdyn_quantity")).type())
        .isInstanceOf(FieldType.Decimal.class);
    assertThat(InternalDataverseTables.schemas())
        .hasSameSizeAs(InternalDataverseTables.codecs())
        .allSatisfy(table -> assertThat(table.keys()).hasSize(1));
  }
}
