package dev.tandem.example.odata.finance.bulk;

import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.client.Transport;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.value.Row;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Loads rows of one finance entity in data packages, the way for first loads: rows travel packed,
 * finance takes them in by its own batch, and no throttling applies (F6). A row updates the one
 * with its key, or is created.
 *
 * <p>A package cannot carry the entry of the ledger or the touch of a fence, and its answer names
 * no versions. So this is a tool beside the connector and no way of its writes: use it before the
 * maps of the entity start to run, and compare afterwards.
 *
 * <p>Packages go one after the other, since finance refuses them in parallel. Each has an execution
 * id made of the name of the load, its place and a hash of its rows, and is looked up before it is
 * imported. So an import whose answer was lost is never asked for twice, and a load that broke off
 * is taken up when it is run again under the same name with the same rows.
 *
 * <p>Calls wait on the thread of the caller. Safe for any thread, but two loads of one environment
 * at once are refused by finance.
 */
public final class PackageLoad {
  private final ServiceClient client;
  private final WireTable table;
  private final Transport transport;
  private final LoadSettings settings;
  private final Sleeper sleeper;

  /**
   * Loads of an entity.
   *
   * @param client asks the environment
   * @param table the entity
   * @param transport carries the packages, without any token
   * @param sleeper waits while finance works
   */
  public PackageLoad(
      ServiceClient client,
      WireTable table,
      Transport transport,
      LoadSettings settings,
      Sleeper sleeper) {
    this.client = client;
    this.table = table;
    this.transport = transport;
    this.settings = settings;
    this.sleeper = sleeper;
  }

  /**
   * Loads rows. At most one package is in memory. A package ends when it is full, and where the
   * company or the columns change or a key comes again, so give rows company by company.
   *
   * @param name of the load: 1 to 40 letters, digits and hyphens; a name of its own for each load
   * @param rows columns that are absent are left alone, blank ones are made blank
   * @param told takes what became of each row, once that is known
   * @throws dev.tandem.spi.error.ConnectorException when the service cannot be reached or refuses a
   *     package; rows that were on their way are told as unknown before
   */
  public LoadReport load(String name, Iterator<Row> rows, Consumer<? super LoadedRow> told) {
    if (!name.matches("[A-Za-z0-9-]{1,40}")) {
      throw new IllegalArgumentException(
          "the name of a load has 1 to 40 letters, digits and hyphens: " + name);
    }
    PackageSender sender =
        new PackageSender(
            new PackageApi(client),
            new PackageFiles(transport, settings.files()),
            () -> new Waits(settings, client.clock(), sleeper),
            RowText.keyColumns(table));
    return new LoadRun(name, table, settings, sender, told).run(rows);
  }
}
