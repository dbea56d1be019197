package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.StoreCommit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Settings under which an acknowledged commit could be lost (I7). */
class DurabilityTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  private static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable action) {
    return assertThatThrownBy(action)
        .asInstanceOf(InstanceOfAssertFactories.throwable(PermanentConnectorException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_NOT_DURABLE))
        .hasMessageContaining("remedy: ");
  }

  private static void assertRefused(DataSource source, String found) {
    assertRefused(() -> JdbcSyncStore.open(source)).hasMessageContaining(found);
  }

  @Test
  void refusesSqliteInMemory() {
    assertRefused(Sources.of("jdbc:sqlite::memory:"), "in memory");
    assertRefused(Sources.of("jdbc:sqlite:file:shared?mode=memory&cache=shared"), "in memory");
  }

  @Test
  void refusesTemporarySqlite() {
    assertRefused(Sources.of("jdbc:sqlite:"), "temporary");
  }

  @Test
  void refusesSqliteThatCannotKeepLog() {
    // Locks made of files, as on some network drives: no memory to share, so no log.
    String url = "jdbc:sqlite:file:" + directory.resolve("store.db") + "?vfs=unix-dotfile";

    assertRefused(Sources.of(url), "refuses WAL");
  }

  @Test
  void setsSqliteToSync() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + directory.resolve("store.db"));
    Connection connection = source.getConnection();
    Session session = new Session(connection);
    assertThat(session.text("PRAGMA synchronous")).isEqualTo("0");

    new SqliteDialect().prepare(session, Duration.ofSeconds(1));

    assertThat(session.text("PRAGMA synchronous")).isEqualTo("2");
    assertThat(session.text("PRAGMA journal_mode")).isEqualTo("wal");
    connection.close();
  }

  @Test
  void keepsSqliteThatSyncsMore() throws SQLException {
    Connection connection = Sources.sqlite(directory.resolve("store.db")).getConnection();
    Session session = new Session(connection);
    session.execute("PRAGMA synchronous = EXTRA");

    new SqliteDialect().prepare(session, Duration.ofSeconds(1));

    assertThat(session.text("PRAGMA synchronous")).isEqualTo("3");
    connection.close();
  }

  @Test
  void refusesSqliteThatDoesNotSync() {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + directory.resolve("store.db"));

    assertRefused(Sources.deafTo(source, "synchronous"), "synchronous = 1");
  }

  @Test
  void refusesPostgresWithoutFsync() throws IOException {
    // The builder of embedded servers switches it off unless it is told otherwise.
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      assertRefused(server.getPostgresDatabase(), "fsync = off");
    }
  }

  @Test
  void refusesPostgresWithoutFullPages() throws IOException, SQLException {
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        JdbcSyncStore open = JdbcSyncStore.open(server.getPostgresDatabase())) {
      StoreCommit commit = StoreCommit.under(null).document("a", "b").build();
      assertThat(open.commit(commit).succeeded()).isTrue();

      execute(server.getPostgresDatabase(), "ALTER SYSTEM SET full_page_writes = off");
      execute(server.getPostgresDatabase(), "SELECT pg_reload_conf()");

      assertThat(eventuallyRefuses(open, commit)).isTrue();
      assertRefused(server.getPostgresDatabase(), "full_page_writes = off");
    }
  }

  /** A server reads its settings again at a moment of its own. */
  private static boolean eventuallyRefuses(JdbcSyncStore store, StoreCommit commit) {
    for (int i = 0; i < 10_000; i++) {
      try {
        assertThat(store.commit(commit)).isEqualTo(new CommitOutcome.Committed(0, 0));
      } catch (PermanentConnectorException e) {
        return e.code() == ErrorCode.STORE_NOT_DURABLE;
      }
    }
    return false;
  }

  @Test
  void refusesPostgresThatCommitsLater() {
    String url = Postgres.emptyUrl("&options=-c%20synchronous_commit=off");

    assertRefused(Sources.of(url), "synchronous_commit = off");
  }

  @Test
  void acceptsPostgresThatCommitsToItsOwnDisk() {
    String url = Postgres.emptyUrl("&options=-c%20synchronous_commit=local");

    JdbcSyncStore.open(Sources.of(url)).close();
  }

  @Test
  void refusesH2InMemory() {
    assertRefused(Sources.of("jdbc:h2:mem:store"), "in memory");
  }

  @Test
  void refusesH2WhoseDelayItMayNotSet() throws SQLException {
    String url = "jdbc:h2:" + directory.resolve("store");
    try (Connection owner = Sources.of(url).getConnection()) {
      try (Statement statement = owner.createStatement()) {
        statement.execute("CREATE USER guest PASSWORD ''");
      }
      JdbcDataSource guest = new JdbcDataSource();
      guest.setURL(url);
      guest.setUser("guest");
      assertRefused(guest, "WRITE_DELAY");
    }
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
