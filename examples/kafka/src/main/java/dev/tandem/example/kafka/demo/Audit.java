package dev.tandem.example.kafka.demo;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.sync.SyncCounters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Looks at both systems and the store from outside. One thread. */
public final class Audit {
  private static final int PAGE = 1000;

  private final Site site;
  private final Map<Side, Cursor> starts = new EnumMap<>(Side.class);

  /** Begins now: what is counted is what happens from here on. */
  public Audit(Site site) {
    this.site = site;
    for (Side side : Side.values()) {
      starts.put(side, site.side(side).cursor(Set.of(table(side))));
    }
  }

  private static TableName table(Side side) {
    return new TableName(side, Customers.table(side));
  }

  /** The names of all customers of a side by their numbers. */
  public Map<String, String> rows(Side side) {
    Map<String, String> rows = new TreeMap<>();
    Query query = Query.all(table(side), PAGE);
    for (Page page = site.side(side).query(query); ; page = site.side(side).query(query)) {
      for (StoredRow stored : page.rows()) {
        rows.put(
            String.valueOf(stored.row().value(Customers.column(side, "number"))),
            String.valueOf(stored.row().value(Customers.column(side, "name"))));
      }
      if (page.nextToken() == null) {
        return rows;
      }
      query = query.from(page.nextToken());
    }
  }

  /** Every change of a side since the beginning, its echoes included. */
  public List<Change> changes(Side side) {
    List<Change> changes = new ArrayList<>();
    Cursor place = Objects.requireNonNull(starts.get(side));
    boolean more = true;
    while (more) {
      ChangeBatch batch =
          site.side(side).changes(new ChangeQuery(Set.of(table(side)), place, PAGE));
      if (!(batch instanceof ChangeBatch.Changes read)) {
        throw new IllegalStateException("the log of %s was cut off: %s".formatted(side, batch));
      }
      changes.addAll(read.changes());
      place = read.next();
      more = read.more();
    }
    return changes;
  }

  /** The operations that had more than one effect; none if all is well. */
  public Set<String> doubled() {
    Set<String> seen = new HashSet<>();
    Set<String> doubled = new HashSet<>();
    for (Side side : Side.values()) {
      for (Change change : changes(side)) {
        String operation = change.operationId();
        if (operation != null && !seen.add(operation)) {
          doubled.add(operation);
        }
      }
    }
    return doubled;
  }

  /** How many changes there were on both sides. */
  public long made() {
    return (long) changes(Side.DATAVERSE).size() + changes(Side.FINANCE).size();
  }

  /** What became of them so far. */
  public SyncCounters counters() {
    return SyncCounters.of(site.store().counts(), null, null);
  }

  /** Whether every change was received and nothing is left to do. */
  public boolean isSettled() {
    SyncCounters before = counters();
    return before.waiting() == 0 && before.received() == made();
  }
}
