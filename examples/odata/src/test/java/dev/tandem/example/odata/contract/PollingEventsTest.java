package dev.tandem.example.odata.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.ContractFixture;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes found by looking again. */
class PollingEventsTest {
  private final Environment environment = Environment.withOwnTables(SampleTables.finance());
  private final ContractFixture rows = ContractFixture.derive(SampleTables.finance());
  private final Set<TableName> tables = Set.of(rows.table().name());
  private int operations;

  @AfterEach
  void close() {
    environment.close();
  }

  private void write(Connector connector, Write write) {
    assertThat(connector.write(WriteGroup.independent(write)).get(0).succeeded()).isTrue();
  }

  private Write upsert(int number) {
    Row row = rows.row(number);
    return Write.upsert("upsert " + ++operations, rows.keyOf(row), row);
  }

  private Write delete(int number) {
    Row none = Row.builder(rows.table()).build();
    return Write.delete("delete " + ++operations, rows.keyOf(rows.row(number)), none);
  }

  private ChangeBatch.Changes changes(Connector connector, Cursor after) {
    return (ChangeBatch.Changes) connector.changes(new ChangeQuery(tables, after, 100));
  }

  @Test
  void findsWhatCameChangedAndWentSinceTheLastLook() {
    try (Connector connector = environment.openEmptyWithPolling()) {
      write(connector, upsert(0));
      Cursor start = connector.cursor(tables);
      write(connector, upsert(1));
      write(connector, upsert(0));
      ChangeBatch.Changes first = changes(connector, start);
      assertThat(first.changes()).extracting(Change::kind).containsOnly(Change.Kind.UPSERT);
      assertThat(first.changes())
          .extracting(Change::key)
          .containsExactlyInAnyOrder(rows.keyOf(rows.row(0)), rows.keyOf(rows.row(1)));
      write(connector, delete(0));
      List<Change> second = changes(connector, first.next()).changes();
      assertThat(second).extracting(Change::kind).containsExactly(Change.Kind.DELETE);
      assertThat(second.get(0).key()).isEqualTo(rows.keyOf(rows.row(0)));
    }
  }

  // I10
  @Test
  void knowsNothingFromBeforeItsProcess() throws InterruptedException {
    Cursor old;
    try (Connector earlier = environment.openEmptyWithPolling()) {
      old = earlier.cursor(tables);
    }
    Thread.sleep(2);
    try (Connector later = environment.openEmptyWithPolling()) {
      assertThat(later.changes(new ChangeQuery(tables, old, 10)))
          .isInstanceOf(ChangeBatch.Expired.class);
    }
  }
}
