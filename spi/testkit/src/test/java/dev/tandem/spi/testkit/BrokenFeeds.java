package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeBatch.Changes;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Connectors that tell their changes wrongly, each in one way. */
final class BrokenFeeds {
  /** Long enough for another thread to come between. */
  private static final long PAUSE_NANOS = 100_000;

  private static final int TURNS = 100;

  private BrokenFeeds() {}

  private static Connector changesBatches(Connector sound, UnaryOperator<List<Change>> change) {
    return new AlteredConnector(sound) {
      @Override
      public ChangeBatch changes(ChangeQuery query) {
        Changes batch = (Changes) super.changes(query);
        return new Changes(change.apply(batch.changes()), batch.next(), batch.more());
      }
    };
  }

  private static Connector changesEach(Connector sound, UnaryOperator<Change> change) {
    return changesBatches(sound, changes -> changes.stream().map(change).toList());
  }

  private static Change copy(
      Change from, long sequence, @Nullable String operationId, Change.@Nullable Transaction in) {
    return new Change(
        from.coordinate(),
        sequence,
        from.table(),
        from.kind(),
        from.id(),
        from.key(),
        from.before(),
        from.row(),
        from.version(),
        operationId,
        in,
        from.committedAt());
  }

  /** Does not tell of deletions. */
  static Connector forgetsDeletes(Connector sound) {
    return changesBatches(
        sound,
        changes -> changes.stream().filter(change -> change.kind() != Change.Kind.DELETE).toList());
  }

