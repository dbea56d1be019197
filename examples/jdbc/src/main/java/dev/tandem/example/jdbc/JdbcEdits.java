package dev.tandem.example.jdbc;

import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.RowEdits;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the people and programs of the system itself do: read-only columns may be given, everything
 * else is checked, and every change is logged as those of {@link JdbcConnector#write} are. What the
 * system would refuse is an {@link IllegalArgumentException}; a failing database is a {@link
 * dev.tandem.spi.error.ConnectorException}. Safe for any thread.
 */
public final class JdbcEdits implements RowEdits {
  private final Database database;

  JdbcEdits(Database database) {
    this.database = database;
  }

  @Override
  public StoredRow insert(String table, Map<String, ?> values) {
    return inTransaction(edits -> edits.insert(table, values));
  }

  @Override
  public StoredRow update(String table, KeyValues key, Map<String, ?> values) {
    return inTransaction(edits -> edits.update(table, key, values));
  }

  @Override
  public void delete(String table, KeyValues key) {
    transact(edits -> edits.delete(table, key));
  }

  /**
   * Makes several changes as one transaction; when the action throws, none of them took place.
   * Other writers wait until the action ends, so that it must not write by other means.
   */
  public void transact(Consumer<RowEdits> action) {
    inTransaction(
        edits -> {
          action.accept(edits);
          return true;
        });
  }

  private <T> T inTransaction(Function<RowEdits, T> action) {
    return database.write(
        "an edit",
        session -> {
          session.cache().startTransaction();
          return action.apply(new SessionEdits(session.cache()));
        });
  }
}
