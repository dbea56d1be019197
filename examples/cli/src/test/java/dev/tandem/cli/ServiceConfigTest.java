package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.CUSTOMERS;
import static dev.tandem.cli.SyncFolder.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.odata.server.DataverseServer;
import dev.tandem.example.odata.server.FinanceServer;
import dev.tandem.example.odata.server.front.Credential;
import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.example.odata.side.OwnTables;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.FeedStyle;
import dev.tandem.spi.testkit.InMemoryConnector;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems that are environments of Dataverse and finance, asked over OData. */
class ServiceConfigTest {
  /** A variable that every process has; its value serves as the secret here. */
  private static final String VARIABLE = "PATH";

  @TempDir private Path folder = Path.of("");

  private final InMemoryConnector dataverse =
      InMemoryConnector.builder(OwnTables.with(ProjectOperations.shipped().catalogs().dataverse()))
          .without(Capability.OPERATION_LEDGER)
          .feed(FeedStyle.dataverse())
          .build();
  private final InMemoryConnector finance =
      InMemoryConnector.builder(OwnTables.with(ProjectOperations.shipped().catalogs().finance()))
          .without(Capability.OPERATION_LEDGER)
          .build();
  private final Settings settings =
      Settings.of(
          List.of(new Credential("app", System.getenv(VARIABLE), LegalEntity.of("USPM"))),
          Limits.FINANCE,
          Clock.systemUTC());
  private final DataverseServer dataverseServer = DataverseServer.start(dataverse, settings);
  private final FinanceServer financeServer =
      FinanceServer.start(finance, new ShippedNames(), settings);
  private SyncFolder sync = new SyncFolder(folder);

  @BeforeEach
  void configure() {
    String service =
        "{kind: %s, url: '%s', tokenUrl: '%s/common/oauth2/v2.0/token', clientId: app,"
            + " secretEnv: %s}";
    sync =
        SyncFolder.on(
            folder,
            "dataverse: %s%nfinance: %s%nstore: sync.db%n"
                .formatted(
                    service.formatted(
                        "dataverse", dataverseServer.api(), dataverseServer.origin(), VARIABLE),
                    service.formatted(
                        "finance", financeServer.api(), financeServer.origin(), VARIABLE)));
  }

  @AfterEach
  void stop() {
    dataverseServer.close();
    financeServer.close();
  }

  private void enter(InMemoryConnector side, String line) {
    Path file = sync.write("entered.ndjson", line);
    side.transact(edits -> new RowLines(side.catalog()).enter(file, edits));
  }

  @Test // INIT-1
  void rowsTravelBetweenTwoServices() {
    enter(
        finance,
        "{\"side\":\"finance\",\"table\":\"Legal entities\",\"values\":{\"LEGALENTITYID\":\"USPM\","
            + "\"NAME\":\"Contoso\"}}");
    enter(
        finance,
        "{\"side\":\"finance\",\"table\":\"Currencies\",\"values\":{\"CURRENCYCODE\":\"USD\","
            + "\"NAME\":\"US Dollar\",\"SYMBOL\":\"$\"}}");
    sync.ok("initial-sync", "Legal entities", "Currencies", "--master", "finance");
    assertThat(
            dataverse
                .query(Query.all(TableName.dataverse("transactioncurrencies"), 10))
                .rows()
                .get(0)
                .row()
                .value("isocurrencycode"))
        .isEqualTo("USD");
    enter(dataverse, account("A1", Map.of()));
    sync.ok("initial-sync", CUSTOMERS, "--master", "dataverse");
    assertThat(sync.customers()).contains("\"A1\"");
    assertThat(finance.query(Query.all(TableName.finance(CUSTOMERS), 10)).rows()).hasSize(1);
  }

  @Test
  void rowsOfAServiceAreNotChangedFromHere() {
    Path file = sync.write("entered.ndjson", account("A1", Map.of()));
    sync.refuses(
        new String[] {"rows", "enter", file.toString()}, "changed in the environment itself");
  }
}
