package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private static Path directory;

  static Stream<DataSource> databases() {
    return Stream.of(
        Sources.sqlite(directory.resolve("store" + System.nanoTime())),
        Postgres.emptyDatabase(),
        Sources.of("jdbc:h2:" + directory.resolve("store" + System.nanoTime())));
  }

  private static StoreCommit content() {
    StoreCommit.Builder commit = StoreCommit.under(null).document("cursor", "17");
    for (int number = 0; number < 50; number++) {
      commit.receive(SampleObligations.pending("Projects", number));
      commit.receive(SampleObligations.of("Tasks", number, ObligationStatus.APPLIED));
      commit.link(SampleObligations.link("Projects", number, 1));
    }
    return commit.build();
  }

  private static void assertContent(SyncStore store) {
    List<Obligation> all = store.obligations(ObligationQuery.of(1_000, ObligationStatus.values()));
    List<Link> links = store.links("Projects", null, 1_000);

    assertThat(all.stream().map(each -> each.at(0))).isEqualTo(content().received());
    assertThat(all).extracting(Obligation::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(links).containsExactlyInAnyOrderElementsOf(content().links());
    assertThat(store.documents("")).isEqualTo(Map.of("cursor", "17"));
    assertThat(
            store.obligations(
                ObligationQuery.of(9, ObligationStatus.APPLIED)
                    .ofKeys(Set.of(SampleObligations.key(7)))))
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void keepsEverythingWhenReopened(DataSource database) {
    try (SyncStore store = JdbcSyncStore.open(database)) {
      assertThat(store.commit(content()).succeeded()).isTrue();
    }
    try (SyncStore store = JdbcSyncStore.open(database)) {
      assertContent(store);
      assertThat(store.lease("p0", "w", SampleObligations.START, Duration.ofDays(1))).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void migratesTheFirstVersionWithItsContent(DataSource database) throws SQLException {
    try (SyncStore store = JdbcSyncStore.builder(database).schema(Schema.ofVersion(1)).open()) {
      assertThat(store.commit(content()).succeeded()).isTrue();
    }
    assertThat(version(database)).isEqualTo(1);

    try (SyncStore store = JdbcSyncStore.open(database)) {
      assertContent(store);
    }
    assertThat(version(database)).isEqualTo(2);
    try (SyncStore store = JdbcSyncStore.open(database)) {
      assertContent(store);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void refusesNewerVersion(DataSource database) throws SQLException {
    JdbcSyncStore.open(database).close();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO tandem_schema (version) VALUES (99)");
    }

    assertThatThrownBy(() -> JdbcSyncStore.open(database))
        .asInstanceOf(InstanceOfAssertFactories.throwable(PermanentConnectorException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FAILED))
        .hasMessageContaining("schema version 99")
        .hasMessageContaining("newer library");
  }

  private static int version(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Integer.parseInt(
          new Session(connection).text("SELECT max(version) FROM tandem_schema"));
    }
  }
}
