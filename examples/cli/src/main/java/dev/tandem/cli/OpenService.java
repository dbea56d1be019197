package dev.tandem.cli;

import dev.tandem.cli.sync.EventsConfig;
import dev.tandem.cli.sync.SystemConfig;
import dev.tandem.example.odata.client.Budget;
import dev.tandem.example.odata.client.ClientCredentials;
import dev.tandem.example.odata.client.Identities;
import dev.tandem.example.odata.client.JdkTransport;
import dev.tandem.example.odata.client.Limits;
import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.client.Transport;
import dev.tandem.example.odata.dataverse.DataverseConnector;
import dev.tandem.example.odata.finance.FinanceConnector;
import dev.tandem.example.odata.finance.events.EventIntake;
import dev.tandem.example.odata.metadata.Drift;
import dev.tandem.example.odata.side.EventFeed;
import dev.tandem.example.odata.side.EventLog;
import dev.tandem.example.odata.side.ODataConnector;
import dev.tandem.example.odata.side.PollingEvents;
import dev.tandem.example.odata.side.Service;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens environments of Dataverse and finance. */
final class OpenService {
  private static final Logger LOG = LoggerFactory.getLogger(OpenService.class);

  private OpenService() {}

  /**
   * A connector to the expected tables of an environment.
   *
   * @param intake where events of finance arrive; null to look for changes instead
   */
  static Connector open(
      SystemConfig.Service config, Catalog expected, @Nullable EventIntake intake) {
    Clock clock = Clock.systemUTC();
    Transport transport = JdkTransport.of(Limits.STANDARD);
    ClientCredentials tokens =
        new ClientCredentials(
            config.tokens(),
            config.clientId(),
            config.secret(),
            config.url().getScheme() + "://" + config.url().getRawAuthority() + "/.default",
            transport,
            clock);
    boolean dataverse = expected.side() == Side.DATAVERSE;
    Budget budget = dataverse ? Budget.DATAVERSE : Budget.FINANCE;
    ServiceClient client =
        new ServiceClient(
            config.url(),
            transport,
            new Identities(List.of(tokens), budget, clock),
            Limits.STANDARD,
            clock);
    ODataConnector connector =
        dataverse
            ? DataverseConnector.open(client, expected)
            : FinanceConnector.open(
                client,
                expected,
                service -> new EventFeed(service, events(config, service, intake)));
    for (Drift drift : connector.drift()) {
      LOG.warn("{} is other than expected: {}", Words.side(expected.side()), drift.display());
    }
    return connector;
  }

  private static EventLog events(
      SystemConfig.Service config, Service service, @Nullable EventIntake intake) {
    if (intake != null) {
      return intake.of(service);
    }
    if (config.events() instanceof EventsConfig.Polled polled) {
      return new PollingEvents(service, polled.every());
    }
    throw new IllegalStateException("nobody listens for the events of " + service.client().root());
  }
}
