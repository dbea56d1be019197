package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  private static final String COLUMNS =
      "(sequence, operation_id, partition_id, map_id, target, pair, group_name, run_id, status,"
          + " attempts, next_at, waiting_for, received_at, settled_at, note, payload)";

  @TempDir private Path directory = Path.of("");
  private final List<String> statements = new CopyOnWriteArrayList<>();

  @Test
  void sqliteLooksUp() throws SQLException {
    DataSource source = Sources.sqlite(directory.resolve("store.db"));
    String numbers =
        "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < %d)";
    check(
        source,
        numbers.formatted(PAUSED + 1_000),
        "x'00' || CAST(printf('%015d', i) AS BLOB)",
        "n",
        plan -> assertThat(plan).doesNotContain("SCAN tandem_"),
        sql -> "EXPLAIN QUERY PLAN " + sql);
  }

  @Test
  void postgresLooksUp() throws SQLException {
    String numbers = "WITH n AS (SELECT generate_series(1000, %d) AS i)";
    check(
        Postgres.emptyDatabase(),
        numbers.formatted(PAUSED + 1_000),
        "decode(lpad(to_hex(i), 32, '0'), 'hex')",
        "n",
        plan -> assertThat(plan).doesNotContain("Seq Scan on tandem_backlog", "on tandem_history"),
        sql -> "EXPLAIN (GENERIC_PLAN) " + numbered(sql));
  }

  private interface Check {
    void on(String plan);
  }

  private interface Explain {
    String of(String sql);
  }

  private void check(
      DataSource source, String numbers, String pair, String from, Check check, Explain explain)
      throws SQLException {
    try (SyncStore store = JdbcSyncStore.open(Sources.overheard(source, statements::add))) {
      StoreCommit.Builder commit = StoreCommit.under(null);
      for (int number = 0; number < 100; number++) {
        commit.receive(SampleObligations.pending("Paused", number));
        commit.receive(SampleObligations.pending("Live", number));
      }
      assertThat(store.commit(commit.build()).succeeded()).isTrue();
      fill(source, numbers, pair, from);
      statements.clear();

      List<Obligation> found = queries(store);

      assertThat(found).hasSize(100 + 1 + 1);
      for (String sql : statements) {
        if (sql.contains("payload")) {
          String plan = plan(source, explain.of(sql));
          assertThat(plan).as(sql).isNotEmpty();
          check.on(plan);
        }
      }
    }
  }

  /** A million obligations of a paused map, and a million that are done. */
  private static void fill(DataSource source, String numbers, String pair, String from)
      throws SQLException {
    for (int[] table : new int[][] {{0, ObligationStatus.PENDING.number()}, {1, 5}}) {
      String name = table[0] == 0 ? Obligations.BACKLOG : Obligations.HISTORY;
      execute(
          source,
          "INSERT INTO %s %s %s SELECT i, 'o' || i, 1, 2, 1, %s, 'g' || (i / 10), NULL, %d, 0,"
                  .formatted(name, COLUMNS, "", pair, table[1])
                  .replace("INSERT INTO " + name + " " + COLUMNS, "INSERT INTO " + name + COLUMNS)
              + " NULL, NULL, i, i, '', %s FROM %s".formatted(pair, from),
          numbers);
    }
  }

  private static void execute(DataSource source, String insert, String numbers)
      throws SQLException {
    int select = insert.indexOf(" SELECT");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(insert.substring(0, select) + " " + numbers + insert.substring(select));
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
    found.addAll(store.obligations(all.waitingFor(Set.of("a", "b"))));
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
