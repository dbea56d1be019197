package dev.tandem.example.odata.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.odata.finance.events.DeliveredEventLog;
import dev.tandem.example.odata.finance.events.EventMessage;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Change.Kind;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.ContractFixture;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.spi.value.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that come twice, late, in the wrong order, or not at all. */
class LateEventsTest {
  private static final Environment ENVIRONMENT = Environment.withOwnTables(SampleTables.finance());
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final String ENTITY = "SmpLineEntity";

  @TempDir private Path folder = Path.of("");

  private final ContractFixture rows = ContractFixture.derive(SampleTables.finance());
  private final Set<TableName> tables = Set.of(rows.table().name());
  private final ManualClock clock = ManualClock.at(START);
  private DeliveredEventLog log;
  private int numbers;

  @AfterAll
  static void stop() {
    ENVIRONMENT.close();
  }

  @BeforeEach
  void openHere() {
    log = open();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private DeliveredEventLog open() {
    return DeliveredEventLog.open(folder.resolve("events.db"), clock);
  }

  private void write(Connector connector, Write write) {
    assertThat(connector.write(WriteGroup.independent(write)).get(0).succeeded()).isTrue();
  }

  private Write upsert(int number) {
    return Write.upsert("upsert " + ++numbers, rows.keyOf(rows.row(number)), rows.row(number));
  }

  private Write delete(int number) {
    Row none = Row.builder(rows.table()).build();
    return Write.delete("delete " + ++numbers, rows.keyOf(rows.row(number)), none);
  }

  private EventMessage event(Kind kind, int number) {
    Row row = rows.row(number);
    String key =
        "{\"dataAreaId\":\"%s\",\"NUMBER\":\"%s\",\"LINE\":%s}"
            .formatted(row.value("dataAreaId"), row.value("NUMBER"), row.value("LINE"));
    return new EventMessage("event " + ++numbers, numbers, ENTITY, kind, key, START);
  }

  private ChangeBatch.Changes changes(Connector connector, Cursor after) {
    return (ChangeBatch.Changes) connector.changes(new ChangeQuery(tables, after, 100));
  }

  @Test
  void anEventThatComesTwiceIsTold0nce() {
    try (Connector connector = ENVIRONMENT.openEmptyWith(log)) {
      Cursor start = connector.cursor(tables);
      write(connector, upsert(0));
      EventMessage event = event(Kind.UPSERT, 0);
      log.append(List.of(event));
      ChangeBatch.Changes first = changes(connector, start);
      assertThat(first.changes()).hasSize(1);
      log.append(List.of(event, event));
      assertThat(changes(connector, first.next()).changes()).isEmpty();
      assertThat(first.changes().get(0).committedAt()).isEqualTo(START);
    }
  }

  // I11: the creation of a row overtakes its deletion.
  @Test
  void aDeletionIsToldAlthoughAnOlderEventComesAfterIt() {
    try (Connector connector = ENVIRONMENT.openEmptyWith(log)) {
      Cursor start = connector.cursor(tables);
      write(connector, upsert(0));
      write(connector, delete(0));
      log.append(List.of(event(Kind.DELETE, 0), event(Kind.UPSERT, 0)));
      List<Change> told = changes(connector, start).changes();
      assertThat(told).extracting(Change::kind).containsExactly(Kind.DELETE);
      assertThat(told.get(0).key()).isEqualTo(rows.keyOf(rows.row(0)));
    }
  }

  @Test
  void aRowThatCameBackIsToldAlthoughItsOlderDeletionComesLater() {
    try (Connector connector = ENVIRONMENT.openEmptyWith(log)) {
      Cursor start = connector.cursor(tables);
      write(connector, upsert(0));
      log.append(List.of(event(Kind.UPSERT, 0), event(Kind.DELETE, 0)));
      ChangeBatch.Changes told = changes(connector, start);
      assertThat(told.changes()).extracting(Change::kind).containsExactly(Kind.UPSERT);
      log.append(List.of(event(Kind.DELETE, 0)));
      assertThat(changes(connector, told.next()).changes()).isEmpty();
    }
  }

  // I5, I10
  @Test
  void cursorsOutliveARestart() {
    Cursor start;
    try (Connector connector = ENVIRONMENT.openEmptyWith(log)) {
      start = connector.cursor(tables);
      write(connector, upsert(0));
      log.append(List.of(event(Kind.UPSERT, 0)));
    }
    log.close();
    clock.advance(Duration.ofHours(1));
    log = open();
    try (Connector connector = ENVIRONMENT.openWith(log)) {
      write(connector, upsert(1));
      log.append(List.of(event(Kind.UPSERT, 1)));
      assertThat(changes(connector, start).changes())
          .extracting(Change::key)
          .containsExactly(rows.keyOf(rows.row(0)), rows.keyOf(rows.row(1)));
    }
  }

  // I10
  @Test
  void cursorsExpireWhenNobodyListenedOrTheLogIsAnother() {
    try (Connector connector = ENVIRONMENT.openEmptyWith(log)) {
      log.resume(Duration.ofMinutes(1));
      Cursor before = connector.cursor(tables);
      clock.advance(Duration.ofMinutes(2));
      log.resume(Duration.ofMinutes(1));
      ChangeQuery query = new ChangeQuery(tables, before, 10);
      assertThat(connector.changes(query)).isInstanceOf(ChangeBatch.Expired.class);
      Cursor after = connector.cursor(tables);
      assertThat(changes(connector, after).changes()).isEmpty();
    }
    clock.advance(Duration.ofMinutes(1));
    Cursor ahead;
    try (DeliveredEventLog later = DeliveredEventLog.open(folder.resolve("later.db"), clock);
        Connector connector = ENVIRONMENT.openWith(later)) {
      ahead = connector.cursor(tables);
    }
    try (Connector connector = ENVIRONMENT.openWith(log)) {
      assertThat(connector.changes(new ChangeQuery(tables, ahead, 10)))
          .isInstanceOf(ChangeBatch.Expired.class);
    }
  }

  @Test
  void eventsThatNameNoRowHereAreLeftBehind() {
    try (Connector connector = ENVIRONMENT.openEmptyWith(log)) {
      Cursor start = connector.cursor(tables);
      EventMessage good = event(Kind.UPSERT, 0);
      log.append(
          List.of(
              new EventMessage("x1", 1, "Of another module", Kind.UPSERT, good.key(), START),
              new EventMessage("x2", 2, ENTITY, Kind.UPSERT, "{\"NUMBER\":\"1\"}", START),
              new EventMessage(
                  "x3",
                  3,
                  ENTITY,
                  Kind.UPSERT,
                  good.key().replace("\"LINE\":", "\"LINE\":true,\"x\":"),
                  START)));
      ChangeBatch.Changes none = changes(connector, start);
      assertThat(none.changes()).isEmpty();
      assertThat(none.more()).isFalse();
      write(connector, upsert(0));
      log.append(List.of(good));
      assertThat(changes(connector, none.next()).changes())
          .extracting(change -> Objects.requireNonNull(change.key()))
          .containsExactly(rows.keyOf(rows.row(0)));
    }
  }
}
