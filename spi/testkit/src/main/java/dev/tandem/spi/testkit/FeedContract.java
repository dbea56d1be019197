package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What a connector promises of its change feed. Several changes of a row may come joined; so the
 * tests look at the last one of each row.
 */
public interface FeedContract extends ConnectorSubject {
  /** How often a writer looks for the reader before it goes on alone. */
  int PATIENCE = 10_000;

  /** How long it waits between. */
  long PAUSE_NANOS = 10_000;

  /** Creations, updates and deletions appear with the state they left (T1). */
  @Test
  default void feedsEveryChangeIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      FeedProbe feed = FeedProbe.of(session);
      session.create(3);
      feed.rememberIds(3);
      session.applied(session.variant(0, 1000));
      if (session.has(Capability.DELETES)) {
        session.apply(session.delete(1));
      }
      List<Change> changes = feed.drain(100);
      feed.assertShows(changes, 0);
      feed.assertShows(changes, 1);
      feed.assertShows(changes, 2);
    }
  }

  private static boolean isUndeclared(ContractSession session) {
    if (session.has(Capability.CHANGE_FEED)) {
      return false;
    }
    Set<TableName> tables = Set.of(session.fixture().table().name());
    ChangeQuery query = new ChangeQuery(tables, new Cursor("any"), 1);
    assertFails(ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.connector().changes(query));
    assertFails(ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.connector().cursor(tables));
    return true;
  }

  /** A cursor stands behind everything committed so far. */
  @Test
  default void startsAtThePresentIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      session.create(2);
      FeedProbe feed = FeedProbe.of(session);
      feed.rememberIds(2);
      assertEquals(List.of(), feed.drain(100), "nothing happened since");
      session.applied(session.variant(1, 1000));
      List<Change> changes = feed.drain(100);
      assertTrue(changes.stream().noneMatch(change -> feed.isOf(change, 0)), "an old change");
      feed.assertShows(changes, 1);
    }
  }

  /** The changes of one row keep the order of their commits, and their sequence grows (I11). */
  @Test
  default void keepsTheOrderOfEachRowIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      FeedProbe feed = FeedProbe.of(session);
      session.create(2);
      feed.rememberIds(2);
      List<Change> changes = new ArrayList<>();
      for (int round = 0; round < 6; round++) {
        session.applied(session.variant(round % 2, 1000 + round));
        changes.addAll(feed.advance(100));
      }
      for (int number = 0; number < 2; number++) {
        long before = Long.MIN_VALUE;
        for (Change change : feed.of(changes, number)) {
          assertTrue(change.sequence() > before, "the sequence of a row grows");
          before = change.sequence();
        }
        feed.assertShows(changes, number);
      }
      List<String> coordinates = changes.stream().map(Change::coordinate).toList();
      assertEquals(changes.size(), new HashSet<>(coordinates).size(), "coordinates name changes");
    }
  }

  /** Small batches bring what a large one brings; none is larger than wanted (I2). */
  @Test
  default void limitsBatchesIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      FeedProbe feed = FeedProbe.of(session);
      int count = 7;
      session.create(count);
      feed.rememberIds(count);
      session.applied(session.variant(3, 1000));
      for (int limit : new int[] {1, 2, 5, count + 1, Integer.MAX_VALUE}) {
        List<Change> changes = feed.drain(limit);
        for (int number = 0; number < count; number++) {
          feed.assertShows(changes, number);
        }
      }
    }
  }

  /** Reading moves nothing: the same query gives the same changes again, and more (I5). */
  @Test
  default void givesTheSameChangesAgainIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      FeedProbe feed = FeedProbe.of(session);
      session.create(3);
      List<Change> first = feed.drain(100);
      assertEquals(first, feed.drain(100), "nothing happened between");
      session.applied(session.fixture().row(3));
      assertTrue(feed.drain(100).containsAll(first), "the changes of before");
    }
  }

  /** A cursor can be stored as text and used again. */
  @Test
  default void resumesFromAStoredCursorIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      FeedProbe feed = FeedProbe.of(session);
      session.create(4);
      ChangeBatch.Changes first = feed.batch(feed.start(), 2);
      assertTrue(first.more(), "more than 2 of 4 changes");
      session.connector().cursor(feed.tables());
      Cursor stored = new Cursor(first.next().token());
      ChangeBatch.Changes rest = feed.batch(stored, 100);
      assertEquals(feed.batch(first.next(), 100), rest);
      assertFalse(rest.changes().isEmpty());
      Set<String> seen = new HashSet<>();
      first.changes().forEach(change -> seen.add(change.coordinate()));
      rest.changes()
          .forEach(change -> assertFalse(seen.contains(change.coordinate()), "seen before"));
    }
  }

  /** A cursor that was not handed out is refused, never taken for another place. */
  @Test
  default void refusesCursorsItDidNotIssueIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      session.create(2);
      Set<TableName> tables = Set.of(session.fixture().table().name());
      for (String token : new String[] {"no-such-cursor", "999999999", "0", "\u0001\uffff"}) {
        ChangeQuery query = new ChangeQuery(tables, new Cursor(token), 5);
        assertFails(ErrorCode.CURSOR_INVALID, () -> session.connector().changes(query));
      }
    }
  }

  /** Only tables of the catalog can be followed. */
  @Test
  default void followsNoUnknownTablesIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      FeedProbe feed = FeedProbe.of(session);
      Set<TableName> unknown =
          Set.of(new TableName(session.connector().side(), "tandem_no_such_table"));
      ChangeQuery query = new ChangeQuery(unknown, feed.start(), 5);
      assertFails(ErrorCode.UNKNOWN_TABLE, () -> session.connector().cursor(unknown));
      assertFails(ErrorCode.UNKNOWN_TABLE, () -> session.connector().changes(query));
    }
  }

  /** Changes of other tables do not appear. A fixture without lookup has nothing to prove. */
  @Test
  default void tellsOnlyTheTablesThatAreFollowedIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      ContractFixture.LookupSample lookup = session.fixture().lookup();
      if (isUndeclared(session) || lookup == null) {
        return;
      }
      FeedProbe feed = FeedProbe.of(session);
      session.createTarget(lookup.target(), lookup.target().row(3));
      session.create(1);
      TableName table = session.fixture().table().name();
      boolean other = !lookup.target().table().name().equals(table);
      for (Change change : feed.drain(100)) {
        assertTrue(!other || change.table().equals(table), () -> "a change of " + change.table());
      }
    }
  }

  /** What was refused or rolled back is no change. */
  @Test
  default void tellsNothingOfRefusedWritesIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      FeedProbe feed = FeedProbe.of(session);
      Write wrong = session.upsert(session.withUnknownColumn(session.fixture().row(0)));
      assertInstanceOf(WriteOutcome.Rejected.class, session.apply(wrong));
      if (session.has(Capability.ATOMIC_GROUPS)) {
        Write sound = session.upsert(session.fixture().row(1));
        session.connector().write(WriteGroup.atomic(sound, wrong));
      }
      assertEquals(List.of(), feed.drain(100));
    }
  }

  /** What the system says about transactions and operations is true (I13). */
  @Test
  default void tellsWhatWasCommittedTogetherIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      FeedProbe feed = FeedProbe.of(session);
      List<Write> writes = new ArrayList<>();
      int count = Math.min(3, session.connector().capabilities().maxGroupSize());
      for (int number = 0; number < count; number++) {
        writes.add(session.upsert(session.fixture().row(number)));
      }
      boolean atomic = session.has(Capability.ATOMIC_GROUPS);
      session.connector().write(new WriteGroup(writes, atomic));
      feed.rememberIds(count);
      List<Change> changes = feed.drain(100);
      for (int number = 0; number < count; number++) {
        String made = feed.last(changes, number).operationId();
        assertTrue(
            made == null || made.equals(writes.get(number).operationId()),
            () -> "no such operation wrote the row: " + made);
      }
      feed.assertTransactions(changes, atomic);
    }
  }

  /** A reader that follows while several threads write misses nothing (T1). */
  @Test
  default void missesNothingUnderThreadsIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      FeedProbe feed = FeedProbe.of(session);
      int writers = 3;
      List<Change> changes = new ArrayList<>();
      AtomicInteger looks = new AtomicInteger();
      Parallel.run(
          writers + 1,
          thread -> {
            for (int round = 0; round < LifeContract.ROUNDS; round++) {
              if (thread == writers) {
                looks.set(round == LifeContract.ROUNDS - 1 ? Integer.MAX_VALUE : round);
                changes.addAll(feed.advance(3));
              } else {
                await(looks, round);
                session.applied(session.fixture().row(round * writers + thread));
              }
            }
          });
      changes.addAll(feed.advance(100));
      int count = writers * LifeContract.ROUNDS;
      feed.rememberIds(count);
      for (int number = 0; number < count; number++) {
        feed.assertShows(changes, number);
      }
    }
  }

  /** Keeps the writers beside the reader, whose every look then meets a write. */
  private static void await(AtomicInteger looks, int round) {
    for (int turns = 0; looks.get() < round && turns < PATIENCE; turns++) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** A closed connector tells no changes. */
  @Test
  default void tellsNoChangesAfterCloseIfDeclared() {
    ContractSession session = ContractSession.open(this);
    boolean undeclared = isUndeclared(session);
    FeedProbe feed = undeclared ? null : FeedProbe.of(session);
    session.close();
    if (feed != null) {
      ChangeQuery query = new ChangeQuery(feed.tables(), feed.start(), 1);
      assertFails(ErrorCode.CONNECTOR_CLOSED, () -> session.connector().changes(query));
      assertFails(ErrorCode.CONNECTOR_CLOSED, () -> session.connector().cursor(feed.tables()));
    }
  }
}
