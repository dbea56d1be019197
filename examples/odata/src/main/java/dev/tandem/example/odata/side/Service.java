package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.metadata.WireCatalog;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.TableName;

/**
 * A service with the tables that it publishes. Immutable and safe for any thread.
 *
 * @param client asks it
 * @param catalog the tables of hosts, without those of the connector itself
 * @param dialect what is special about it
 */
public record Service(ServiceClient client, WireCatalog catalog, SideDialect dialect) {

  /**
   * The table of this name.
   *
   * @throws PermanentConnectorException with {@code UNKNOWN_TABLE}
   */
  WireTable require(TableName name) {
    WireTable table = name.side() == dialect.side() ? catalog.table(name.name()) : null;
    if (table == null) {
      throw new PermanentConnectorException(
          ErrorCode.UNKNOWN_TABLE,
          "the service at %s has no table %s".formatted(client.root().getRawAuthority(), name));
    }
    return table;
  }
}
