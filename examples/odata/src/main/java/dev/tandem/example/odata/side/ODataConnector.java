package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.Csdl;
import dev.tandem.example.odata.metadata.Drift;
import dev.tandem.example.odata.metadata.OptionSets;
import dev.tandem.example.odata.metadata.WireCatalog;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.rules.DeclaredTraits;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the connectors of both sides have in common. Safe for any thread; calls run on the thread of
 * the caller and never wait for a service to recover.
 */
public abstract class ODataConnector implements Connector {
  private final Service service;
  private final DeclaredTraits declared;
  private final RowReads reads;
  private final @Nullable Ledger ledger;
  private final @Nullable Gate gate;
  private final @Nullable Feed feed;
  private volatile boolean closed;

  /**
   * A connector.
   *
   * @param own the connector's own tables, as far as the service has them
   * @param feed tells changes; null when the host chose none
   */
  protected ODataConnector(Service service, WireCatalog own, @Nullable Feed feed) {
    this.service = service;
    this.feed = feed;
    reads = new RowReads(service);
    WireTable operations = whole(own, OwnTables.operations(service.dialect().side()));
    WireTable fences = whole(own, OwnTables.fences(service.dialect().side()));
    ledger = operations == null ? null : new Ledger(service, operations);
    gate = fences == null || ledger == null ? null : new Gate(service, fences);
    declared = new DeclaredTraits(traits());
  }

  /** The connector's own tables, as far as this service has them. */
  protected static WireCatalog own(Side side, Csdl csdl) {
    return WireCatalog.expected(OwnTables.of(side), csdl, OptionSets.NONE);
  }

  private static @Nullable WireTable whole(WireCatalog own, TableSchema wanted) {
    WireTable table = own.table(wanted.name().name());
    return table != null && table.schema().size() == wanted.size() ? table : null;
  }

  private Capabilities traits() {
    Set<Capability> traits = EnumSet.allOf(Capability.class);
    SideDialect dialect = service.dialect();
    if (!dialect.hasIds()) {
      traits.remove(Capability.READ_BY_ID);
    }
    if (!dialect.hasLookups()) {
      traits.remove(Capability.REFERENCES_BY_KEY);
    }
    if (ledger == null) {
      traits.remove(Capability.OPERATION_LEDGER);
    }
    if (gate == null) {
      traits.remove(Capability.FENCES);
    }
    if (feed == null) {
      traits.remove(Capability.CHANGE_FEED);
    }
    int requestsOfAWrite = 1 + (ledger == null ? 0 : 1) + (gate == null ? 0 : 1);
    return new Capabilities(
        traits, dialect.batchOperations() / requestsOfAWrite, dialect.pageSize());
  }

  /** What the service publishes other than expected; what it names is not in the catalog. */
  public final List<Drift> drift() {
    return service.catalog().drift();
  }

  @Override
  public final Side side() {
    return service.dialect().side();
  }

  @Override
  public final Capabilities capabilities() {
    return declared.capabilities();
  }

  @Override
  public final Catalog catalog() {
    return service.catalog().catalog();
  }

  @Override
  public final List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    requireOpen();
    if (addresses.stream().anyMatch(RowAddress.ById.class::isInstance)) {
      declared.require(Capability.READ_BY_ID, "a read by id");
    }
    return reads.read(addresses);
  }

  @Override
  public final Page query(Query query) {
    requireOpen();
    return reads.query(query);
  }

  @Override
  public final List<WriteOutcome> write(WriteGroup group) {
    requireOpen();
    declared.check(group);
    return new GroupWriter(service, ledger, gate, group).run();
  }

  @Override
  public final ChangeBatch changes(ChangeQuery query) {
    requireOpen();
    if (feed == null) {
      return Connector.super.changes(query);
    }
    query.tables().forEach(service::require);
    return feed.changes(query);
  }

  @Override
  public final Cursor cursor(Set<TableName> tables) {
    requireOpen();
    if (feed == null) {
      return Connector.super.cursor(tables);
    }
    tables.forEach(service::require);
    return feed.cursor(tables);
  }

  @Override
  public final Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    requireOpen();
    return ledger == null ? Connector.super.accepted(operationIds) : ledger.accepted(operationIds);
  }

  @Override
  public final boolean raiseFence(Fence fence) {
    requireOpen();
    return gate == null ? Connector.super.raiseFence(fence) : gate.raise(fence);
  }

  @Override
  public final void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new PermanentConnectorException(
          ErrorCode.CONNECTOR_CLOSED, "the connector to " + side() + " is closed");
    }
  }
}
