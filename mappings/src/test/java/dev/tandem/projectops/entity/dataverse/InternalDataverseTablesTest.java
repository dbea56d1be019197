package dev.tandem.projectops.entity.dataverse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.schema.Catalog;
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

  @Test // UND-30: a table that is only known because lookups point at it gets its columns
  void completeACatalogThatKnowsSomeOfThem() {
    Catalog shipped = ProjectOperations.shipped().catalogs().dataverse();
    TableSchema known = requireNonNull(shipped.table("pricelevels"));
    assertThat(known.column("msdyn_timeunit")).isNull();

    Catalog complete = InternalDataverseTables.with(shipped);

    TableSchema lists = requireNonNull(complete.table("pricelevel"));
    assertThat(lists.column("msdyn_timeunit")).isNotNull();
    assertThat(lists.primaryId()).isEqualTo("pricelevelid");
    assertThat(complete.table("msdyn_timeentry")).isNotNull();
    assertThat(complete.table("msdyn_actuals")).isSameAs(shipped.table("msdyn_actuals"));
  }
}
