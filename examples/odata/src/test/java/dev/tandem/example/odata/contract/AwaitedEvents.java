package dev.tandem.example.odata.contract;

import dev.tandem.example.odata.server.events.DataEvents;
import dev.tandem.example.odata.side.DataEvent;
import dev.tandem.example.odata.side.EventLog;
import java.util.List;

/**
 * A log that is asked only once everything that has happened was delivered to it, so that a test
 * need not wait. How the events get there is what it is in earnest.
 */
final class AwaitedEvents implements EventLog {
  private final DataEvents events;
  private final EventLog log;

  AwaitedEvents(DataEvents events, EventLog log) {
    this.events = events;
    this.log = log;
  }

  private void await() {
    try {
      events.deliver();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (!events.errors().isEmpty()) {
      throw new IllegalStateException("not delivered: " + events.errors());
    }
  }

  @Override
  public List<DataEvent> after(long position, int most) {
    await();
    return log.after(position, most);
  }

  @Override
  public long end() {
    await();
    return log.end();
  }

  @Override
  public long dropped() {
    return log.dropped();
  }
}
