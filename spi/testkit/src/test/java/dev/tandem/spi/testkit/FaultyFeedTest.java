package dev.tandem.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.connector.WriteOutcome.Applied;
import dev.tandem.spi.connector.WriteOutcome.Conflict;
import dev.tandem.spi.connector.WriteOutcome.Fenced;
import dev.tandem.spi.connector.WriteOutcome.Rejected;
import dev.tandem.spi.connector.WriteOutcome.RolledBack;
import dev.tandem.spi.connector.WriteOutcome.Throttled;
import dev.tandem.spi.connector.WriteOutcome.Unknown;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.spi.value.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Faults of single rows, of feeds, of fences and of writes that arrive late. */
class FaultyFeedTest {
  private static final Instant START = Instant.parse("2026-03-05T10:00:00Z");
  private static final TableName TABLE = TableName.dataverse("transactioncurrencies");
  private static final Set<TableName> TABLES = Set.of(TABLE);

  private final ManualClock clock = ManualClock.at(START);
  private final InMemoryConnector memory = InMemoryConnector.of(SampleCatalogs.dataverse());
  private final FaultyConnector connector = FaultyConnector.of(memory, clock);
  private final Cursor start = memory.cursor(TABLES);

  @Test
  void failsSingleRowsAmongOthers() {
    connector
        .scriptRow(key("B"), RowFault.throttles(START.plusSeconds(9)))
        .scriptRow(key("C"), RowFault.losesAnswer(), RowFault.conflicts("7"))
        .scriptRow(key("D"), RowFault.losesWrite())
        .scriptRow(
            write -> write.operationId().equals("E"), RowFault.rejects(ErrorCode.READ_ONLY, "x"));

    List<WriteOutcome> outcomes = connector.write(currencies(false, "A", "B", "C", "D", "E", "F"));
    assertThat(outcomes)
        .hasExactlyElementsOfTypes(
            Applied.class,
            Throttled.class,
            Unknown.class,
            Unknown.class,
            Rejected.class,
            Applied.class);
    assertThat(codes()).containsExactly("A", "C", "F");
    assertThat(connector.pending()).isEqualTo(1);
    assertThat(connector.write(currencies(false, "C"))).containsExactly(new Conflict("7"));
    assertThat(connector.write(currencies(false, "B", "D"))).allMatch(WriteOutcome::succeeded);
    assertThat(connector.pending()).isZero();
  }

  @Test
  void givesAtomicGroupsOneFate() {
    connector.scriptRow(
        key("B"), RowFault.conflicts(null), RowFault.losesWrite(), RowFault.losesAnswer());
    WriteGroup group = currencies(true, "A", "B", "C");

    assertThat(connector.write(group))
        .containsExactly(new RolledBack(), new Conflict(null), new RolledBack());
    assertThat(connector.write(group)).hasSize(3).allMatch(Unknown.class::isInstance);
    assertThat(codes()).isEmpty();
    assertThat(connector.write(group)).hasSize(3).allMatch(Unknown.class::isInstance);
    assertThat(codes()).containsExactly("A", "B", "C");
  }

  @Test
  void keepsTheFenceOfPartOfAGroup() { // I8
    connector.raiseFence(new Fence("p", 2));
    connector.scriptRow(key("A"), RowFault.losesWrite());
    WriteGroup old = currencies(false, "A", "B").under(new Fence("p", 1));

    assertThat(connector.write(old).get(1)).isEqualTo(new Fenced());
    connector.script(Call.WRITE, Fault.losesAnswerAfter(1));
    connector.write(old);
    assertThat(codes()).isEmpty();
  }

