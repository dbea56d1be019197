package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Payload;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Queries stay look-ups beside a long backlog and a long history. The plans of the statements that
 * the store really prepares are asked for, so nothing here depends on the speed of the machine.
 */
class PlanTest {
  private static final int PAUSED = 1_000_000;
  private static final int PENDING = ObligationStatus.PENDING.number();
  private static final int APPLIED = ObligationStatus.APPLIED.number();

  @TempDir private Path directory = Path.of("");
  private final List<String> statements = new CopyOnWriteArrayList<>();

  @Test
  void sqliteLooksUp() throws SQLException {
    DataSource source = Sources.sqlite(directory.resolve("store.db"));
    String numbers =
        "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < %d)";
    check(
        source,
        source,
        numbers.formatted(PAUSED + 1_000),
        "x'00' || CAST(printf('%015d', i) AS BLOB)",
        plan -> assertThat(plan).doesNotContain("SCAN tandem_", "INTEGER PRIMARY KEY (rowid>?)"),
        sql -> "EXPLAIN QUERY PLAN " + sql);
  }

  @Test
  void postgresLooksUp() throws SQLException {
    String url = Postgres.emptyUrl();
    String numbers = "WITH n AS (SELECT generate_series(1000, %d) AS i)";
    check(
        Sources.of(url),
        Sources.of(url + "&preferQueryMode=simple"),
        numbers.formatted(PAUSED + 1_000),
        "decode(lpad(to_hex(i), 32, '0'), 'hex')",
        plan -> assertThat(plan).doesNotContain("Seq Scan on tandem"),
        sql -> "EXPLAIN (GENERIC_PLAN) " + numbered(sql));
  }

  @Test
  void sqliteFindsPairsOfRowsByTheirIndex() throws SQLException {
    DataSource source = Sources.sqlite(directory.resolve("store.db"));
    try (SyncStore store = JdbcSyncStore.open(Sources.overheard(source, statements::add))) {
      UUID row = new UUID(0, 1);
      Link link = new Link("Live", new LinkKey(1, 2), row, Payload.EMPTY);
      assertThat(store.commit(StoreCommit.under(null).link(link).build()).succeeded()).isTrue();
      statements.clear();

      assertThat(store.linksOfRows("Live", List.of(row, new UUID(0, 2)))).containsOnlyKeys(row);

      for (String sql : statements) {
        if (sql.contains("FROM tandem_link")) {
          assertThat(plan(source, "EXPLAIN QUERY PLAN " + sql))
              .contains("INDEX tandem_link_row (map_id=? AND row_id=?)");
          return;
        }
      }
    }
    throw new AssertionError("no pair was asked for");
  }

  private interface Check {
    void on(String plan);
  }

  private interface Explain {
    String of(String sql);
  }

  private void check(
      DataSource source,
      DataSource explaining,
      String numbers,
      String pair,
      Check check,
      Explain explain)
      throws SQLException {
    try (SyncStore store = JdbcSyncStore.open(Sources.overheard(source, statements::add))) {
      StoreCommit.Builder commit = StoreCommit.under(null);
      for (int number = 0; number < 100; number++) {
        commit.receive(SampleObligations.pending("Paused", number));
        commit.receive(SampleObligations.pending("Live", number));
      }
      assertThat(store.commit(commit.build()).succeeded()).isTrue();
      fill(source, numbers, pair);
      statements.clear();

      List<Obligation> found = queries(store);

      assertThat(found.size()).isEqualTo(100 + 1 + 1);
      for (String sql : statements) {
        if (sql.contains("payload")) {
          String plan = plan(explaining, explain.of(sql));
          assertThat(plan).as(sql).isNotEmpty();
          check.on(plan);
        }
      }
    }
  }

  /** A million obligations of a paused map, and some that are done. */
  private static void fill(DataSource source, String numbers, String pair) throws SQLException {
    String rows =
        " SELECT i, 'o' || i, (SELECT id FROM tandem_name WHERE name = 'p0'),"
            + " (SELECT id FROM tandem_name WHERE name = 'Paused'), 1, "
            + pair
            + ", 'g' || (i / 10), NULL, %d, 0, NULL, NULL, i, i, '', %s FROM n"
                .formatted(PENDING, pair);
    String columns = " (" + String.join(", ", Obligations.COLUMNS) + ") ";
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO " + Obligations.BACKLOG + columns + numbers + rows);
      statement.execute(
          "INSERT INTO "
              + Obligations.HISTORY
              + columns
              + numbers
              + rows.replace("NULL, %d, 0".formatted(PENDING), "NULL, %d, 0".formatted(APPLIED))
              + " WHERE i < 100000");
      statement.execute(
          "INSERT INTO tandem_operation (operation_id, sequence)"
              + " SELECT operation_id, sequence FROM tandem_history");
    }
  }

  private static List<Obligation> queries(SyncStore store) {
    ObligationStatus[] waiting = {ObligationStatus.PENDING, ObligationStatus.IN_DOUBT};
    List<Obligation> found =
        new ArrayList<>(
            store.obligations(
                ObligationQuery.of(500, waiting)
                    .inPartition("p0")
                    .ofMaps(Set.of("Live"))
                    .dueAt(SampleObligations.START)));
    ObligationQuery all = ObligationQuery.of(10, ObligationStatus.values());
    found.addAll(
        store.obligations(all.ofKeys(Set.of(SampleObligations.key(5))).ofMaps(Set.of("Live"))));
    found.addAll(
        store.obligations(
            ObligationQuery.of(9, ObligationStatus.PARKED).waitingFor(Set.of("a", "b"))));
    found.addAll(store.obligations(all.ofGroup("none")));
    found.addAll(store.received(List.of("Live/000000000007")).values());
    return found;
  }

  private static String plan(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection()) {
      int last = sql.startsWith("EXPLAIN QUERY PLAN") ? 4 : 1;
      return String.join(
          "\n",
          new Session(connection).list(sql, Session.Parameters.NONE, row -> row.getString(last)));
    }
  }

  /** As the server wants parameters. */
  private static String numbered(String sql) {
    int[] number = {0};
    return Pattern.compile("\\?")
        .matcher(sql)
        .replaceAll(mark -> Matcher.quoteReplacement("$" + ++number[0]));
  }
}
