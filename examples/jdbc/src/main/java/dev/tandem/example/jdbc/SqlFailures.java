package dev.tandem.example.jdbc;

import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;

/**
 * Tells failures that pass from those that stay.
 *
 * @param dialect knows the codes of its database
 * @param clock says from when on to try again
 */
record SqlFailures(Dialect dialect, Clock clock) {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** The failure of a whole call; the transaction around it has no effect unless said otherwise. */
  ConnectorException of(String tried, SQLException failure) {
    String message = "%s failed: %s".formatted(tried, failure.getMessage());
    return passes(failure)
        ? new TransientConnectorException(message, clock.instant().plus(PAUSE), failure)
        : new PermanentConnectorException(ErrorCode.CONNECTOR_PERMANENT, message, failure);
  }

  private boolean passes(SQLException failure) {
    return failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || failure instanceof SQLNonTransientConnectionException
        || dialect.passes(failure)
        || (failure.getNextException() != null && passes(failure.getNextException()));
  }
}
