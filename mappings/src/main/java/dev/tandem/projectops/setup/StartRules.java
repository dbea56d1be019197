package dev.tandem.projectops.setup;

import dev.tandem.map.MapVersion;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.LineProperty;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.journal.BillingType;
import dev.tandem.projectops.journal.Types;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be there before maps are started. Pure functions; safe for any thread.
 *
 * @see StartCheck
 * @see dev.tandem.projectops.work.SetUpGuard
 */
public final class StartRules {
  private static final String OWNING_COMPANY = "msdyn_owningcompany";

  /** The first version of the map of vendor invoice lines with the key of today (KEY-6). */
  private static final MapVersion KEY_CHANGED = new MapVersion(1, 0, 0, 6);

  private StartRules() {}

  /**
   * What a legal entity lacks: parameters, being switched on (LE-1), a line property for each of
   * the five billing types (PAR-1); each is an ERR-28.
   *
   * @param company its code
   * @param parameters its row of parameters; empty when they were never saved
   * @param properties its line properties
   */
  public static List<Fault> ofCompany(
      String company,
      Optional<IntegrationParameters> parameters,
      Collection<LineProperty> properties) {
    List<String> missing = new ArrayList<>();
    if (parameters.isEmpty()) {
      missing.add("it has no parameters");
    }
    if (parameters.flatMap(IntegrationParameters::enabled).filter(on -> !on).isPresent()) {
      missing.add("it is not switched on");
    }
    Set<BillingType> without = EnumSet.allOf(BillingType.class);
    properties.stream()
        .filter(row -> row.lineProperty().isPresent())
        .forEach(row -> without.remove(Types.billing(row.billingType())));
    without.forEach(type -> missing.add("billing type " + type + " has no line property"));
    return missing.stream()
        .map(what -> new Fault(FaultCode.ERR_28, "legal entity " + company, what))
        .toList();
  }

  /**
   * An ERR-30 when the integration key of vendor invoice lines is that of before 10.0.38 (KEY-6,
   * KEY-12, VI-7).
   *
   * @param dataverse the catalog of the Dataverse side, with its integration keys
   * @param map the version of the map; an older one goes with the older key. Null when it is not
   *     known, which counts as a version of today
   */
  public static Optional<Fault> ofVendorInvoiceLines(Catalog dataverse, @Nullable MapVersion map) {
    TableSchema lines = dataverse.table(VendorInvoiceLine.CODEC.table().name());
    List<IntegrationKey> keys = lines == null ? List.of() : lines.keys();
    boolean old =
        !keys.isEmpty()
            && keys.get(0).columns().stream().anyMatch(column -> column.startsWith(OWNING_COMPANY));
    return old && (map == null || map.compareTo(KEY_CHANGED) >= 0)
        ? Optional.of(
            new Fault(
                FaultCode.ERR_30,
                VendorInvoiceLine.CODEC.table().name(),
                "the key still names " + OWNING_COMPANY))
        : Optional.empty();
  }
}