  @Test
  void landsDelayedWritesInOrder() { // I8, T5
    connector.script(Call.WRITE, Fault.delays(), Fault.delays());
    assertThat(connector.write(currencies(false, "A", "B"))).allMatch(Unknown.class::isInstance);
    connector.write(currencies(true, "C").under(new Fence("p", 1)));
    connector.write(currencies(false, "D"));
    assertThat(codes()).containsExactly("D");
    assertThat(connector.delayed()).isEqualTo(2);

    memory.raiseFence(new Fence("p", 2));
    assertThat(connector.landDelayed())
        .hasExactlyElementsOfTypes(Applied.class, Applied.class, Fenced.class);
    assertThat(codes()).containsExactly("D", "A", "B");
    assertThat(connector.delayed()).isZero();
    assertThat(connector.landDelayed()).isEmpty();
  }

  @Test
  void failsCallsOfFeedLedgerAndFence() {
    for (Call call : List.of(Call.CHANGES, Call.CURSOR, Call.ACCEPTED)) {
      connector.script(call, Fault.failsBefore(START), Fault.refuses());
    }
    connector.script(Call.FENCE, Fault.failsAfter(START));

    for (Runnable call : calls()) {
      assertThatExceptionOfType(TransientConnectorException.class).isThrownBy(call::run);
    }
    assertThat(memory.raiseFence(new Fence("p", 4))).as("raised nevertheless").isFalse();
    for (Runnable call : calls().subList(0, 3)) {
      assertThatExceptionOfType(PermanentConnectorException.class).isThrownBy(call::run);
    }
    calls().forEach(Runnable::run);
  }

  private List<Runnable> calls() {
    return List.of(
        this::batch,
        () -> connector.cursor(TABLES),
        () -> connector.accepted(List.of("A")),
        () -> connector.raiseFence(new Fence("p", 5)));
  }

  @Test
  void throttlesFeedLedgerAndFence() {
    connector.throttleUntil(START.plusSeconds(1));
    for (Runnable call : calls()) {
      assertThatExceptionOfType(TransientConnectorException.class)
          .isThrownBy(call::run)
          .satisfies(failure -> assertThat(failure.retryAt()).isEqualTo(START.plusSeconds(1)));
    }
  }

  @Test
  void expiresCursorsAsAValue() { // I10
    connector.script(Call.CHANGES, Fault.expires());

    assertThat(connector.changes(new ChangeQuery(TABLES, start, 5)))
        .isInstanceOf(ChangeBatch.Expired.class);
    assertThat(batch()).isEmpty();
  }

