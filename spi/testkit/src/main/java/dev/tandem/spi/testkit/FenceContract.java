package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What a connector promises of fences: a worker that lost its partition writes no more (I8, T6).
 */
public interface FenceContract extends ConnectorSubject {
  /** The partition of most tests. */
  String PARTITION = "tandem contract";

  /** Where fences are not declared, none can be raised, and those of writes are ignored. */
  @Test
  default void ignoresFencesUnlessDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (!session.has(Capability.FENCES)) {
        Fence fence = new Fence(PARTITION, 2);
        assertFails(ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.connector().raiseFence(fence));
      }
      Write write = session.upsert(session.fixture().row(0));
      WriteGroup group = WriteGroup.independent(write).under(new Fence(PARTITION, 1));
      assertInstanceOf(WriteOutcome.Applied.class, session.connector().write(group).get(0));
    }
  }

  /** Every write of an older generation is answered Fenced and has no effect. */
  @Test
  default void refusesOlderGenerationsIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (!session.has(Capability.FENCES)) {
        return;
      }
      assertTrue(session.connector().raiseFence(new Fence(PARTITION, 2)), "the first fence");
      Write first = session.upsert(session.fixture().row(0));
      Write second = session.upsert(session.fixture().row(1));
      List<WriteOutcome> fenced = List.of(new WriteOutcome.Fenced(), new WriteOutcome.Fenced());
      Fence old = new Fence(PARTITION, 1);
      WriteGroup group = WriteGroup.independent(first, second);
      assertEquals(fenced, session.connector().write(group.under(old)));
      if (session.has(Capability.ATOMIC_GROUPS)) {
        WriteGroup atomic = WriteGroup.atomic(first, second);
        assertEquals(fenced, session.connector().write(atomic.under(old)));
      }
      assertNull(session.find(0));
      assertNull(session.find(1));
      if (session.has(Capability.OPERATION_LEDGER)) {
        assertEquals(Map.of(), session.connector().accepted(List.of(first.operationId())));
      }
      assertWrites(session, new Fence(PARTITION, 2), 0);
    }
  }

  private static void assertWrites(ContractSession session, Fence fence, int number) {
    Write write = session.upsert(session.fixture().row(number));
    WriteOutcome outcome =
        session.connector().write(WriteGroup.independent(write).under(fence)).get(0);
    assertInstanceOf(WriteOutcome.Applied.class, outcome, fence::toString);
  }

  /** A fence concerns its partition alone, and nobody who writes without one. */
  @Test
  default void keepsPartitionsApartIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (!session.has(Capability.FENCES)) {
        return;
      }
      session.connector().raiseFence(new Fence(PARTITION, 5));
      assertWrites(session, new Fence(PARTITION + " 2", 1), 0);
      session.applied(session.fixture().row(1));
      assertTrue(session.connector().raiseFence(new Fence(PARTITION + " 2", 1)), "another one");
    }
  }

  /** A fence never goes back: an older generation learns that it does not hold. */
  @Test
  default void neverLowersAFenceIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (!session.has(Capability.FENCES)) {
        return;
      }
      assertTrue(session.connector().raiseFence(new Fence(PARTITION, 3)), "raised");
      assertFalse(session.connector().raiseFence(new Fence(PARTITION, 2)), "lower");
      assertTrue(session.connector().raiseFence(new Fence(PARTITION, 3)), "raised again");
      Write write = session.upsert(session.fixture().row(0));
      WriteGroup group = WriteGroup.independent(write).under(new Fence(PARTITION, 2));
      assertEquals(List.of(new WriteOutcome.Fenced()), session.connector().write(group));
      assertWrites(session, new Fence(PARTITION, 4), 1);
    }
  }

  /** Once a fence is raised, nothing of an older generation takes effect, however it races. */
  @Test
  default void stopsWritesUnderWayIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      if (!session.has(Capability.FENCES)) {
        return;
      }
      session.create(1);
      for (int round = 0; round < LifeContract.ROUNDS; round++) {
        Fence old = new Fence(PARTITION, 2 * round + 1);
        AtomicReference<StoredRow> seen = new AtomicReference<>();
        Parallel.run(
            LifeContract.THREADS,
            thread -> {
              if (thread == 0) {
                session.connector().raiseFence(new Fence(PARTITION, old.generation() + 1));
                seen.set(session.stored(0));
              } else {
                Write write = session.upsert(session.variant(0, 1000 + thread));
                session.connector().write(WriteGroup.independent(write).under(old));
              }
            });
        assertEquals(seen.get(), session.stored(0), "the row after the fence was raised");
      }
    }
  }
}
