package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connector promises of writes that travel together. */
public interface GroupContract extends ConnectorSubject {
  /** Larger declared groups are not tried: building one would take the time of the whole test. */
  int LARGEST_TRIED = 50_000;

  /** One outcome per write, in order; a write that is refused does not touch its neighbours. */
  @Test
  default void answersEachWriteInOrder() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(1);
      List<Write> writes = new ArrayList<>();
      writes.add(session.upsert(session.variant(0, 1000)));
      writes.add(refused(session, 1));
      writes.add(session.upsert(session.fixture().row(2)));
      writes.add(session.upsert(session.variant(2, 1001)));
      int most = Math.min(writes.size(), session.connector().capabilities().maxGroupSize());
      List<Write> sent = writes.subList(0, most);
      List<WriteOutcome> outcomes = session.connector().write(new WriteGroup(sent, false));
      assertEquals(most, outcomes.size(), "one outcome per write");
      List<String> expected = List.of("updated", "refused", "created", "updated");
      assertEquals(expected.subList(0, most), outcomes.stream().map(GroupContract::word).toList());
      assertNull(session.find(1), "the refused row");
      if (most == writes.size()) {
        session.assertHolds(session.variant(2, 1001), session.stored(2).row());
      }
    }
  }

  private static String word(WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Applied applied) {
      return applied.created() ? "created" : "updated";
    }
    return outcome instanceof WriteOutcome.Rejected ? "refused" : outcome.toString();
  }

  private static Write refused(ContractSession session, int number) {
    Row row = session.withUnknownColumn(session.fixture().row(number));
    return Write.upsert("refused-" + number, session.key(number), row);
  }

  /** An atomic group without fault is applied whole. */
  @Test
  default void appliesAtomicGroupsIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      Write first = session.upsert(session.fixture().row(0));
      if (!session.has(Capability.ATOMIC_GROUPS)) {
        assertFails(
            ErrorCode.CAPABILITY_NOT_DECLARED,
            () -> session.connector().write(WriteGroup.atomic(first)));
        assertNull(session.find(0), "nothing is applied");
        return;
      }
      WriteGroup group =
          WriteGroup.atomic(
              first,
              session.upsert(session.fixture().row(1)),
              session.upsert(session.variant(0, 1000)));
      assertEquals(
          List.of("created", "created", "updated"),
          session.connector().write(group).stream().map(GroupContract::word).toList());
      session.assertHolds(session.variant(0, 1000), session.stored(0).row());
      session.stored(1);
    }
  }

  /** An atomic group with a fault leaves everything as it was: rows, versions and ledger. */
  @Test
  default void rollsAtomicGroupsBackIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (!session.has(Capability.ATOMIC_GROUPS)) {
        assertFails(
            ErrorCode.CAPABILITY_NOT_DECLARED,
            () -> session.connector().write(WriteGroup.atomic(refused(session, 0))));
        return;
      }
      session.create(1);
      StoredRow before = session.stored(0);
      Write update = session.upsert(session.variant(0, 1000));
      WriteGroup group =
          WriteGroup.atomic(update, refused(session, 1), session.upsert(session.fixture().row(2)));
      List<WriteOutcome> outcomes = session.connector().write(group);
      assertEquals(3, outcomes.size(), "one outcome per write");
      assertEquals(new WriteOutcome.RolledBack(), outcomes.get(0), "before the culprit");
      assertInstanceOf(WriteOutcome.Rejected.class, outcomes.get(1), "the culprit");
      assertEquals(new WriteOutcome.RolledBack(), outcomes.get(2), "after the culprit");
      assertEquals(before, session.stored(0), "the updated row is as it was");
      assertNull(session.find(2), "the row after the culprit");
      assertInstanceOf(WriteOutcome.Applied.class, session.apply(update), "tried once more");
    }
  }

  /** A group larger than declared is refused as a whole. */
  @Test
  default void refusesOversizedGroups() {
    try (ContractSession session = ContractSession.open(this)) {
      int most = session.connector().capabilities().maxGroupSize();
      if (most > LARGEST_TRIED) {
        return;
      }
      List<Write> writes = new ArrayList<>();
      for (int number = 0; number <= most; number++) {
        writes.add(session.upsert(session.fixture().row(number % 1000)));
      }
      WriteGroup group = new WriteGroup(writes, false);
      assertFails(ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.connector().write(group));
      assertNull(session.find(0), "nothing is applied");
    }
  }
}
