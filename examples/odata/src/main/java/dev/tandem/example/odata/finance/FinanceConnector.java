package dev.tandem.example.odata.finance;

import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.client.Transport;
import dev.tandem.example.odata.finance.bulk.LoadSettings;
import dev.tandem.example.odata.finance.bulk.PackageLoad;
import dev.tandem.example.odata.finance.bulk.Sleeper;
import dev.tandem.example.odata.metadata.Csdl;
import dev.tandem.example.odata.metadata.OptionSets;
import dev.tandem.example.odata.metadata.WireCatalog;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.example.odata.side.Feed;
import dev.tandem.example.odata.side.Metadata;
import dev.tandem.example.odata.side.ODataConnector;
import dev.tandem.example.odata.side.Service;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A finance environment over its OData endpoint, across all companies. Ledger and fences need the
 * entities of {@link dev.tandem.example.odata.side.OwnTables} in the environment; without them the
 * connector declares neither. Finance has no change tracking over OData: the host chooses how
 * changes are told, and without a choice the connector declares no feed. Safe for any thread.
 */
public final class FinanceConnector extends ODataConnector {
  private final Service service;

  private FinanceConnector(Service service, WireCatalog own, @Nullable Feed feed) {
    super(service, own, feed);
    this.service = service;
  }

  /** A connector that tells no changes, see {@link #open(ServiceClient, Catalog, Function)}. */
  public static FinanceConnector open(ServiceClient client, @Nullable Catalog expected) {
    return open(client, expected, service -> null);
  }

  /**
   * Reads the metadata of an environment and opens it.
   *
   * @param client asks the environment; its root is {@code https://.../data/}
   * @param expected the entities to reach with what the metadata does not say of them, such as
   *     labels and text lengths; null for every entity as it is published
   * @param feed makes what tells the changes; may give null
   * @throws dev.tandem.spi.error.ConnectorException when the metadata cannot be read
   */
  public static FinanceConnector open(
      ServiceClient client, @Nullable Catalog expected, Function<Service, @Nullable Feed> feed) {
    Csdl csdl = Metadata.read(client).with(EntityNames.read(client));
    WireCatalog catalog =
        expected == null
            ? WireCatalog.published(Side.FINANCE, csdl, OptionSets.NONE)
            : WireCatalog.expected(expected, csdl, OptionSets.NONE);
    Service service = new Service(client, catalog, new FinanceDialect());
    return new FinanceConnector(service, own(Side.FINANCE, csdl), feed.apply(service));
  }

  /**
   * A way past this connector for the first load of an entity: in data packages.
   *
   * @param transport carries the packages
   * @param sleeper waits while finance works
   * @throws IllegalArgumentException when there is no such entity
   */
  public PackageLoad packageLoad(
      TableName entity, Transport transport, LoadSettings settings, Sleeper sleeper) {
    WireTable table = service.catalog().table(entity.name());
    if (table == null || entity.side() != Side.FINANCE) {
      throw new IllegalArgumentException("the environment has no entity " + entity);
    }
    return new PackageLoad(service.client(), table, transport, settings, sleeper);
  }
}
