package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.account;
import static dev.tandem.cli.SyncFolder.badAccount;
import static dev.tandem.cli.SyncFolder.changedCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both systems and the store on a real server, in schemas of their own. */
class PostgresConfigTest {
  @TempDir private Path folder = Path.of("");

  private static EmbeddedPostgres.Builder server() {
    // A store refuses a server that may lose an acknowledged commit.
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "200");
  }

  private static String url(EmbeddedPostgres server, String schema) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    }
    return "jdbc:postgresql://localhost:%d/postgres?currentSchema=%s"
        .formatted(server.getPort(), schema);
  }

  @Test // LIFE-1, PAUSE-7, I22, I25
  void theWholeCommandLineRunsOnAServer() throws IOException, SQLException {
    try (EmbeddedPostgres server = server().start()) {
      SyncFolder sync =
          SyncFolder.on(
              folder,
              """
              dataverse: {kind: jdbc, url: "%s", user: postgres}
              finance: {kind: jdbc, url: "%s", user: postgres}
              store: {url: "%s", user: postgres}
              """
                  .formatted(
                      url(server, "dataverse"), url(server, "finance"), url(server, "store")));
      carriesRowsBothWays(sync);
      triesWithoutWriting(sync);
      keepsWhatFailedAndWhatWaits(sync);
      comparesAndTells(sync);
      isTheStoreOfTheSampleServers(url(server, "served") + "&user=postgres");
      assertThat(folder.toFile().list()).containsExactlyInAnyOrder("sync.yaml", "entered.ndjson");
    }
  }

  private static void carriesRowsBothWays(SyncFolder sync) {
    sync.enterBasis();
    sync.ok("initial-sync", "Legal entities", "Currencies", "--master", "finance");
    sync.enter(account("A1", Map.of("description", "by sales")));
    sync.ok("initial-sync", "accounts", "--master", "dataverse");
    assertThat(sync.customers()).contains("\"A1\"", "by sales");
    sync.enter(changedCustomer("A1", "SALESMEMO", "by finance"));
    sync.drain();
    assertThat(sync.accounts()).contains("by finance");
  }

  private static void triesWithoutWriting(SyncFolder sync) {
    sync.ok("pause", "accounts");
    sync.enter(account("A2", Map.of("description", "only tried")));
    String tried = sync.ok("dry-run", "accounts");
    assertThat(tried).contains("1 to create", "create {dataAreaId=USPM, CUSTOMERACCOUNT=A2}");
    assertThat(sync.customers()).doesNotContain("only tried");
    sync.ok("resume", "accounts");
    sync.drain();
    assertThat(sync.customers()).contains("only tried");
    assertThat(sync.ok("dry-run", "accounts")).contains("0 to create, 0 to update");
  }

  private static void keepsWhatFailedAndWhatWaits(SyncFolder sync) {
    sync.enter(badAccount("BAD"));
    sync.answers(1, "sync", "--until-idle");
    assertThat(sync.ok("dead-letters", "list", "--company", "USPM")).contains("1 dead letter\n");
    sync.ok("dead-letters", "discard", "--all", "--reason", "a test");
    sync.ok("pause", "accounts");
    sync.enter(changedCustomer("A1", "SALESMEMO", "while paused"));
    sync.drain();
    assertThat(sync.ok("status")).contains("waiting 1");
    sync.ok("resume", "accounts");
    sync.drain();
    assertThat(sync.accounts()).contains("while paused");
  }

  private static void comparesAndTells(SyncFolder sync) {
    String key = "dataAreaId=USPM,CUSTOMERACCOUNT=A1";
    assertThat(sync.ok("reconcile", "accounts", "--key", key)).contains("1 pairs alike");
    assertThat(sync.answers(1, "reconcile", "accounts")).contains("unmappable", "TDM2002");
    String row = "accountnumber=A1,msdyn_company.cdm_companycode=USPM";
    assertThat(sync.ok("lineage", "accounts", "description", "--side", "dataverse", "--key", row))
        .contains("field      SALESMEMO and description");
  }

  /** One setting, beside the embedded store that is used unless said. */
  private static void isTheStoreOfTheSampleServers(String url) {
    CliRun run = CliRun.of("serve", "--port", "0", "--sync", "--for", "0", "--store", url);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).containsPattern("Customers V3 +RUNNING").doesNotContain("DEAD");
    CliRun again = CliRun.of("serve", "--port", "0", "--sync", "--for", "0", "--store", url);
    assertThat(again.code()).as("it is kept there").isEqualTo(2);
    assertThat(again.err()).contains("holds a synchronisation already");
  }

  @Test // a store that may lose an acknowledged commit is refused
  void aServerThatMayLoseACommitIsRefusedAsStore() throws IOException, SQLException {
    try (EmbeddedPostgres server = server().setServerConfig("fsync", "off").start()) {
      SyncFolder sync =
          SyncFolder.on(
              folder,
              """
              dataverse: {kind: jdbc, url: "jdbc:sqlite:dataverse.db"}
              finance: {kind: jdbc, url: "jdbc:sqlite:finance.db"}
              store: {url: "%s", user: postgres}
              """
                  .formatted(url(server, "store")));
      sync.refuses(new String[] {"status"}, "fsync");
    }
  }

  @Test
  void aServerThatIsNotThereIsTold() {
    String nowhere = "jdbc:postgresql://localhost:1/none";
    SyncFolder sync =
        SyncFolder.on(
            folder,
            """
            dataverse: {kind: jdbc, url: "%s", user: u}
            finance: {kind: jdbc, url: "%s", user: u}
            store: sync.db
            """
                .formatted(nowhere, nowhere));
    sync.refuses(new String[] {"reconcile", "accounts"}, nowhere);
    SyncFolder other =
        SyncFolder.on(
            folder,
            """
            dataverse: {kind: jdbc, url: "jdbc:sqlite:dataverse.db"}
            finance: {kind: jdbc, url: "jdbc:sqlite:finance.db"}
            store: {url: "%s", user: u}
            """
                .formatted(nowhere));
    other.refuses(new String[] {"status"}, nowhere);
  }
}
