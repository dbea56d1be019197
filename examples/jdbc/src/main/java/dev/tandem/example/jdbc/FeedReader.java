package dev.tandem.example.jdbc;

import dev.tandem.example.jdbc.ChangeLog.Logged;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.rules.KeyedTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers questions for changes in one transaction. */
final class FeedReader {
  private final Counters counters;
  private final ChangeLog log;
  private final RowReader reader;

  FeedReader(Session session) throws SQLException {
    counters = session.cache().counters();
    log = new ChangeLog(session);
    reader = new RowReader(session);
  }

  ChangeBatch changes(ChangeQuery query) throws SQLException {
    Set<KeyedTable> tables = tables(query.tables());
    FeedCursor cursors = new FeedCursor(tables, counters);
    long after = cursors.read(query.after());
    if (log.hasForgotten(tables, after)) {
      return new ChangeBatch.Expired("changes behind place %d are no longer kept".formatted(after));
    }
    long end = counters.position();
    List<Logged> found = log.read(tables, after, end, query.limit(), counters.epoch());
    boolean full = found.size() == query.limit();
    long last = full ? found.get(found.size() - 1).position() : end;
    return new ChangeBatch.Changes(
        found.stream().map(Logged::change).toList(), cursors.write(last), last < end);
  }

  Cursor cursor(Set<TableName> names) {
    return new FeedCursor(tables(names), counters).write(counters.position());
  }

  private Set<KeyedTable> tables(Set<TableName> names) {
    return names.stream()
        .map(name -> reader.table(name.side(), name.name()))
        .collect(Collectors.toSet());
  }
}