  /** Starts over whatever the cursor says. */
  static Connector startsAtTheBeginning(Connector sound) {
    Cursor[] first = new Cursor[1];
    return new AlteredConnector(sound) {
      @Override
      public Cursor cursor(Set<TableName> tables) {
        Cursor now = super.cursor(tables);
        if (first[0] == null) {
          first[0] = now;
        }
        return first[0];
      }

      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        TableSchema table = catalog().table(group.writes().get(0).row().schema().name().name());
        if (table != null) {
          cursor(Set.of(table.name()));
        }
        return super.write(group);
      }
    };
  }

  /** Gives the newest change first. */
  static Connector tellsTheNewestFirst(Connector sound) {
    return changesBatches(
        sound,
        changes -> {
          List<Change> reversed = new ArrayList<>(changes);
          Collections.reverse(reversed);
          return reversed;
        });
  }

  /** Numbers the changes of a row downwards. */
  static Connector countsDown(Connector sound) {
    return changesEach(
        sound,
        change -> copy(change, -change.sequence(), change.operationId(), change.transaction()));
  }

  /** Loses what does not fit into a batch. */
  static Connector dropsWhatDoesNotFit(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public ChangeBatch changes(ChangeQuery query) {
        Changes all =
            (Changes)
                super.changes(new ChangeQuery(query.tables(), query.after(), Integer.MAX_VALUE));
        boolean fits = all.changes().size() <= query.limit() || query.limit() < 5;
        return fits
            ? super.changes(query)
            : new Changes(all.changes().subList(0, query.limit()), all.next(), false);
      }
    };
  }

  /** Gives every change once only. */
  static Connector tellsOnce(Connector sound) {
    Set<String> told = new HashSet<>();
    return new AlteredConnector(sound) {
      @Override
      public ChangeBatch changes(ChangeQuery query) {
        Changes batch = (Changes) super.changes(query);
        List<Change> fresh =
            batch.changes().stream().filter(c -> told.add(c.coordinate())).toList();
        return new Changes(fresh, batch.next(), batch.more());
      }
    };
  }

  /** Remembers cursors by object instead of by token. */
  static Connector forgetsItsCursors(Connector sound) {
    Set<String> known = new HashSet<>();
    return new AlteredConnector(sound) {
      @Override
      public Cursor cursor(Set<TableName> tables) {
        known.clear();
        Cursor cursor = super.cursor(tables);
        known.add(cursor.token());
        return cursor;
      }

      @Override
      public ChangeBatch changes(ChangeQuery query) {
        boolean stale = query.limit() == 100 && !known.contains(query.after().token());
        Cursor after = stale ? cursor(query.tables()) : query.after();
        Changes batch =
            (Changes) super.changes(new ChangeQuery(query.tables(), after, query.limit()));
        if (!batch.more()) {
          known.add(batch.next().token());
        }
        return batch;
      }
    };
  }

  /** Starts at the present when a cursor makes no sense. */
  static Connector takesAnyCursor(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public ChangeBatch changes(ChangeQuery query) {
        try {
          return super.changes(query);
        } catch (PermanentConnectorException refused) {
          if (refused.code() != ErrorCode.CURSOR_INVALID) {
            throw refused;
          }
          return new Changes(List.of(), cursor(query.tables()), false);
        }
      }
    };
  }

  /** Has nothing to tell of tables that it does not have. */
  static Connector followsUnknownTables(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public ChangeBatch changes(ChangeQuery query) {
        boolean known =
            query.tables().stream().allMatch(table -> catalog().table(table.name()) != null);
        return known ? super.changes(query) : new Changes(List.of(), query.after(), false);
      }
    };
  }

  /** Tells the changes of all tables. */
  static Connector tellsOtherTables(Connector sound) {
    Set<TableName> all =
        sound.catalog().tables().stream().map(TableSchema::name).collect(Collectors.toSet());
    return new AlteredConnector(sound) {
      @Override
      public Cursor cursor(Set<TableName> tables) {
        return super.cursor(isKnown(tables) ? all : tables);
      }

      @Override
      public ChangeBatch changes(ChangeQuery query) {
        return super.changes(
            isKnown(query.tables()) ? new ChangeQuery(all, query.after(), query.limit()) : query);
      }

      private boolean isKnown(Set<TableName> tables) {
        return all.containsAll(tables);
      }
    };
  }

  /** Writes what it then refuses, and takes it back with a delete. */
  static Connector undoesByDeleting(Connector sound) {
    return new AlteredConnector(sound) {
      private final List<Change> undone = new ArrayList<>();

      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        List<WriteOutcome> outcomes = super.write(group);
        TableSchema table = catalog().table(group.writes().get(0).row().schema().name().name());
        boolean lost = outcomes.contains(new WriteOutcome.RolledBack());
        if (lost && table != null) {
          undone.add(
              new Change(
                  "undone",
                  0,
                  table.name(),
                  Change.Kind.DELETE,
                  null,
                  group.writes().get(0).key(),
                  null,
                  null,
                  null,
                  null,
                  null,
                  Instant.EPOCH));
        }
        return outcomes;
      }

      @Override
      public ChangeBatch changes(ChangeQuery query) {
        Changes batch = (Changes) super.changes(query);
        List<Change> all = new ArrayList<>(undone);
        all.addAll(batch.changes());
        return new Changes(all, batch.next(), batch.more());
      }
    };
  }

  /** Says that one operation made every change. */
  static Connector namesAWrongOperation(Connector sound) {
    return changesEach(
        sound, change -> copy(change, change.sequence(), "another", change.transaction()));
  }

  /** Marks every change as the last of its transaction. */
  static Connector marksEveryChangeAsLast(Connector sound) {
    return changesEach(
        sound,
        change -> {
          Change.Transaction in = change.transaction();
          return copy(
              change,
              change.sequence(),
              change.operationId(),
              in == null ? null : new Change.Transaction(in.id(), true));
        });
  }

  /** Takes the end of the feed after it has read, and so skips what came between. */
  static Connector skipsWhatComesBetween(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public ChangeBatch changes(ChangeQuery query) {
        Changes batch = (Changes) super.changes(query);
        if (batch.more()) {
          return batch;
        }
        for (int turn = 0; turn < TURNS && cursor(query.tables()).equals(batch.next()); turn++) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
        return new Changes(batch.changes(), cursor(query.tables()), false);
      }
    };
  }

  /** Tells changes after its end. */
  static Connector outlivesItsEnd(Connector sound) {
    AtomicLong ends = new AtomicLong();
    return new AlteredConnector(sound) {
      @Override
      public Cursor cursor(Set<TableName> tables) {
        return ends.get() > 0 ? new Cursor("any") : super.cursor(tables);
      }

      @Override
      public void close() {
        ends.incrementAndGet();
        super.close();
      }
    };
  }
}
