package dev.tandem.store.jdbc;

import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Instant;
import java.util.Set;

/** What an error of a database means for the caller. */
final class Failures {
  /** Serialization, deadlock, lock not had in time, cancelled, shut down, timed out, standby. */
  private static final Set<String> PASSING_STATES =
      Set.of(
          "40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "57P05", "25P03", "25006",
          "53300", "HYT00", "90067");

  /** SQLite's numbers for a lock that another connection, or this one, holds. */
  private static final Set<Integer> SQLITE_LOCKED = Set.of(5, 6);

  private Failures() {}

  static PermanentConnectorException notDurable(String found, String remedy) {
    return new PermanentConnectorException(
        ErrorCode.STORE_NOT_DURABLE,
        "the store could lose what it acknowledged: " + found + "; remedy: " + remedy);
  }

  static PermanentConnectorException failed(String what) {
    return new PermanentConnectorException(ErrorCode.STORE_FAILED, what);
  }

  static PermanentConnectorException unsupported(String product) {
    return failed(
        "the store knows SQLite, PostgreSQL and H2, not '" + product + "'; give it one of these");
  }

  /** The exception for the caller, transient when the same call may succeed later. */
  static ConnectorException of(String doing, SQLException error, Instant retryAt) {
    String message = "the store failed while " + doing + ": " + error.getMessage();
    if (passes(error)) {
      return new TransientConnectorException(message, retryAt, error);
    }
    return new PermanentConnectorException(ErrorCode.STORE_FAILED, message, error);
  }

  private static boolean passes(SQLException error) {
    for (SQLException each = error; each != null; each = each.getNextException()) {
      String state = each.getSQLState();
      if (each instanceof SQLTransientException
          || each instanceof SQLRecoverableException
          || (state != null && (state.startsWith("08") || PASSING_STATES.contains(state)))
          || isSqliteLock(each)) {
        return true;
      }
    }
    return false;
  }

  /** The driver is not known here, and gives its errors no state. */
  private static boolean isSqliteLock(SQLException error) {
    return error.getClass().getName().startsWith("org.sqlite.")
        && SQLITE_LOCKED.contains(error.getErrorCode() & 0xff);
  }
}