  @Test
  void refusesFaultsThatNoSuchCallCanMeet() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> connector.script(Call.READ, Fault.expires()))
        .withMessageContaining("READ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> connector.script(Call.CHANGES, Fault.delays()));
    assertThat(connector.pending()).isZero();
  }

  @Test
  void deliversChangesTwice() { // I5
    memory.write(currencies(false, "A", "B"));
    connector.deliverChanges(ChangeDelivery.twice());

    assertThat(batch()).extracting(Change::operationId).containsExactly("A", "A", "B", "B");
  }

  @Test
  void deliversTheBatchBeforeAgain() { // I5, I11
    connector.deliverChanges(ChangeDelivery.withTheBatchBefore());
    memory.write(currencies(false, "A", "B", "C"));
    ChangeBatch.Changes first = batch(start, 2);
    ChangeBatch.Changes second = batch(first.next(), 2);
    ChangeBatch.Changes none = batch(second.next(), 2);

    assertThat(second.changes()).extracting(Change::operationId).containsExactly("A", "B", "C");
    assertThat(none.changes()).extracting(Change::operationId).containsExactly("C");
    assertThat(none.next()).isEqualTo(memory.cursor(TABLES));
  }

  @Test
  void reordersRowsButNeverTheChangesOfOne() { // I2
    memory.write(currencies(true, "A", "B", "C", "D"));
    for (String name : List.of("x", "y", "z")) {
      for (String code : List.of("A", "B", "C", "D")) {
        memory.update(TABLE.name(), key(code), Map.of("currencyname", name));
      }
    }
    List<Change> committed = batch();
    connector.deliverChanges(ChangeDelivery.reordered(new Random(42)::nextInt));
    List<Change> delivered = batch();

    assertThat(coordinates(delivered))
        .isNotEqualTo(coordinates(committed))
        .containsExactlyInAnyOrderElementsOf(coordinates(committed));
    delivered.stream()
        .collect(Collectors.groupingBy(change -> Objects.requireNonNull(change.id())))
        .values()
        .forEach(row -> assertThat(row).extracting(Change::sequence).isSorted());
    List<Boolean> marks = new ArrayList<>();
    for (Change change : delivered) {
      if (coordinates(committed).indexOf(change.coordinate()) < 4) {
        marks.add(Objects.requireNonNull(change.transaction()).last());
      }
    }
    assertThat(marks).containsExactly(false, false, false, true);
  }

  @Test
  void followsRowsWithoutIdThroughTheirKeys() { // I11
    InMemoryConnector finance = InMemoryConnector.of(SampleCatalogs.finance());
    TableName projects = TableName.finance("Projects V2");
    Cursor cursor = finance.cursor(Set.of(projects));
    KeyValues one = project("P1");
    finance.insert(projects.name(), Map.of("dataAreaId", "usmf", "PROJECTID", "P1"));
    finance.insert(projects.name(), Map.of("dataAreaId", "usmf", "PROJECTID", "P9"));
    finance.update(projects.name(), one, Map.of("PROJECTID", "P2"));
    finance.update(projects.name(), project("P2"), Map.of("PROJECTNAME", "x"));
    UnaryOperator<List<Change>> backwards = ChangeDelivery.reordered(bound -> bound - 1);

    ChangeBatch batch = finance.changes(new ChangeQuery(Set.of(projects), cursor, 9));
    assertThat(backwards.apply(((ChangeBatch.Changes) batch).changes()))
        .extracting(change -> Objects.requireNonNull(change.key()).value("PROJECTID"))
        .containsExactly("P9", "P1", "P2", "P2");
  }

  @Test
  void recordsCallsOfFeedLedgerFenceAndCount() {
    RecordingConnector recording = RecordingConnector.of(memory);
    ChangeQuery query = new ChangeQuery(TABLES, start, 5);
    recording.cursor(TABLES);
    ChangeBatch batch = recording.changes(query);
    recording.accepted(List.of("A"));
    recording.raiseFence(new Fence("p", 1));
    recording.count(Query.all(TABLE, 1));

    assertThat(recording.calls())
        .contains(
            new RecordingConnector.CursorTaken(TABLES, start),
            new RecordingConnector.Followed(query, batch),
            new RecordingConnector.LedgerRead(List.of("A"), Map.of()),
            new RecordingConnector.FenceRaised(new Fence("p", 1), true))
        .last()
        .isInstanceOfSatisfying(
            RecordingConnector.Counted.class, counted -> assertThat(counted.count()).hasValue(0));
  }

  private static KeyValues project(String number) {
    return KeyValues.builder().put("dataAreaId", "usmf").put("PROJECTID", number).build();
  }

  private static List<String> coordinates(List<Change> changes) {
    return changes.stream().map(Change::coordinate).toList();
  }

  private List<Change> batch() {
    return batch(start, 100).changes();
  }

  private ChangeBatch.Changes batch(Cursor after, int limit) {
    return (ChangeBatch.Changes) connector.changes(new ChangeQuery(TABLES, after, limit));
  }

  private List<Object> codes() {
    return memory.rows(TABLE.name()).stream()
        .map(row -> Objects.requireNonNull(row.value("isocurrencycode")))
        .toList();
  }

  private static KeyValues key(String code) {
    return KeyValues.of("isocurrencycode", code);
  }

  private WriteGroup currencies(boolean atomic, String... codes) {
    TableSchema table = Objects.requireNonNull(memory.catalog().table(TABLE.name()));
    List<Write> writes =
        Arrays.stream(codes)
            .map(code -> Write.upsert(code, key(code), Row.builder(table).build()))
            .toList();
    return new WriteGroup(writes, atomic);
  }
}
