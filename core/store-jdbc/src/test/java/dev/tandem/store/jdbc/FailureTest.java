package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failing database means for the caller. */
class FailureTest {
  private static final Instant NOW = SampleObligations.START;
  private static final StoreCommit COMMIT =
      StoreCommit.under(null)
          .receive(SampleObligations.pending("Map", 1))
          .document("name", "text")
          .build();

  @TempDir private Path directory = Path.of("");

  private static JdbcSyncStore open(DataSource source) {
    return JdbcSyncStore.builder(source)
        .clock(ManualClock.at(NOW))
        .lockTimeout(Duration.ofMillis(100))
        .retryAfter(Duration.ofSeconds(3))
        .open();
  }

  private static void assertPasses(ThrowingCallable action) {
    assertThatThrownBy(action)
        .asInstanceOf(InstanceOfAssertFactories.throwable(TransientConnectorException.class))
        .satisfies(e -> assertThat(e.retryAt()).isEqualTo(NOW.plusSeconds(3)));
  }

  private static void assertFails(ErrorCode code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .asInstanceOf(InstanceOfAssertFactories.throwable(PermanentConnectorException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  /** Another writer has the database; when it is done, the same commit goes through. */
  private static void holdsOut(DataSource source, String... lock) throws SQLException {
    try (SyncStore store = open(source);
        Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      for (String each : lock) {
        statement.execute(each);
      }
      assertPasses(() -> store.commit(COMMIT));
      assertPasses(() -> store.lease("p0", "w", NOW, Duration.ofSeconds(1)));
      statement.execute("COMMIT");
      assertThat(store.commit(COMMIT)).isEqualTo(new CommitOutcome.Committed(1, 0));
      assertThat(store.commit(COMMIT)).isEqualTo(new CommitOutcome.Committed(0, 1));
    }
  }

  @Test
  void waitsForAnotherWriterOfSqlite() throws SQLException {
    holdsOut(Sources.sqlite(directory.resolve("store.db")), "BEGIN IMMEDIATE");
  }

  @Test
  void waitsForAnotherWriterOfPostgres() throws SQLException {
    holdsOut(Postgres.emptyDatabase(), "BEGIN", "SELECT * FROM tandem_sequence FOR UPDATE");
  }

  @Test
  void connectsAgainAfterTheConnectionIsLost() throws SQLException {
    DataSource source = Sources.of(Postgres.emptyUrl("&ApplicationName=doomed"));
    try (SyncStore store = open(source)) {
      assertThat(store.documents("")).isEmpty();
      Postgres.execute(
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
              + " WHERE application_name = 'doomed'");

      assertPasses(() -> store.commit(COMMIT));

      assertThat(store.commit(COMMIT).succeeded()).isTrue();
    }
  }

  @Test
  void reckonsRetriesFromWhatItWasToldWithoutClock() throws SQLException {
    DataSource source = Sources.sqlite(directory.resolve("store.db"));
    try (SyncStore store = JdbcSyncStore.builder(source).lockTimeout(Duration.ofMillis(10)).open();
        Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> store.lease("p0", "w", NOW, Duration.ofSeconds(1)))
          .asInstanceOf(InstanceOfAssertFactories.throwable(TransientConnectorException.class))
          .satisfies(e -> assertThat(e.retryAt()).isEqualTo(NOW.plusSeconds(1)));
    }
  }

  @Test
  void cannotReachServer() {
    assertPasses(() -> open(Sources.of("jdbc:postgresql://127.0.0.1:1/nowhere?user=nobody")));
  }

  @Test
  void failsOnWhatIsNoDatabase() throws IOException {
    Path file = directory.resolve("store.db");
    Files.writeString(file, "This is no database, and long enough to see that. ".repeat(100));

    assertFails(ErrorCode.STORE_FAILED, () -> JdbcSyncStore.openFile(file));
  }

  @Test
  void storesNothingOfACommitThatFailsHalfWay() throws SQLException {
    DataSource source = Sources.sqlite(directory.resolve("store.db"));
    try (SyncStore store = open(source)) {
      try (Connection other = source.getConnection();
          Statement statement = other.createStatement()) {
        // The last thing that a commit writes.
        statement.execute("ALTER TABLE tandem_document RENAME TO elsewhere");
        assertFails(ErrorCode.STORE_FAILED, () -> store.commit(COMMIT));
        statement.execute("ALTER TABLE elsewhere RENAME TO tandem_document");
      }
      assertThat(store.counts()).isEmpty();
      assertThat(store.commit(COMMIT)).isEqualTo(new CommitOutcome.Committed(1, 0));
    }
  }

  @Test
  void refusesToWorkOnceClosed() {
    SyncStore store = open(Sources.sqlite(directory.resolve("store.db")));
    store.close();
    store.close();

    assertFails(ErrorCode.CONNECTOR_CLOSED, () -> store.commit(COMMIT));
    assertFails(ErrorCode.CONNECTOR_CLOSED, store::counts);
  }

  @Test
  void opensFilesOfAnyName() {
    Path file = directory.resolve("a b%20c#d&e=ü?.db");

    JdbcSyncStore.openFile(file).close();

    assertThat(file).exists();
  }

  @Test
  void keepsInstantsToTheNanosecond() {
    for (Instant instant :
        new Instant[] {
          Instant.EPOCH, Instant.EPOCH.minusNanos(1), NOW, Instant.parse("1678-01-01T00:00:00.1Z")
        }) {
      assertThat(Instants.of(Instants.nanos(instant))).isEqualTo(instant);
    }
    for (long nanos : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, Long.MAX_VALUE}) {
      assertThat(Instants.nanos(Instants.of(nanos))).isEqualTo(nanos);
    }
    assertThat(Instants.nanos(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    assertThat(Instants.nanos(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
  }
}
