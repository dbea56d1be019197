package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connector promises of single writes. */
public interface WriteContract extends ConnectorSubject {

  /** An upsert creates a row and the next one with its key updates it (LIVE-19, UND-23). */
  @Test
  default void upsertCreatesThenUpdates() {
    try (ContractSession session = ContractSession.open(this)) {
      assertTrue(session.applied(session.fixture().row(0)).created(), "the first upsert creates");
      Row changed = session.variant(0, 1000);
      assertFalse(session.applied(changed).created(), "the second upsert updates");
      session.assertHolds(changed, session.stored(0).row());
    }
  }

  /** A new row takes the key columns that it leaves absent from the key of the write. */
  @Test
  default void takesKeyColumnsFromTheKey() {
    try (ContractSession session = ContractSession.open(this)) {
      Row whole = session.fixture().row(0);
      Row.Builder row = whole.toBuilder();
      for (String column : session.fixture().key().columns()) {
        if (column.indexOf('.') < 0) {
          row.remove(column);
        }
      }
      WriteOutcome outcome = session.apply(Write.upsert("no-key", session.key(0), row.build()));
      assertInstanceOf(WriteOutcome.Applied.class, outcome);
      session.assertHolds(whole, session.stored(0).row());
    }
  }

  /** A column that the write does not mention keeps its value (MAP-21, NUL-1). */
  @Test
  default void leavesAbsentColumnsAlone() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(1);
      Row.Builder expected = session.fixture().row(0).toBuilder();
      Row other = session.fixture().row(1001);
      for (ColumnSchema column : session.optionalColumns()) {
        Object value = other.value(column.name());
        session.applied(session.keyOnly(0).set(column.name(), value).build());
        expected.set(column.name(), value);
        session.assertHolds(expected.build(), session.stored(0).row());
      }
      session.applied(session.keyOnly(0).build());
      session.assertHolds(expected.build(), session.stored(0).row());
    }
  }

  /** A column that the write makes blank is blank (NUL-2). */
  @Test
  default void clearsBlankColumns() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(1);
      for (ColumnSchema column : session.optionalColumns()) {
        session.applied(session.keyOnly(0).set(column.name(), null).build());
        assertTrue(session.stored(0).row().isBlank(column.name()), column.name() + " is blank");
      }
    }
  }

  /** A delete removes the row; one that is not there is no error (UND-24). */
  @Test
  default void deletesIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(2);
      if (!session.has(Capability.DELETES)) {
        assertFails(ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.apply(session.delete(0)));
        session.stored(0);
        return;
      }
      assertEquals(new WriteOutcome.Applied(null, false), session.apply(session.delete(0)));
      assertNull(session.find(0), "the row is gone");
      session.stored(1);
      assertEquals(new WriteOutcome.Applied(null, false), session.apply(session.delete(0)));
      assertTrue(session.applied(session.fixture().row(0)).created(), "the key is free again");
    }
  }

  /** Every write gives the row a new version, and answers with it. */
  @Test
  default void changesTheVersionWithEveryWrite() {
    try (ContractSession session = ContractSession.open(this)) {
      String first = session.applied(session.fixture().row(0)).version();
      assertEquals(session.stored(0).version(), first, "version after the create");
      String second = session.applied(session.variant(0, 1000)).version();
      assertEquals(session.stored(0).version(), second, "version after the update");
      assertNotEquals(first, second);
    }
  }

  /** An answer that names the row names the right one, and none after a delete. */
  @Test
  default void namesTheRowItWrote() {
    try (ContractSession session = ContractSession.open(this)) {
      WriteOutcome.Applied created = session.applied(session.fixture().row(0));
      WriteOutcome.Applied updated = session.applied(session.variant(0, 1000));
      String column = session.fixture().table().primaryId();
      Object id = column == null ? null : session.stored(0).row().value(column);
      for (WriteOutcome.Applied applied : List.of(created, updated)) {
        assertTrue(applied.id() == null || applied.id().equals(id), () -> "not " + applied.id());
      }
    }
  }

  /** A write on condition of a version takes effect only while it holds. */
  @Test
  default void checksVersionsIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(1);
      String old = session.stored(0).version();
      Write first = session.upsert(session.variant(0, 1000)).ifVersion(old);
      if (!session.has(Capability.VERSION_CHECKS)) {
        assertFails(ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.apply(first));
        assertEquals(old, session.stored(0).version());
        return;
      }
      assertInstanceOf(WriteOutcome.Applied.class, session.apply(first));
      StoredRow now = session.stored(0);
      WriteOutcome conflict = new WriteOutcome.Conflict(now.version());
      Write second = session.upsert(session.variant(0, 1001)).ifVersion(old);
      assertEquals(conflict, session.apply(second), "the version has gone by");
      assertEquals(now, session.stored(0), "a conflict changes nothing");
      if (session.has(Capability.DELETES)) {
        assertEquals(conflict, session.apply(session.delete(0).ifVersion(old)));
        session.stored(0);
      }
      Write missing = session.upsert(session.fixture().row(5)).ifVersion(old);
      assertEquals(new WriteOutcome.Conflict(null), session.apply(missing), "no row, no version");
      assertNull(session.find(5));
    }
  }

  /** A write may demand that there is no row yet; then it never updates one. */
  @Test
  default void createsOnlyAbsentRowsIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      Write first = session.upsert(session.fixture().row(0)).ifVersion(Write.ABSENT);
      if (!session.has(Capability.VERSION_CHECKS)) {
        assertFails(ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.apply(first));
        assertNull(session.find(0), "nothing is applied");
        return;
      }
      WriteOutcome.Applied created =
          assertInstanceOf(WriteOutcome.Applied.class, session.apply(first));
      assertTrue(created.created(), "the row is new");
      StoredRow now = session.stored(0);
      WriteOutcome conflict = new WriteOutcome.Conflict(now.version());
      Write second = session.upsert(session.variant(0, 1000)).ifVersion(Write.ABSENT);
      assertEquals(conflict, session.apply(second), "there is a row");
      if (session.has(Capability.DELETES)) {
        assertEquals(conflict, session.apply(session.delete(0).ifVersion(Write.ABSENT)));
      }
      assertEquals(now, session.stored(0), "a conflict changes nothing");
    }
  }

  /** An operation that was applied is not applied again (I6). */
  @Test
  default void remembersAppliedOperationsIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      Write write = session.upsert(session.fixture().row(0));
      WriteOutcome.Applied first =
          assertInstanceOf(WriteOutcome.Applied.class, session.apply(write));
      session.applied(session.variant(0, 1000));
      StoredRow now = session.stored(0);
      WriteOutcome again = session.apply(write);
      if (!session.has(Capability.OPERATION_LEDGER)) {
        assertInstanceOf(WriteOutcome.Applied.class, again, "no ledger is declared");
        return;
      }
      assertEquals(new WriteOutcome.Duplicate(first.version(), first.id()), again);
      assertEquals(now, session.stored(0), "a duplicate changes nothing");
      WriteGroup twice = WriteGroup.independent(session.upsert(session.fixture().row(1)), write);
      List<WriteOutcome> outcomes = session.connector().write(twice);
      assertTrue(outcomes.get(0) instanceof WriteOutcome.Applied, "a new operation beside it");
      assertEquals(new WriteOutcome.Duplicate(first.version(), first.id()), outcomes.get(1));
    }
  }

  /** An operation that was rejected is not remembered: mended, it is tried again. */
  @Test
  default void triesRejectedOperationsAgain() {
    try (ContractSession session = ContractSession.open(this)) {
      Row row = session.fixture().row(0);
      Write wrong = Write.upsert("again", session.key(0), session.withUnknownColumn(row));
      assertInstanceOf(WriteOutcome.Rejected.class, session.apply(wrong));
      Write mended = Write.upsert("again", session.key(0), row);
      assertInstanceOf(WriteOutcome.Applied.class, session.apply(mended));
    }
  }
}
