package dev.tandem.projectops.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.engine.TableLookups;
import dev.tandem.map.Direction;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rows that actions write, through the shipped maps to finance. */
class TravelTest {

  @Test // SC-1 steps 5 and 9: what the demo types by hand, but for ids and texts
  void actualsTravelWithEverythingThatFinanceAsksFor() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I1");
    side.done("confirm-proforma", "proforma", "I1");

    List<MappingResult> results = travel(side, "11-msdyn_actuals", "msdyn_actuals");

    assertThat(results.get(2)).isInstanceOf(MappingResult.Filtered.class); // ACT-5
    Map<String, String> cost = mapped(results.get(0));
    assertThat(cost)
        .containsEntry("TRANSACTIONTYPE", "Cost")
        .containsEntry("BILLINGTYPE", "Chargeable")
        .containsEntry("ISJOURNALIZED", "No")
        .containsEntry("STATUSREASON", "1");
    for (int i : List.of(0, 1, 3)) {
      assertThat(mapped(results.get(i)))
          .containsEntry("PROJECTID", "P1")
          .containsEntry("PROJECTDATAAREAID", "USPM")
          .containsEntry("TASKNUMBER", "T1")
          .containsEntry("CONTRACTID", "C1")
          .containsEntry("CONTRACTLINEID", "1")
          .containsEntry("FUNDINGSOURCE", "FS-1")
          .containsEntry("TRANSACTIONCATEGORYID", "Labour")
          .containsEntry("UNITOFMEASURE", "h")
          .containsEntry("TRANSACTIONCURRENCYID", "USD")
          .containsEntry("RESOURCINGCOMPANY", "USPM")
          .containsEntry("DOCUMENTDATE", "2026-03-05");
    }
    assertThat(mapped(results.get(3)))
        .containsEntry("TRANSACTIONTYPE", "BilledSales")
        .containsEntry("INVOICEPROPOSALID", "I1");
  }

  @Test // SC-1 step 9, PROP-2
  void aConfirmedProformaTravelsByItsNumber() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I1", "name", "March");
    assertThat(travel(side, "10-invoices", "invoices").get(0))
        .isInstanceOf(MappingResult.Filtered.class);

    side.done("confirm-proforma", "proforma", "I1");

    assertThat(mapped(travel(side, "10-invoices", "invoices").get(0)))
        .containsEntry("INVOICEPROPOSALID", "I1")
        .containsEntry("PROJECTCONTRACTID", "C1")
        .containsEntry("INVOICEHEADERTEXT", "March")
        .containsEntry("INVOICEDATE", "2026-03-31")
        .containsEntry("FUNDINGSOURCEID", "FS-1");
  }

  private static List<MappingResult> travel(DataverseSide side, String map, String table) {
    Catalogs catalogs =
        new Catalogs(side.connector().catalog(), ProjectOperations.shipped().catalogs().finance());
    MapCatalogue maps = ProjectOperations.withCatalogs(catalogs);
    CompiledMap compiled = maps.compiled(map);
    TableLookups.Builder lookups = TableLookups.builder();
    for (TableSchema schema : side.connector().catalog().tables()) {
      for (Row row : side.connector().rows(schema.name().name())) {
        lookups.add(
            schema.name().name(), (UUID) row.value(requireNonNull(schema.primaryId())), row);
      }
    }
    return side.connector().rows(table).stream()
        .map(row -> compiled.apply(Direction.TO_FINANCE, row, lookups.build()))
        .toList();
  }

  private static Map<String, String> mapped(MappingResult result) {
    assertThat(result).isInstanceOf(MappingResult.Mapped.class);
    Row row = ((MappingResult.Mapped) result).row();
    return row.presentColumns().stream()
        .collect(
            Collectors.toMap(
                column -> column,
                column -> String.valueOf(row.value(column)),
                (one, other) -> one,
                TreeMap::new));
  }
}
