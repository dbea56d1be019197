package dev.tandem.example.odata.finance.events;

import dev.tandem.example.odata.side.EventLog;
import dev.tandem.example.odata.side.Service;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.error.TransientConnectorException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The events that were delivered, in a file of SQLite: numbered as they arrive, each once however
 * often it was delivered, and on disk before the delivery is answered. Only the newest are kept;
 * cursors behind what was dropped expire, and a compare is due (I10). A new file begins at a
 * position that no earlier file has reached, so that cursors of a lost one expire as well. Safe for
 * any thread, and for several processes on one file.
 */
public final class DeliveredEventLog implements AutoCloseable {
  /** How many events are kept unless said: four hours at the rate that finance supports [F5]. */
  public static final int USUALLY_KEPT = 200_000;

  private static final long PER_MILLISECOND = 1000;
  private static final int MOST_SLACK = 1_000;

  private final LogFile file;
  private final Clock clock;
  private final int kept;

  /**
   * An event with its position.
   *
   * @param position grows with every event
   * @param message what was told
   */
  record Numbered(long position, EventMessage message) {}

  private DeliveredEventLog(LogFile file, Clock clock, int kept) {
    this.file = file;
    this.clock = clock;
    this.kept = kept;
  }

  /** Opens a log, which is made when it is not there, that keeps the usual number of events. */
  public static DeliveredEventLog open(Path file, Clock clock) {
    return open(file, clock, USUALLY_KEPT);
  }

  /**
   * Opens a log, which is made when it is not there.
   *
   * @param file beside it SQLite keeps two more while it is open
   * @param kept how many events are kept at least, 1 or more
   * @throws IllegalStateException when the file is no log or cannot be read
   */
  public static DeliveredEventLog open(Path file, Clock clock, int kept) {
    if (kept < 1) {
      throw new IllegalArgumentException("a log keeps at least an event");
    }
    try {
      LogFile opened = LogFile.open(file);
      boolean ready = false;
      try {
        opened.transact(
            () -> {
              opened.prepare(clock.millis() * PER_MILLISECOND);
              return true;
            });
        ready = true;
        return new DeliveredEventLog(opened, clock, kept);
      } finally {
        if (!ready) {
          opened.close();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "cannot open the event log %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Keeps what was delivered; on disk when it returns.
   *
   * @return how many of the events are new
   * @throws TransientConnectorException when they could not be kept, none of them
   */
  public synchronized int append(List<EventMessage> messages) {
    return run("keep events", () -> file.transact(() -> insert(messages)));
  }

  private int insert(List<EventMessage> messages) throws SQLException {
    long next = newest() + 1;
    int fresh = 0;
    for (EventMessage message : messages) {
      if (insert(next + fresh, message)) {
        fresh++;
      }
    }
    file.setMark("heard", clock.millis());
    prune(next + fresh - 1);
    return fresh;
  }

  private boolean insert(long position, EventMessage message) throws SQLException {
    return file.update(
            "INSERT INTO event (position, id, control, entity, deleted, fields, at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            statement -> {
              statement.setLong(1, position);
              statement.setString(2, message.id());
              statement.setLong(3, message.control());
              statement.setString(4, message.entity());
              statement.setBoolean(5, message.kind() == Change.Kind.DELETE);
              statement.setString(6, message.key());
              statement.setString(7, message.committedAt().toString());
            })
        == 1;
  }

  /** Drops the oldest, some at a time. */
  private void prune(long newest) throws SQLException {
    long dropped = file.mark("dropped").orElse(0);
    if (newest - dropped > kept + (long) Math.min(kept, MOST_SLACK)) {
      drop(newest - kept);
    }
  }

  private void drop(long upTo) throws SQLException {
    file.update("DELETE FROM event WHERE position <= ?", statement -> statement.setLong(1, upTo));
    file.setMark("dropped", upTo);
  }

  private long newest() throws SQLException {
    long dropped = file.mark("dropped").orElse(0);
    return Math.max(dropped, file.newest().orElse(dropped));
  }

  /**
   * Says that somebody listens from now on. When nobody did for longer than the sender goes on
   * trying, events may be lost: cursors from before expire then, so that a compare finds them.
   *
   * @param outage how long nobody may have listened
   */
  public synchronized void resume(Duration outage) {
    long now = clock.millis();
    run(
        "look when somebody listened last",
        () ->
            file.transact(
                () -> {
                  long heard = file.mark("heard").orElse(now);
                  if (now - heard > outage.toMillis()) {
                    // One more than was ever told: also a cursor at the very end expires.
                    drop(newest() + 1);
                  }
                  file.setMark("heard", now);
                  return true;
                }));
  }

  /** Says that somebody still listened until now. */
  public synchronized void pause() {
    run(
        "note that nobody listens",
        () -> {
          file.setMark("heard", clock.millis());
          return true;
        });
  }

  /** The position of the newest event. */
  public synchronized long end() {
    return run("read the end of the log", this::newest);
  }

  /** The position up to which events were dropped. */
  public synchronized long dropped() {
    return run("read the beginning of the log", () -> file.mark("dropped").orElse(0));
  }

  /** The events behind a position, oldest first, at most so many. */
  synchronized List<Numbered> after(long position, int most) {
    List<Numbered> found = new ArrayList<>();
    run(
        "read events",
        () -> {
          file.each(
              "SELECT position, id, control, entity, deleted, fields, at FROM event"
                  + " WHERE position > ? ORDER BY position LIMIT ?",
              statement -> {
                statement.setLong(1, position);
                statement.setInt(2, most);
              },
              row -> {
                Change.Kind kind = row.getBoolean(5) ? Change.Kind.DELETE : Change.Kind.UPSERT;
                EventMessage message =
                    new EventMessage(
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        kind,
                        row.getString(6),
                        Instant.parse(row.getString(7)));
                found.add(new Numbered(row.getLong(1), message));
              });
          return true;
        });
    return found;
  }

  /** The log as the feed of a connector reads it: with tables and keys of that service. */
  public EventLog of(Service service) {
    return new ServiceEvents(this, service);
  }

  private <T> T run(String what, LogFile.Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new TransientConnectorException(
          "the event log cannot %s: %s".formatted(what, e.getMessage()),
          clock.instant().plusSeconds(1),
          e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the event log cannot be closed: " + e.getMessage(), e);
    }
  }
}
