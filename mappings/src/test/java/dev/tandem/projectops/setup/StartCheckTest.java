package dev.tandem.projectops.setup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told before maps are started (ERR-28, ERR-30). */
class StartCheckTest {
  private static final Catalog DATAVERSE = ProjectOperations.shipped().catalogs().dataverse();

  private static List<String> faults(FinanceSide side, Catalog dataverse) {
    return side.run(new StartCheck(dataverse)).faults().stream().map(Fault::display).toList();
  }

  @Test // ERR-28: the set-up of F0 is whole
  void hasNothingToSayOfACompleteSetUp() {
    assertThat(faults(FinanceSide.empty("USPM").setUp(), DATAVERSE)).isEmpty();
  }

  @Test // ERR-28, PAR-1: each of the five billing types
  void namesWhatTheLegalEntityLacks() {
    FinanceSide side = FinanceSide.empty("USPM");
    side.property(StagedBillingType.CHARGEABLE, "Billable");

    assertThat(faults(side, DATAVERSE))
        .hasSize(5)
        .allMatch(text -> text.startsWith("ERR-28 at legal entity USPM"))
        .anyMatch(text -> text.contains("it has no parameters"))
        .anyMatch(text -> text.contains("NOT_AVAILABLE has no line property"))
        .noneMatch(text -> text.contains("type CHARGEABLE"));
  }

  @Test // ERR-28, LE-1
  void tellsOfALegalEntityThatIsNotSwitchedOn() {
    FinanceSide side = FinanceSide.empty("USPM").setUp();
    IntegrationParameters row = side.rows(IntegrationParameters.CODEC).get(0);
    side.put(
        IntegrationParameters.CODEC,
        IntegrationParameters.builder().from(row).enabled(false).build());

    assertThat(faults(side, DATAVERSE))
        .singleElement()
        .asString()
        .contains("ERR-28", "it is not switched on");
  }

  @Test // ERR-30, KEY-12, VI-7: the key of before 10.0.38
  void tellsOfTheOldKeyOfVendorInvoiceLines() {
    TableSchema lines =
        requireNonNull(DATAVERSE.table(VendorInvoiceLine.CODEC.table().name()), "lines");
    TableSchema.Builder old = TableSchema.builder(lines.name());
    lines.columns().forEach(old::column);
    old.key("msdyn_externalinvoiceline", "msdyn_owningcompany.cdm_companycode");
    old.primaryId(requireNonNull(lines.primaryId(), "id")).companyScope(lines.companyScope());

    assertThat(
            faults(
                FinanceSide.empty("USPM").setUp(),
                Catalog.of(Side.DATAVERSE, List.of(old.build()))))
        .singleElement()
        .asString()
        .startsWith("ERR-30 at msdyn_projectvendorinvoicelines");
  }
}
