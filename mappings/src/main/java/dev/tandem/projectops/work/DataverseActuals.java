package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.process.WriteBackGuard;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks the actuals of a posting up through a Dataverse connector: one that is missing there was
 * rolled back after its staged copy was written (ERR-15), one without a transaction type cannot be
 * read (ERR-16). Safe for any thread as far as the connector is.
 */
public final class DataverseActuals implements WriteBackGuard {
  private static final int MOST_AT_ONCE = 100;

  private final Connector dataverse;

  /** Asks this system; it is only read. */
  public DataverseActuals(Connector dataverse) {
    this.dataverse = dataverse;
  }

  @Override
  public Map<UUID, FaultCode> refusals(List<UUID> actuals) {
    Map<UUID, FaultCode> refusals = new HashMap<>();
    for (int i = 0; i < actuals.size(); i += MOST_AT_ONCE) {
      ask(actuals.subList(i, Math.min(actuals.size(), i + MOST_AT_ONCE)), refusals);
    }
    return refusals;
  }

  private void ask(List<UUID> actuals, Map<UUID, FaultCode> refusals) {
    List<@Nullable StoredRow> found =
        dataverse.read(
            actuals.stream().map(id -> new RowAddress.ById(Actual.CODEC.table(), id)).toList());
    for (int i = 0; i < actuals.size(); i++) {
      StoredRow row = found.get(i);
      if (row == null) {
        refusals.put(actuals.get(i), FaultCode.ERR_15);
      } else if (Actual.CODEC.read(row.row()).transactionType().isEmpty()) {
        refusals.put(actuals.get(i), FaultCode.ERR_16);
      }
    }
  }
}
