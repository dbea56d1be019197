package dev.tandem.store.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables, version by version. A released version is never edited: what changes is a further
 * one. Words that start with {@code $} are those of the dialect.
 */
final class Schema {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  /** What an obligation consists of, in the backlog and in the history. */
  private static final String OBLIGATION =
      """
       (sequence BIGINT NOT NULL $key,
       operation_id $text NOT NULL, partition_id INTEGER NOT NULL, map_id INTEGER NOT NULL,
       target INTEGER NOT NULL, pair $bytes, group_name $text, run_id INTEGER,
       status INTEGER NOT NULL, attempts INTEGER NOT NULL, next_at BIGINT, waiting_for $text,
       received_at BIGINT NOT NULL, settled_at BIGINT NOT NULL, note $text NOT NULL,
       payload $bytes NOT NULL)""";

  private static final List<String> FIRST =
      List.of(
          "CREATE TABLE tandem_sequence (last BIGINT NOT NULL, remembered BIGINT NOT NULL)",
          "INSERT INTO tandem_sequence (last, remembered) VALUES (0, 0)",
          "CREATE TABLE tandem_name (id INTEGER NOT NULL $key, name $text NOT NULL UNIQUE)",
          """
          CREATE TABLE tandem_lease (partition_name $text NOT NULL PRIMARY KEY,
           owner $text NOT NULL, generation BIGINT NOT NULL, until_at BIGINT NOT NULL)""",
          """
          CREATE TABLE tandem_document (name $text NOT NULL PRIMARY KEY,
           content $text NOT NULL)""",
          """
          CREATE TABLE tandem_count (partition_id INTEGER NOT NULL, map_id INTEGER NOT NULL,
           target INTEGER NOT NULL, status INTEGER NOT NULL, amount BIGINT NOT NULL,
           PRIMARY KEY (partition_id, map_id, target, status)) $clustered""",
          """
          CREATE TABLE tandem_link (map_id INTEGER NOT NULL, pair $bytes NOT NULL, row_id $bytes,
           state $bytes NOT NULL, remembered BIGINT NOT NULL,
           PRIMARY KEY (map_id, pair)) $clustered""",
          "CREATE INDEX tandem_link_row ON tandem_link (map_id, row_id) WHERE row_id IS NOT NULL",
          """
          CREATE TABLE tandem_operation (operation_id $text NOT NULL PRIMARY KEY,
           sequence BIGINT NOT NULL) $clustered""",
          "CREATE TABLE tandem_backlog" + OBLIGATION + " $churning",
          """
          CREATE INDEX tandem_backlog_turn
           ON tandem_backlog (partition_id, map_id, status $tail)""",
          lookup("backlog", "pair"),
          lookup("backlog", "group_name"),
          lookup("backlog", "run_id"),
          lookup("backlog", "waiting_for"),
          "CREATE TABLE tandem_history" + OBLIGATION);

  /**
   * What happened is found by pair, group and run, and by age. Pairs come in no order, so an index
   * of them alone would be written all over; it is cut into eras, of which only the newest is
   * written, and a query asks each of them.
   */
  private static final List<String> SECOND =
      List.of(
          """
          CREATE INDEX tandem_history_pair ON tandem_history ($era, pair)
           WHERE pair IS NOT NULL""",
          lookup("history", "group_name"),
          lookup("history", "run_id"),
          "CREATE INDEX tandem_history_age ON tandem_history (settled_at)");

  private static final List<List<String>> VERSIONS = List.of(FIRST, SECOND);

  private final int wanted;

  private Schema(int wanted) {
    this.wanted = wanted;
  }

  static Schema newest() {
    return new Schema(VERSIONS.size());
  }

  /** As an older library left it; to show that it is migrated. */
  static Schema ofVersion(int version) {
    return new Schema(version);
  }

  private static String lookup(String table, String column) {
    return "CREATE INDEX tandem_%1$s_%2$s ON tandem_%1$s (%2$s $tail) WHERE %2$s IS NOT NULL"
        .formatted(table, column);
  }

  /** Brings the tables to the wanted version; runs in a transaction that has locked the schema. */
  void migrate(Session session, Dialect dialect) throws SQLException {
    session.execute("CREATE TABLE IF NOT EXISTS tandem_schema (version INTEGER NOT NULL)");
    int present =
        session
            .list(
                "SELECT coalesce(max(version), 0) FROM tandem_schema",
                Session.Parameters.NONE,
                row -> row.getInt(1))
            .get(0);
    if (present > VERSIONS.size()) {
      throw Failures.failed(
          "the store has schema version %d, and this library knows versions up to %d; run the"
                  .formatted(present, VERSIONS.size())
              + " newer library that wrote it, or restore the store from before its migration");
    }
    for (int version = present + 1; version <= wanted; version++) {
      for (String statement : VERSIONS.get(version - 1)) {
        session.execute(dialect.ddl(statement));
      }
      session.execute("INSERT INTO tandem_schema (version) VALUES (" + version + ")");
      LOG.info("The store on {} now has schema version {}.", dialect.name(), version);
    }
  }
}
