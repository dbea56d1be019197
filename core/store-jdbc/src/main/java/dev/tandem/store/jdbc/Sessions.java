package dev.tandem.store.jdbc;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a store. Each is checked once and kept, with its prepared statements, until
 * the store is closed or an error befalls it. Safe for several threads, each of which has a session
 * for itself while it works; those that write take turns, and so do all when they are more than the
 * connections that the host allows.
 */
final class Sessions {
  /** Where connections come from. */
  @FunctionalInterface
  interface Source {
    Connection connect() throws SQLException;
  }

  /** What is done on a session. */
  @FunctionalInterface
  interface Work<T> {
    T run(Session session) throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Source source;
  private final Duration lockTimeout;
  private final Retry retry;
  private final Semaphore permits;
  private final Deque<Session> idle = new ArrayDeque<>();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile @Nullable Dialect dialect;
  private boolean closed;

  Sessions(Source source, @Nullable Dialect dialect, int most, Duration lockTimeout, Retry retry) {
    this.source = source;
    this.permits = new Semaphore(most);
    this.dialect = dialect;
    this.lockTimeout = lockTimeout;
    this.retry = retry;
  }

  /** Runs one statement, or several that need not see the same moment. */
  <T> T read(String doing, Work<T> work) {
    return run(doing, (session, at) -> work.run(session));
  }

  /** Runs several statements that see the same moment. */
  <T> T readMoment(String doing, Work<T> work) {
    return run(
        doing,
        (session, at) -> {
          at.beginRead(session);
          T found = work.run(session);
          at.commit(session);
          return found;
        });
  }

  /** Stores everything that is done, or nothing, while nobody else writes. */
  <T> T write(String doing, Work<T> work) {
    writing.lock();
    try {
      return run(
          doing,
          (session, at) -> {
            at.beginWrite(session, lockTimeout);
            T result = work.run(session);
            at.commit(session);
            return result;
          });
    } finally {
      writing.unlock();
    }
  }

  /** Creates or migrates the schema, while no other process does. */
  void migrate(Schema schema) {
    run(
        "preparing the schema",
        (session, at) -> {
          at.lockSchema(session);
          schema.migrate(session, at);
          at.commit(session);
          return schema;
        });
  }

  private interface DialectWork<T> {
    T run(Session session, Dialect dialect) throws SQLException;
  }

  private <T> T run(String doing, DialectWork<T> work) {
    permits.acquireUninterruptibly();
    Session session = null;
    try {
      session = take();
      T result = work.run(session, dialect());
      give(session);
      session = null;
      return result;
    } catch (SQLException e) {
      throw Failures.of(doing, e, retry.next());
    } finally {
      if (session != null) {
        drop(session);
      }
      permits.release();
    }
  }

  /** Known as soon as there is a session. */
  Dialect dialect() {
    Dialect known = dialect;
    if (known == null) {
      throw new IllegalStateException("no session yet");
    }
    return known;
  }

  private Session take() throws SQLException {
    synchronized (idle) {
      if (closed) {
        throw new PermanentConnectorException(ErrorCode.CONNECTOR_CLOSED, "the store is closed");
      }
      Session session = idle.pollFirst();
      if (session != null) {
        return session;
      }
    }
    return open();
  }

  private Session open() throws SQLException {
    Connection connection = source.connect();
    boolean fit = false;
    try {
      connection.setAutoCommit(true);
      Dialect known = dialect;
      if (known == null) {
        known = Dialect.of(connection);
        dialect = known;
      }
      Session session = new Session(connection);
      known.prepare(session, lockTimeout);
      fit = true;
      return session;
    } finally {
      if (!fit) {
        connection.close();
      }
    }
  }

  private void give(Session session) throws SQLException {
    synchronized (idle) {
      if (!closed) {
        idle.addFirst(session);
        return;
      }
    }
    end(session);
  }

  /**
   * After an error nobody knows the state of a session, so it is not used again. When its
   * connection is gone, those of the idle sessions most likely are as well.
   */
  private void drop(Session session) {
    boolean alive = false;
    try {
      dialect().rollback(session);
      alive = session.connection().isValid(1);
    } catch (SQLException e) {
      LOG.debug("A failed transaction ended with its connection.", e);
    }
    try {
      session.connection().close();
    } catch (SQLException e) {
      LOG.warn("A connection could not be closed after an error.", e);
    }
    if (!alive) {
      endIdle();
    }
  }

  private void end(Session session) throws SQLException {
    try (Connection connection = session.connection()) {
      if (!connection.isClosed()) {
        dialect().restore(session);
      }
    }
  }

  private void endIdle() {
    synchronized (idle) {
      for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
        try {
          end(session);
        } catch (SQLException e) {
          LOG.warn("A connection could not be closed.", e);
        }
      }
    }
  }

  /** Closes the idle sessions now, and the others when they are given back. */
  void close() {
    synchronized (idle) {
      closed = true;
    }
    endIdle();
  }
}
