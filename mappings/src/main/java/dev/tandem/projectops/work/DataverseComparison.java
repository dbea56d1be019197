package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.journal.ActualComparison;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares staged actuals with those that a Dataverse connector holds: a row that is missing there,
 * or has another quantity or amount, is different (JRN-22, ERR-15). Reads all rows of a call at
 * once. Safe for any thread as far as the connector is.
 */
public final class DataverseComparison implements ActualComparison {
  private final Connector dataverse;

  /** Compares with this system. */
  public DataverseComparison(Connector dataverse) {
    this.dataverse = dataverse;
  }

  @Override
  public Map<UUID, String> differences(List<ActualStaging> rows) {
    List<UUID> ids = rows.stream().map(DataverseComparison::id).toList();
    List<@Nullable StoredRow> found =
        dataverse.read(
            ids.stream().map(id -> new RowAddress.ById(Actual.CODEC.table(), id)).toList());
    Map<UUID, String> differences = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      UUID id = ids.get(i);
      difference(rows.get(i), found.get(i)).ifPresent(what -> differences.put(id, what));
    }
    return differences;
  }

  private static UUID id(ActualStaging row) {
    return row.importId()
        .orElseThrow(() -> new IllegalArgumentException("a staged actual has no import id"));
  }

  private static Optional<String> difference(ActualStaging staged, @Nullable StoredRow stored) {
    if (stored == null) {
      return Optional.of("Dataverse has no such actual");
    }
    Actual actual = Actual.CODEC.read(stored.row());
    if (!same(staged.quantity(), actual.quantity())) {
      return Optional.of("Dataverse has another quantity");
    }
    return same(staged.amount(), actual.amount())
        ? Optional.empty()
        : Optional.of("Dataverse has another amount");
  }

  private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.orElse(BigDecimal.ZERO).compareTo(other.orElse(BigDecimal.ZERO)) == 0;
  }
}
