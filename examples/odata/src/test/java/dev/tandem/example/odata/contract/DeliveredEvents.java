package dev.tandem.example.odata.contract;

import dev.tandem.example.odata.side.DataEvent;
import dev.tandem.example.odata.side.EventLog;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The events that a finance side has raised so far. */
final class DeliveredEvents implements EventLog {
  private final Connector side;
  private final Set<TableName> tables;
  private final List<DataEvent> events = new ArrayList<>();
  private Cursor cursor;

  DeliveredEvents(Connector side) {
    this.side = side;
    tables =
        side.catalog().tables().stream()
            .map(TableSchema::name)
            .collect(Collectors.toUnmodifiableSet());
    cursor = side.cursor(tables);
  }

  private void deliver() {
    ChangeBatch batch = side.changes(new ChangeQuery(tables, cursor, Integer.MAX_VALUE));
    ChangeBatch.Changes changes = (ChangeBatch.Changes) batch;
    for (Change change : changes.changes()) {
      KeyValues key = Objects.requireNonNull(change.key());
      long position = events.size() + 1L;
      events.add(new DataEvent(position, change.table(), change.kind(), key, change.committedAt()));
    }
    cursor = changes.next();
  }

  @Override
  public synchronized List<DataEvent> after(long position, int most) {
    deliver();
    int from = Math.toIntExact(Math.min(position, events.size()));
    return List.copyOf(events.subList(from, Math.min(events.size(), from + most)));
  }

  @Override
  public synchronized long end() {
    deliver();
    return events.size();
  }

  @Override
  public long dropped() {
    return 0;
  }
}
