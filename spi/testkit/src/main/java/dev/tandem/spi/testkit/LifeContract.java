package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a connector promises of itself, of its end and of several threads. */
public interface LifeContract extends ConnectorSubject {
  /** How many threads call at once. */
  int THREADS = 4;

  /** How many calls each thread makes. */
  int ROUNDS = 25;

  /** Side, catalog and capabilities agree and stay the same. */
  @Test
  default void declaresOneSide() {
    try (ContractSession session = ContractSession.open(this)) {
      assertEquals(session.connector().side(), session.connector().catalog().side());
      for (TableSchema table : session.connector().catalog().tables()) {
        assertEquals(session.connector().side(), table.side(), table::toString);
      }
      assertEquals(session.connector().capabilities(), session.connector().capabilities());
    }
  }

  /** Closing twice is no error. */
  @Test
  default void closesTwice() {
    ContractSession session = ContractSession.open(this);
    session.close();
    session.close();
  }

  /** A closed connector refuses every read, query and write. */
  @Test
  default void refusesCallsAfterClose() {
    ContractSession session = ContractSession.open(this);
    TableName table = session.fixture().table().name();
    RowAddress address = new RowAddress.ByKey(table, session.key(0));
    Write write = session.upsert(session.fixture().row(0));
    session.close();
    assertFails(ErrorCode.CONNECTOR_CLOSED, () -> session.connector().read(List.of(address)));
    assertFails(ErrorCode.CONNECTOR_CLOSED, () -> session.connector().query(Query.all(table, 1)));
    assertFails(
        ErrorCode.CONNECTOR_CLOSED, () -> session.connector().write(WriteGroup.independent(write)));
  }

  /** Of several threads that upsert a new key at once, exactly one creates the row. */
  @Test
  default void createsOnceUnderThreads() {
    try (ContractSession session = ContractSession.open(this)) {
      AtomicInteger created = new AtomicInteger();
      Parallel.run(
          THREADS,
          thread -> {
            for (int number = 0; number < ROUNDS; number++) {
              created.addAndGet(session.applied(session.fixture().row(number)).created() ? 1 : 0);
            }
          });
      assertEquals(ROUNDS, created.get(), "rows reported as created");
    }
  }

  /** Threads that write different columns of one row do not undo each other. */
  @Test
  default void losesNoUpdateUnderThreads() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(1);
      List<ColumnSchema> columns = session.optionalColumns();
      int threads = Math.min(THREADS, columns.size());
      Row.Builder expected = Row.builder(session.fixture().table());
      for (int thread = 0; thread < threads; thread++) {
        String column = columns.get(thread).name();
        expected.set(column, session.fixture().row(1000 + ROUNDS - 1).value(column));
      }
      Parallel.run(
          threads,
          thread -> {
            String column = columns.get(thread).name();
            for (int round = 0; round < ROUNDS; round++) {
              Object value = session.fixture().row(1000 + round).value(column);
              session.applied(session.keyOnly(0).set(column, value).build());
            }
          });
      session.assertHolds(expected.build(), session.stored(0).row());
    }
  }

  /** Of several threads that write on condition of one version, exactly one succeeds. */
  @Test
  default void letsOneWriterOfAVersionWinIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(1);
      String version = session.stored(0).version();
      if (!session.has(Capability.VERSION_CHECKS)) {
        Write write = session.upsert(session.fixture().row(0)).ifVersion(version);
        assertFails(ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.apply(write));
        return;
      }
      for (int round = 0; round < THREADS; round++) {
        String seen = session.stored(0).version();
        Row row = session.variant(0, 1000 + round);
        AtomicInteger wins = new AtomicInteger();
        Parallel.run(
            THREADS,
            thread -> {
              Write write = session.upsert(row).ifVersion(seen);
              wins.addAndGet(session.apply(write).succeeded() ? 1 : 0);
            });
        assertEquals(1, wins.get(), "writers that replaced one version");
      }
    }
  }
}
