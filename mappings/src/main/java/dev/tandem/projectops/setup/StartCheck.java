package dev.tandem.projectops.setup;

import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.LineProperty;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import dev.tandem.spi.schema.Catalog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Tells beforehand what would refuse the start of the maps of a legal entity (ERR-28, ERR-30), by
 * the same {@link StartRules}. It reports and writes nothing. Immutable; safe for any thread.
 *
 * @param dataverse the catalog of the Dataverse side, with its integration keys
 */
public record StartCheck(Catalog dataverse) implements FinanceProcess {

  @Override
  public String name() {
    return "check-set-up";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(
        () -> {
          List<Fault> faults =
              new ArrayList<>(
                  StartRules.ofCompany(
                      records.companyCode(),
                      records.all(IntegrationParameters.CODEC).stream().findFirst(),
                      records.all(LineProperty.CODEC)));
          StartRules.ofVendorInvoiceLines(dataverse, null).ifPresent(faults::add);
          return Effects.all(Effects.NONE, faults.stream().map(Effects::fault).toList());
        });
  }
}
