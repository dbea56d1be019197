package dev.tandem.example.odata.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CompiledMap;
import dev.tandem.example.odata.client.Budget;
import dev.tandem.example.odata.client.ClientCredentials;
import dev.tandem.example.odata.client.FileHosts;
import dev.tandem.example.odata.client.Identities;
import dev.tandem.example.odata.client.JdkTransport;
import dev.tandem.example.odata.client.Limits;
import dev.tandem.example.odata.client.Secret;
import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.client.Transport;
import dev.tandem.example.odata.finance.FinanceConnector;
import dev.tandem.example.odata.finance.bulk.LoadReport;
import dev.tandem.example.odata.finance.bulk.LoadSettings;
import dev.tandem.example.odata.finance.bulk.LoadedRow;
import dev.tandem.example.odata.finance.bulk.MappedRows;
import dev.tandem.example.odata.finance.bulk.Sleeper;
import dev.tandem.example.odata.server.FinanceServer;
import dev.tandem.example.odata.server.ServedSides;
import dev.tandem.example.odata.server.front.Credential;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.map.Direction;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import dev.tandem.sync.reconcile.ReconcileRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first load of a map in data packages, and what a runtime finds afterwards. */
class FirstLoadTest {
  private static final int CUSTOMERS = 20_000;
  private static final LegalEntity USPM = LegalEntity.of("USPM");
  private static final Clock CLOCK = Clock.systemUTC();

  private final InMemoryConnector dataverse =
      ServedSides.of(ProjectOperations.shipped().catalogs().dataverse(), CLOCK);
  private final InMemoryConnector finance = ServedSides.of(customersOfFinance(), CLOCK);
  private final CompiledMap map = ProjectOperations.compiled("prerequisite/18-accounts");

  private static Catalog customersOfFinance() {
    return Catalog.of(
        Side.FINANCE,
        ProjectOperations.shipped().catalogs().finance().tables().stream()
            .filter(table -> table.isCalled("Customers V3"))
            .toList());
  }

  private void enter(int customers) {
    dataverse.insert("cdm_companies", Map.of("cdm_companycode", "USPM", "cdm_name", "Contoso"));
    dataverse.insert(
        "transactioncurrencies",
        Map.of(
            "isocurrencycode", "USD",
            "currencyname", "US Dollar",
            "currencysymbol", "$",
            "currencyprecision", 2,
            "exchangerate", BigDecimal.ONE));
    for (int i = 0; i < customers; i++) {
      dataverse.insert("accounts", account(i));
    }
  }

  private static Map<String, ?> account(int number) {
    return Map.of(
        "accountnumber",
        "C" + number,
        "name",
        "Customer " + number,
        "description",
        "Customer, \"No. " + number + "\"",
        "customertypecode",
        ChoiceValue.of(3),
        "transactioncurrencyid",
        Reference.byKey(null, KeyValues.of("isocurrencycode", "USD")),
        "msdyn_company",
        Reference.byKey(null, KeyValues.of("cdm_companycode", "USPM")));
  }

  private static ServiceClient client(FinanceServer server, Transport transport) {
    ClientCredentials tokens =
        new ClientCredentials(
            server.origin().resolve("/common/oauth2/v2.0/token"),
            "loader",
            Secret.of(() -> "secret of the loader"),
            server.origin() + "/.default",
            transport,
            CLOCK);
    return new ServiceClient(
        server.api(),
        transport,
        new Identities(List.of(tokens), Budget.FINANCE, CLOCK),
        Limits.STANDARD,
        CLOCK);
  }

  private FinanceServer server() {
    Credential loader = new Credential("loader", "secret of the loader", USPM);
    return FinanceServer.start(
        finance,
        new ShippedNames(),
        Settings.of(List.of(loader), dev.tandem.example.odata.server.front.Limits.FINANCE, CLOCK));
  }

