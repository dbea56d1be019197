package dev.tandem.example.odata.dataverse;

import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.metadata.Csdl;
import dev.tandem.example.odata.metadata.OptionSets;
import dev.tandem.example.odata.metadata.WireCatalog;
import dev.tandem.example.odata.side.DeltaFeed;
import dev.tandem.example.odata.side.Metadata;
import dev.tandem.example.odata.side.ODataConnector;
import dev.tandem.example.odata.side.Service;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import org.jspecify.annotations.Nullable;

/**
 * A Dataverse environment over its Web API. Ledger and fences need the tables of {@link
 * dev.tandem.example.odata.side.OwnTables} in the environment; without them the connector declares
 * neither, and a write whose answer is lost stays unknown until the host has looked. The change
 * feed needs change tracking on every table that is followed. Safe for any thread.
 */
public final class DataverseConnector extends ODataConnector {

  private DataverseConnector(Service service, WireCatalog own) {
    super(service, own, new DeltaFeed(service));
  }

  /**
   * Reads the metadata of an environment and opens it.
   *
   * @param client asks the environment; its root is the one of the Web API, for example {@code
   *     https://org.api.crm.dynamics.com/api/data/v9.2/}
   * @param expected the tables to reach with what the metadata does not say of them, such as
   *     integration keys and company scopes; null for every table as it is published
   * @throws dev.tandem.spi.error.ConnectorException when the metadata cannot be read
   */
  public static DataverseConnector open(ServiceClient client, @Nullable Catalog expected) {
    Csdl csdl = Metadata.read(client);
    OptionSets options = OptionSetReader.read(client, csdl, expected);
    WireCatalog catalog =
        expected == null
            ? WireCatalog.published(Side.DATAVERSE, csdl, options)
            : WireCatalog.expected(expected, csdl, options);
    Service service = new Service(client, catalog, new DataverseDialect());
    return new DataverseConnector(service, own(Side.DATAVERSE, csdl));
  }
}
