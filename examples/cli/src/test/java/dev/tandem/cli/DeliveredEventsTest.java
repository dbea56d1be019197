package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.cli.sync.ConfigReader;
import dev.tandem.cli.sync.EventsConfig;
import dev.tandem.cli.sync.SyncConfig;
import dev.tandem.cli.sync.SystemConfig;
import dev.tandem.example.odata.server.DataverseServer;
import dev.tandem.example.odata.server.FinanceServer;
import dev.tandem.example.odata.server.ServedSides;
import dev.tandem.example.odata.server.events.DataEvents;
import dev.tandem.example.odata.server.events.FailedDelivery;
import dev.tandem.example.odata.server.events.Subscription;
import dev.tandem.example.odata.server.front.Credential;
import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.map.Direction;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.sync.reconcile.ReconcileRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A synchronisation that finance tells of its changes, and one that it fails to tell. Starting the
 * servers takes longer than the tests, so that they share them and use rows of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveredEventsTest {
  private static final String SECRET = "a secret of services";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SECRET", SECRET, "EVENTS", "a secret of events");
  private static final String CURRENCIES = "Currencies";

  private final Clock clock = Clock.systemUTC();
  private final Catalogs catalogs = ProjectOperations.shipped().catalogs();
  private final InMemoryConnector dataverse = ServedSides.of(catalogs.dataverse(), clock);
  private final InMemoryConnector finance = ServedSides.of(catalogs.finance(), clock);
  private final Settings settings =
      Settings.of(
          List.of(new Credential("app", SECRET, LegalEntity.of("USPM"))), Limits.FINANCE, clock);
  private final DataverseServer dataverseServer = DataverseServer.start(dataverse, settings);
  private final FinanceServer financeServer =
      FinanceServer.start(finance, new ShippedNames(), settings);
  private DataEvents events;

  @BeforeEach
  void tellNobody() {
    events = DataEvents.of(finance, new ShippedNames(), clock, Duration.ZERO);
  }

  @AfterAll
  void stop() {
    dataverseServer.close();
    financeServer.close();
  }

  private SyncConfig config(Path folder) {
    String service =
        "%s: {kind: %s, url: '%s', tokenUrl: '%s/common/oauth2/v2.0/token', clientId: app,"
            + " secretEnv: SECRET%s}%n";
    String listens = ", events: {listen: 0, store: events.db, secretEnv: EVENTS, outage: 1h}";
    SyncFolder sync = new SyncFolder(folder);
    Path file =
        sync.write(
            "sync.yaml",
            service.formatted(
                    "dataverse", "dataverse", dataverseServer.api(), dataverseServer.origin(), "")
                + service.formatted(
                    "finance", "finance", financeServer.api(), financeServer.origin(), listens)
                + "store: sync.db\nmaps: [Currencies]\n");
    return ConfigReader.read(file, ENVIRONMENT);
  }

  private SyncSession open(Path folder) {
    return SyncSession.openToWork(config(folder), event -> {});
  }

  private void subscribe(SyncSession session, String secret) {
    URI endpoint =
        Objects.requireNonNull(
            Objects.requireNonNull(session.system(Side.FINANCE).events()).endpoint());
    events.subscribeOnDemand(new Subscription(endpoint, secret, Set.of(CURRENCIES)));
  }

  private void enter(String code) {
    finance.insert(
        CURRENCIES, Map.of("CURRENCYCODE", code, "NAME", "Money " + code, "SYMBOL", code));
  }

  private static void drain(SyncSession session) {
    for (int i = 0; i < 5; i++) {
      session.runtime().step(100);
    }
  }

  private List<Object> arrived() {
    return dataverse.rows("transactioncurrencies").stream()
        .map(row -> Objects.requireNonNull(row.value("isocurrencycode")))
        .toList();
  }

  @Test // T1, I5: no change is missed, also by a process that begins where another one ended
  void whatFinanceTellsTravelsAlsoAfterARestart(@TempDir Path folder) throws InterruptedException {
    try (SyncSession session = open(folder)) {
      subscribe(session, "a secret of events");
      session.runtime().lifecycle().start(CURRENCIES);
      drain(session);
      enter("USD");
      events.deliver();
      drain(session);
      assertThat(arrived()).contains("USD");
      enter("EUR");
      events.deliver();
    }
    assertThat(events.errors()).isEmpty();
    try (SyncSession session = open(folder)) {
      drain(session);
      assertThat(arrived()).contains("USD", "EUR");
    }
  }

  @Test // F4, I25: three tries, then the list of errors, and a compare finds the row
  void aDeliveryThatFailsIsListedAndFoundByReconcile(@TempDir Path folder)
      throws InterruptedException {
    try (SyncSession session = open(folder)) {
      subscribe(session, "a wrong secret");
      session.runtime().lifecycle().start(CURRENCIES);
      drain(session);
      enter("GBP");
      events.deliver();
      drain(session);
      assertThat(arrived()).doesNotContain("GBP");
      assertThat(events.errors())
          .extracting(FailedDelivery::entity, FailedDelivery::tries, FailedDelivery::reason)
          .containsExactly(tuple("CurrencyEntity", 3, "HTTP 401"));
      ReconcileRequest all = ReconcileRequest.of(CURRENCIES);
      assertThat(session.runtime().reconcile(all, difference -> {}).isAlike()).isFalse();
      session.runtime().repair(all, Direction.TO_DATAVERSE, difference -> {});
      drain(session);
      assertThat(arrived()).contains("GBP");
    }
  }

  @Test // one listens, everybody else on the same store reads
  void aSecondCommandWorksBesideTheOneThatListens(@TempDir Path folder) {
    SyncConfig config = config(folder);
    try (OpenSystem first = new OpenSystem(catalogs.finance(), config.finance(), true);
        OpenSystem beside = new OpenSystem(catalogs.finance(), config.finance(), false)) {
      assertThat(Objects.requireNonNull(first.events()).endpoint()).isNotNull();
      assertThat(Objects.requireNonNull(beside.events()).endpoint()).isNull();
    }
  }

  @Test
  void saysThatThePortOfItsEventsIsTaken(@TempDir Path folder) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      SystemConfig.Service service = (SystemConfig.Service) config(folder).finance();
      EventsConfig.Delivered free = (EventsConfig.Delivered) service.events();
      EventsConfig taken =
          new EventsConfig.Delivered(free.host(), port, free.store(), free.secret(), free.outage());
      SystemConfig system =
          new SystemConfig.Service(
              service.url(), service.tokens(), service.clientId(), service.secret(), taken);
      try (OpenSystem finance = new OpenSystem(catalogs.finance(), system, true)) {
        assertThatThrownBy(finance::events)
            .isInstanceOf(UnreadableException.class)
            .hasMessageContaining("port " + port);
      }
    }
  }
}