  private LoadReport load(FinanceConnector connector, Transport transport, List<Row> leftOut) {
    LoadSettings settings =
        LoadSettings.of(FileHosts.of("127.0.0.1"), USPM)
            .waiting(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMinutes(20));
    List<LoadedRow> failed = new ArrayList<>();
    LoadReport report =
        connector
            .packageLoad(TableName.finance("Customers V3"), transport, settings, Sleeper.ofThread())
            .load(
                "customers-1",
                new MappedRows(dataverse, map, USPM, (row, result) -> leftOut.add(row)),
                row -> {
                  if (!(row.result() instanceof LoadedRow.Applied)) {
                    failed.add(row);
                  }
                });
    assertThat(failed).isEmpty();
    return report;
  }

  private SyncRuntime runtime(Connector toFinance) {
    return SyncRuntime.builder()
        .connector(Side.DATAVERSE, dataverse)
        .connector(Side.FINANCE, toFinance)
        .store(SyncStore.inMemory())
        .clock(CLOCK)
        .map(map)
        .build();
  }

  private void assertAlike(SyncRuntime runtime, long pairs) {
    List<Difference> differences = new ArrayList<>();
    ReconcileReport report =
        runtime.reconcile(ReconcileRequest.of(map.name()).inPagesOf(5000), differences::add);
    assertThat(differences).isEmpty();
    assertThat(report.alike()).isEqualTo(pairs);
    assertThat(report.isAlike()).isTrue();
  }

  // I25
  @Test
  void aRuntimeFindsNoDifferenceAfterALoadOfTwentyThousandRows() {
    enter(CUSTOMERS);
    Transport transport = JdkTransport.of(Limits.STANDARD);
    List<Row> leftOut = new ArrayList<>();
    try (FinanceServer server = server();
        FinanceConnector connector =
            FinanceConnector.open(client(server, transport), customersOfFinance())) {
      LoadReport report = load(connector, transport, leftOut);
      assertThat(report.applied()).isEqualTo(CUSTOMERS);
      assertThat(report.executions()).hasSize(2);
    }
    assertThat(leftOut).isEmpty();
    // Behind the server, whose filters by key would read the whole table for every page.
    try (SyncRuntime runtime = runtime(finance)) {
      assertAlike(runtime, CUSTOMERS);
    }
  }

  /**
   * Maps start after the load, since finance would tell its rows as changes of its own otherwise.
   * What changed on Dataverse meanwhile is found by a repair, what changes later is carried over.
   */
  @Test
  void aMapThatIsStartedAfterTheLoadCarriesOnFromIt() {
    enter(30);
    Transport transport = JdkTransport.of(Limits.STANDARD);
    try (FinanceServer server = server();
        FinanceConnector connector =
            FinanceConnector.open(client(server, transport), customersOfFinance());
        SyncRuntime runtime = runtime(finance)) {
      assertThat(load(connector, transport, new ArrayList<>()).applied()).isEqualTo(30);
      describe(0, "Changed meanwhile");
      runtime.lifecycle().start(map.name());
      runtime.repair(ReconcileRequest.of(map.name()), Direction.TO_FINANCE, difference -> {});
      settle(runtime);
      describe(1, "Changed later");
      settle(runtime);
      assertThat(finance.rows("Customers V3"))
          .extracting(row -> row.value("SALESMEMO"))
          .contains("Changed meanwhile", "Changed later");
      assertThat(runtime.conflicts().open()).isEmpty();
      assertAlike(runtime, 30);
    }
  }

  private void describe(int number, String description) {
    Row account =
        dataverse.rows("accounts").stream()
            .filter(row -> ("C" + number).equals(row.value("accountnumber")))
            .findFirst()
            .orElseThrow();
    KeyValues key = KeyValues.of("accountid", account.value("accountid"));
    dataverse.update("accounts", key, Map.of("description", description));
  }

  private static void settle(SyncRuntime runtime) {
    SyncReport report = runtime.step(500);
    while (!report.idle()) {
      report = runtime.step(500);
    }
  }
}
