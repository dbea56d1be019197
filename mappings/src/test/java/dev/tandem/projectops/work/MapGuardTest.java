package dev.tandem.projectops.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.finance.VendorInvoiceExportV2;
import dev.tandem.projectops.entity.finance.VendorInvoiceLineExport;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.spi.testkit.InMemoryConnector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a document needs on the Dataverse side is asked before anything is posted. */
class MapGuardTest {
  private static final MapCatalogue MAPS = ProjectOperations.shipped();

  private final InMemoryConnector dataverse = InMemoryConnector.of(MAPS.catalogs().dataverse());
  private final MapGuard guard =
      new MapGuard(
          dataverse,
          List.of(
              MAPS.compiled("19-msdyn_projectvendorinvoicelines"),
              MAPS.compiled("20-msdyn_projectvendorinvoices")));

  private List<String> refused(Entity row) {
    return guard.refusals(List.of(row)).stream().map(Fault::code).map(code -> code.id()).toList();
  }

  @Test // ERR-2, ERR-3, ERR-4
  void aLineNeedsItsUnitItsProductAndItsCategory() {
    VendorInvoiceLineExport line =
        VendorInvoiceLineExport.builder()
            .company("USPM")
            .transactionId("V1-1")
            .projectCompany("USPM")
            .projectId("P1")
            .unit("TST")
            .productNumber("X")
            .categoryId("GOODS")
            .build();
    assertThat(refused(line)).contains("ERR-2", "ERR-3", "ERR-4");
    dataverse.insert("uoms", Map.of("name", "TST", "msdyn_symbol", "TST"));
    assertThat(refused(line)).contains("ERR-3", "ERR-4").doesNotContain("ERR-2");
  }

  @Test // ERR-5
  void anInvoiceNeedsItsVendor() {
    VendorInvoiceExportV2 invoice =
        VendorInvoiceExportV2.builder()
            .company("USPM")
            .invoiceAccount("USPM-000022")
            .orderAccount("USPM-000022")
            .build();
    assertThat(refused(invoice)).contains("ERR-5");
  }

  @Test
  void aRowThatNoMapTakesIsNotAskedFor() {
    MapGuard none = new MapGuard(dataverse, List.of());
    assertThat(none.refusals(List.of(VendorInvoiceExportV2.builder().company("USPM").build())))
        .isEmpty();
  }
}
