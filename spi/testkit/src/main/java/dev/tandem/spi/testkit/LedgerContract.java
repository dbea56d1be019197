package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a connector promises of its ledger of accepted operations (T4). */
public interface LedgerContract extends ConnectorSubject {

  /**
   * The ledger names what took effect, with the version of then and the identifier of the row, even
   * if that is gone, and nothing else.
   */
  @Test
  default void tellsAcceptedOperationsIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      Write first = session.upsert(session.fixture().row(0));
      Map<String, AcceptedOperation> expected = new HashMap<>();
      expected.put(first.operationId(), proof(session, first));
      session.applied(session.variant(0, 1000));
      List<String> asked = new ArrayList<>(List.of(first.operationId(), "tandem-never-sent"));
      if (session.has(Capability.DELETES)) {
        Write delete = session.delete(0);
        asked.add(delete.operationId());
        expected.put(delete.operationId(), proof(session, delete));
      }
      assertEquals(expected, session.connector().accepted(asked));
      assertEquals(Map.of(), session.connector().accepted(List.of()), "no question, no answer");
    }
  }

  private static AcceptedOperation proof(ContractSession session, Write write) {
    WriteOutcome.Applied applied =
        assertInstanceOf(WriteOutcome.Applied.class, session.apply(write));
    return new AcceptedOperation(write.operationId(), applied.version(), applied.id());
  }

  private static boolean isUndeclared(ContractSession session) {
    if (session.has(Capability.OPERATION_LEDGER)) {
      return false;
    }
    assertFails(
        ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.connector().accepted(List.of("any")));
    return true;
  }

  /** What was refused, in conflict or rolled back was not accepted. */
  @Test
  default void acceptsNothingWithoutEffectIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      session.create(1);
      List<String> asked = new ArrayList<>();
      Write wrong = session.upsert(session.withUnknownColumn(session.fixture().row(1)));
      session.apply(wrong);
      asked.add(wrong.operationId());
      if (session.has(Capability.VERSION_CHECKS)) {
        Write late = session.upsert(session.variant(0, 1000)).ifVersion("tandem-no-version");
        session.apply(late);
        asked.add(late.operationId());
      }
      if (session.has(Capability.ATOMIC_GROUPS)) {
        Write sound = session.upsert(session.fixture().row(2));
        session.connector().write(WriteGroup.atomic(sound, wrong));
        asked.add(sound.operationId());
      }
      assertEquals(Map.of(), session.connector().accepted(asked));
    }
  }

  /** A long list of operations is answered whole. */
  @Test
  default void answersAboutManyOperationsIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      Write write = session.upsert(session.fixture().row(0));
      session.apply(write);
      List<String> asked = new ArrayList<>();
      for (int number = 0; number < 2000; number++) {
        asked.add("tandem-never-sent-" + number);
      }
      asked.add(write.operationId());
      assertEquals(
          Set.of(write.operationId()), session.connector().accepted(asked).keySet(), "accepted");
    }
  }

  /** Of several threads that send one operation at once, exactly one has an effect (I5, I9). */
  @Test
  default void acceptsOnceUnderThreadsIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (isUndeclared(session)) {
        return;
      }
      AtomicInteger applied = new AtomicInteger();
      List<Write> writes = new ArrayList<>();
      for (int number = 0; number < LifeContract.ROUNDS; number++) {
        writes.add(session.upsert(session.fixture().row(number)));
      }
      Parallel.run(
          LifeContract.THREADS,
          thread ->
              writes.forEach(
                  write -> {
                    WriteOutcome outcome = session.apply(write);
                    applied.addAndGet(outcome instanceof WriteOutcome.Applied ? 1 : 0);
                  }));
      assertEquals(writes.size(), applied.get(), "operations that had an effect");
    }
  }
}
