package dev.tandem.sync;

import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.live.SyncContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The codes of companies that rows name by identifier, each asked for once. For any thread. */
final class Companies {
  private final SyncContext context;
  private final Map<UUID, Optional<String>> codes = new ConcurrentHashMap<>();

  Companies(SyncContext context) {
    this.context = context;
  }

  /**
   * The code of a company; null when there is no such row.
   *
   * @param type of the column that refers to it, which names the table where the reference does not
   * @throws dev.tandem.spi.error.ConnectorException when Dataverse cannot be asked
   */
  @Nullable String code(Reference.ById company, FieldType type) {
    return codes
        .computeIfAbsent(company.id(), id -> Optional.ofNullable(read(company, type)))
        .orElse(null);
  }

  private @Nullable String read(Reference.ById company, FieldType type) {
    TableSchema table = table(company, type);
    if (table == null || table.keys().isEmpty()) {
      return null;
    }
    StoredRow row = context.read(Side.DATAVERSE, new RowAddress.ById(table.name(), company.id()));
    Object code = row == null ? null : row.row().value(table.keys().get(0).columns().get(0));
    return code instanceof String text ? text : null;
  }

  private @Nullable TableSchema table(Reference.ById company, FieldType type) {
    String name = company.table();
    if (name == null && type instanceof FieldType.Lookup lookup && lookup.targets().size() == 1) {
      name = lookup.targets().get(0);
    }
    return name == null ? null : context.side(Side.DATAVERSE).connector().catalog().table(name);
  }
}
