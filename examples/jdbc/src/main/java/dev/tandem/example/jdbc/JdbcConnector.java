package dev.tandem.example.jdbc;

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
import dev.tandem.spi.testkit.rules.DeclaredTraits;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A whole system of either side in a relational database, SQLite or PostgreSQL: one table per table
 * of the catalog, with everything that the side enforces. Change feed, operation ledger and fences
 * are written in the transaction of the effect. A database that fails for the moment is a {@link
 * dev.tandem.spi.error.TransientConnectorException}; nothing is ever half written. Safe for any
 * thread, beside other connectors to the same database too. The data source stays with the caller.
 */
public final class JdbcConnector implements Connector {
  private static final int MOST_WRITES = 10_000;
  private static final int MOST_ROWS = 5_000;

  private final Catalog catalog;
  private final Database database;
  private final DeclaredTraits declared;
  private volatile boolean closed;

  private JdbcConnector(Catalog catalog, Database database) {
    this.catalog = catalog;
    this.database = database;
    declared = new DeclaredTraits(capabilities(catalog.side()));
  }

  private static Capabilities capabilities(Side side) {
    Set<Capability> traits = EnumSet.allOf(Capability.class);
    if (side == Side.FINANCE) {
      traits.remove(Capability.READ_BY_ID);
      traits.remove(Capability.REFERENCES_BY_KEY);
    }
    return new Capabilities(traits, MOST_WRITES, MOST_ROWS);
  }

  /**
   * Opens a side, see {@link #create}.
   *
   * @param side must be the side of the catalog
   * @param source connections; they come and go with every call, so pool them
   * @param catalog the tables
   * @param clock says when changes are committed
   * @throws IllegalArgumentException for another side, or for a database that is not supported
   * @throws dev.tandem.spi.error.ConnectorException when the database fails
   */
  public static JdbcConnector open(Side side, DataSource source, Catalog catalog, Clock clock) {
    if (side != catalog.side()) {
      throw new IllegalArgumentException(
          "the catalog is of %s, not of %s".formatted(catalog.side(), side));
    }
    return new JdbcConnector(catalog, Database.open(source, catalog, clock));
  }

  /**
   * Makes the tables of a catalog that are missing, and adds the columns and keys that are new to
   * it; nothing is dropped. Opening does the same.
   */
  public static void create(DataSource source, Catalog catalog) {
    Database.open(source, catalog, Clock.systemUTC());
  }

  /** Changes that the people of the system itself make. */
  public JdbcEdits edits() {
    return new JdbcEdits(database);
  }

  @Override
  public Side side() {
    return catalog.side();
  }

  @Override
  public Capabilities capabilities() {
    return declared.capabilities();
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    requireOpen();
    if (addresses.stream().anyMatch(RowAddress.ById.class::isInstance)) {
      declared.require(Capability.READ_BY_ID, "a read by id");
    }
    return database.read("a read", session -> new RowReader(session).read(addresses));
  }

  @Override
  public Page query(Query query) {
    requireOpen();
    return database.read("a query", session -> new RowReader(session).page(query, capabilities()));
  }

  @Override
  public OptionalLong count(Query query) {
    requireOpen();
    return database.read("a count", session -> new RowReader(session).count(query));
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    requireOpen();
    declared.check(group);
    return database.write("a write", session -> new GroupWriter(session, group).run());
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    requireOpen();
    return database.read("reading changes", session -> new FeedReader(session).changes(query));
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    requireOpen();
    return database.read("taking a cursor", session -> new FeedReader(session).cursor(tables));
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    requireOpen();
    return database.read("reading operations", session -> new Ledger(session).find(operationIds));
  }

  @Override
  public boolean raiseFence(Fence fence) {
    requireOpen();
    return database.write("raising a fence", session -> new Ledger(session).raise(fence));
  }

  /** Forgets all changes so far: a cursor that stands before one of them expires (I10). */
  public void forgetChanges() {
    requireOpen();
    database.write(
        "forgetting changes",
        session -> {
          new ChangeLog(session).forgetUpTo(session.cache().counters().position());
          return true;
        });
  }

  /** Forgets the changes committed before this instant by the clock of the connector (I10). */
  public void forgetChangesBefore(Instant instant) {
    requireOpen();
    database.write(
        "forgetting changes",
        session -> {
          new ChangeLog(session).forgetBefore(instant, session.cache().counters().position());
          return true;
        });
  }

  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new PermanentConnectorException(
          ErrorCode.CONNECTOR_CLOSED, "the connector to " + side() + " is closed");
    }
  }
}
