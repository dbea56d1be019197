package dev.tandem.example.jdbc.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hosts are killed with SIGKILL at random moments while people work on both sides; afterwards both
 * sides agree, nothing is lost and nothing was applied twice (I1, I3, I6, I7, I8, I22). The numbers
 * of kills and changes are {@code crash.kills} and {@code crash.changes}, and a trial takes up the
 * decisions of another one with its {@code crash.seed}.
 */
class HostCrashTest {
  private static final int KILLS = Integer.getInteger("crash.kills", 4);
  private static final int CHANGES = Integer.getInteger("crash.changes", 1000);

  @TempDir private Path folder = Path.of("");

  private void run(String label, List<String> addresses) throws Exception {
    long seed = Long.getLong("crash.seed", System.nanoTime());
    new CrashTrial(label, addresses, folder, KILLS, CHANGES, seed).run();
  }

  @Test
  void losesNothingOnFiles() throws Exception {
    List<String> files = new ArrayList<>();
    for (String name : new String[] {"dataverse", "finance", "store"}) {
      files.add(folder.resolve(name + ".db").toString());
    }
    run("SQLite", files);
  }

  @Test
  void losesNothingOnAServer() throws Exception {
    try (EmbeddedPostgres server = durable().start()) {
      List<String> schemas = new ArrayList<>();
      for (String name : new String[] {"dataverse", "finance", "store"}) {
        create(server, name);
        schemas.add(server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name);
      }
      run("PostgreSQL", schemas);
    }
  }

  /** A server for tests takes shortcuts, and the store refuses to be kept by one that does. */
  private static EmbeddedPostgres.Builder durable() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on");
  }

  private static void create(EmbeddedPostgres server, String schema)
      throws SQLException, IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    }
  }
}
