package dev.tandem.example.odata.contract;

import dev.tandem.example.odata.client.Budget;
import dev.tandem.example.odata.client.ClientCredentials;
import dev.tandem.example.odata.client.Identities;
import dev.tandem.example.odata.client.JdkTransport;
import dev.tandem.example.odata.client.Limits;
import dev.tandem.example.odata.client.Secret;
import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.client.Transport;
import dev.tandem.example.odata.dataverse.DataverseConnector;
import dev.tandem.example.odata.finance.FinanceConnector;
import dev.tandem.example.odata.finance.events.DeliveredEventLog;
import dev.tandem.example.odata.metadata.OptionSets;
import dev.tandem.example.odata.metadata.WireCatalog;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.example.odata.server.DataverseServer;
import dev.tandem.example.odata.server.FinanceServer;
import dev.tandem.example.odata.server.events.DataEvents;
import dev.tandem.example.odata.server.front.Credential;
import dev.tandem.example.odata.server.front.Faults;
import dev.tandem.example.odata.server.front.ServerFault;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.example.odata.server.model.FinanceNames;
import dev.tandem.example.odata.side.EventFeed;
import dev.tandem.example.odata.side.Metadata;
import dev.tandem.example.odata.side.OwnTables;
import dev.tandem.example.odata.side.PollingEvents;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.FeedStyle;
import dev.tandem.spi.testkit.InMemoryConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A running server of one side with its tables, and connectors to it. */
final class Environment implements AutoCloseable {
  private static final String CLIENT = "contract";
  private static final String SECRET = "a secret of the contract";
  private static final dev.tandem.example.odata.server.front.Limits UNLIMITED =
      dev.tandem.example.odata.server.front.Limits.FINANCE;

  private static final Limits LIMITS =
      Limits.STANDARD.withBytes(1 << 22).withWhole(Duration.ofSeconds(60));

  private final Catalog catalog;
  private final SwitchedSide side;
  private final AutoCloseable server;
  private final Faults faults =
      Faults.random(0, 0, List.of(ServerFault.SLOW), Duration.ofMillis(20));
  private final URI origin;
  private final URI api;
  private final Transport transport = JdkTransport.of(LIMITS);
  private @Nullable EventInbox inbox;

  private Environment(Catalog catalog, boolean withOwnTables) {
    this.catalog = catalog;
    Catalog all = withOwnTables ? OwnTables.with(catalog) : catalog;
    side = new SwitchedSide(() -> rows(all));
    Settings settings =
        Settings.of(
                List.of(new Credential(CLIENT, SECRET, LegalEntity.of("DAT"))),
                UNLIMITED,
                Clock.systemUTC())
            .failing(faults);
    if (catalog.side() == Side.DATAVERSE) {
      DataverseServer dataverse = DataverseServer.start(side, settings);
      server = dataverse;
      origin = dataverse.origin();
      api = dataverse.api();
    } else {
      FinanceServer finance = FinanceServer.start(side, FinanceNames.ofLabels(), settings);
      server = finance;
      origin = finance.origin();
      api = finance.api();
    }
  }

  private static Connector rows(Catalog catalog) {
    InMemoryConnector.Builder rows =
        InMemoryConnector.builder(catalog).without(Capability.OPERATION_LEDGER);
    return catalog.side() == Side.DATAVERSE
        ? rows.feed(FeedStyle.dataverse()).build()
        : rows.build();
  }

  /** An environment to which the host added the connector's tables. */
  static Environment withOwnTables(Catalog catalog) {
    return new Environment(catalog, true);
  }

  /** An environment without them. */
  static Environment plain(Catalog catalog) {
    return new Environment(catalog, false);
  }

  /** A new connector to empty tables. */
  Connector openEmpty() {
    side.clear();
    return open();
  }

  /** A new connector to the tables as they are. */
  Connector open() {
    return open(transport);
  }

  /** A new connector to the tables as they are, that sends through this transport. */
  Connector open(Transport through) {
    ServiceClient client = client(through);
    return catalog.side() == Side.DATAVERSE
        ? DataverseConnector.open(client, catalog)
        : FinanceConnector.open(client, catalog);
  }

  /**
   * A new connector to empty tables of finance, whose server delivers every event over HTTP before
   * the log is asked for them.
   */
  Connector openEmptyWithEvents() {
    side.clear();
    DataEvents events =
        DataEvents.of(side, FinanceNames.ofLabels(), Clock.systemUTC(), Duration.ZERO);
    EventInbox receiving = inbox();
    events.subscribeOnDemand(receiving.subscription(catalog));
    return FinanceConnector.open(
        client(),
        catalog,
        service -> new EventFeed(service, new AwaitedEvents(events, receiving.log().of(service))));
  }

  /** A new connector to empty tables of finance that follows this log. */
  Connector openEmptyWith(DeliveredEventLog log) {
    side.clear();
    return openWith(log);
  }

  /** A new connector to the tables as they are that follows this log. */
  Connector openWith(DeliveredEventLog log) {
    return FinanceConnector.open(
        client(), catalog, service -> new EventFeed(service, log.of(service)));
  }

  private EventInbox inbox() {
    if (inbox == null) {
      inbox = EventInbox.open();
    }
    return inbox;
  }

  /** A new connector to empty tables of finance that looks for changes with every question. */
  Connector openEmptyWithPolling() {
    side.clear();
    return FinanceConnector.open(
        client(),
        catalog,
        service -> new EventFeed(service, new PollingEvents(service, Duration.ZERO)));
  }

  /** A connector to finance as it is, that sends through this transport. */
  FinanceConnector openFinance(Transport through) {
    return FinanceConnector.open(client(through), catalog);
  }

  /** Empties the tables. */
  void clear() {
    side.clear();
  }

  /** A table as the server publishes it. */
  WireTable wire(String table) {
    WireCatalog published = WireCatalog.expected(catalog, Metadata.read(client()), OptionSets.NONE);
    return Objects.requireNonNull(published.table(table));
  }

  /** The transport of the connectors. */
  Transport transport() {
    return transport;
  }

  private ServiceClient client() {
    return client(transport);
  }

  private ServiceClient client(Transport through) {
    Clock clock = Clock.systemUTC();
    ClientCredentials tokens =
        new ClientCredentials(
            origin.resolve("/common/oauth2/v2.0/token"),
            CLIENT,
            Secret.of(() -> SECRET),
            origin + "/.default",
            transport,
            clock);
    return new ServiceClient(
        api, through, new Identities(List.of(tokens), Budget.FINANCE, clock), LIMITS, clock);
  }

  /** What goes wrong with the next requests. */
  Faults faults() {
    return faults;
  }

  /** The rows behind the server. */
  Connector rows() {
    return side;
  }

  @Override
  public void close() {
    if (inbox != null) {
      inbox.close();
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
  }
}
