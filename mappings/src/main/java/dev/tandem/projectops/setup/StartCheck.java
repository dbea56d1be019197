package dev.tandem.projectops.setup;

import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.LineProperty;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.journal.BillingType;
import dev.tandem.projectops.journal.Types;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What must be there before the maps of a legal entity are started: parameters, the entity switched
 * on, a line property for each of the five billing types (PAR-1, ERR-28), and the key of vendor
 * invoice lines of the current version (KEY-12, ERR-30). It reports and writes nothing. Immutable;
 * safe for any thread.
 *
 * @param dataverse the catalog of the Dataverse side, with its integration keys
 */
public record StartCheck(Catalog dataverse) implements FinanceProcess {
  private static final String OWNING_COMPANY = "msdyn_owningcompany";

  @Override
  public String name() {
    return "check-set-up";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(
        () -> {
          List<Effects> found = new ArrayList<>();
          missing(records)
              .forEach(
                  what ->
                      found.add(
                          Effects.fault(
                              new Fault(
                                  FaultCode.ERR_28,
                                  "legal entity " + records.companyCode(),
                                  what))));
          if (keyIsOld()) {
            found.add(
                Effects.fault(
                    new Fault(
                        FaultCode.ERR_30,
                        VendorInvoiceLine.CODEC.table().name(),
                        "the key still names " + OWNING_COMPANY)));
          }
          return Effects.all(Effects.NONE, found);
        });
  }

  private static List<String> missing(Records records) {
    List<String> missing = new ArrayList<>();
    List<IntegrationParameters> parameters = records.all(IntegrationParameters.CODEC);
    if (parameters.isEmpty()) {
      missing.add("it has no parameters");
    }
    if (parameters.stream().anyMatch(row -> !row.enabled().orElse(true))) {
      missing.add("it is not switched on");
    }
    Set<BillingType> without = EnumSet.allOf(BillingType.class);
    records.all(LineProperty.CODEC).stream()
        .filter(row -> row.lineProperty().isPresent())
        .forEach(row -> without.remove(Types.billing(row.billingType())));
    without.forEach(type -> missing.add("billing type " + type + " has no line property"));
    return missing;
  }

  /** Whether the integration key is that of before 10.0.38. */
  private boolean keyIsOld() {
    TableSchema lines = dataverse.table(VendorInvoiceLine.CODEC.table().name());
    List<IntegrationKey> keys = lines == null ? List.of() : lines.keys();
    return !keys.isEmpty()
        && keys.get(0).columns().stream().anyMatch(column -> column.startsWith(OWNING_COMPANY));
  }
}
