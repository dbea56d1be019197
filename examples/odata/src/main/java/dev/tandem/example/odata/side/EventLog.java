package dev.tandem.example.odata.side;

import dev.tandem.spi.schema.TableName;
import java.util.List;
import java.util.Set;

/**
 * Where a host keeps the events that a service delivered to it, for example from a queue. The host
 * numbers them in the order of arrival, keeps them for a while, and must lose none: an event that
 * never arrived is a change that only a compare finds. Safe for any thread.
 */
public interface EventLog {

  /**
   * Says that somebody follows these tables from now on. A log to which all events are delivered
   * anyway need not care.
   */
  default void follow(Set<TableName> tables) {
    // Nothing to do.
  }

  /**
   * The events behind a position, oldest first.
   *
   * @param most at least 1
   */
  List<DataEvent> after(long position, int most);

  /** The position of the newest event; 0 when there was none yet. */
  long end();

  /** The position up to which events were dropped; 0 when none was. */
  long dropped();
}
