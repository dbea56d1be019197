package dev.tandem.core.testkit.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.spi.testkit.RecordingConnector;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many calls to both systems 1,000 changes cost, each of which needs six rows and a company
 * looked up: every call counts, empty reads of feeds and looks into ledgers included.
 */
class RoundTripTest {
  private static final int CHANGES = 1000;
  private static final int MOST = 20;
  private static final int STEP = 500;

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T08:00:00Z"));
  private final InMemoryConnector dataverse =
      InMemoryConnector.builder(WideTables.DATAVERSE).clock(clock).build();
  private final InMemoryConnector finance =
      InMemoryConnector.builder(WideTables.FINANCE).clock(clock).build();
  private final RecordingConnector toDataverse = RecordingConnector.of(dataverse);
  private final RecordingConnector toFinance = RecordingConnector.of(finance);
  private final SyncStore store = SyncStore.inMemory();
  private final UUID company =
      id(dataverse.insert("cdm_companies", Map.of("cdm_companycode", "USMF")).row());
  private final UUID[][] kinds = new UUID[WideTables.LOOKUPS][50];

  RoundTripTest() {
    for (int lookup = 0; lookup < WideTables.LOOKUPS; lookup++) {
      for (int kind = 0; kind < kinds[lookup].length; kind++) {
        kinds[lookup][kind] =
            id(dataverse.insert(WideTables.table(lookup), Map.of("code", "K" + kind)).row());
      }
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = SyncDirection.class,
      names = {"BOTH", "DATAVERSE_TO_FINANCE"})
  void thousandNewAndThousandChangedRowsOfDataverseNeedFewCalls(SyncDirection direction) {
    SyncRuntime runtime = running(direction);
    each(number -> dataverse.insert(WideTables.RECORDS, ofDataverse(number, 0)));
    assertThat(callsOf(runtime)).isBetween(1, MOST);
    assertThat(finance.rows(WideTables.ENTITY)).hasSize(CHANGES);

    each(
        number ->
            dataverse.update(
                WideTables.RECORDS,
                KeyValues.builder()
                    .put("number", "R" + number)
                    .put("msdyn_company.cdm_companycode", "USMF")
                    .build(),
                ofDataverse(number, 1)));
    assertThat(callsOf(runtime)).isBetween(1, MOST);
    assertThat(finance.rows(WideTables.ENTITY))
        .hasSize(CHANGES)
        .allSatisfy(row -> assertThat(row.value("KIND0")).isNotEqualTo(row.value("KIND1")))
        .allSatisfy(row -> assertThat(row.value("AMOUNT")).isEqualTo(new BigDecimal("1")));
    runtime.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = SyncDirection.class,
      names = {"BOTH", "FINANCE_TO_DATAVERSE"})
  void thousandNewAndThousandChangedRowsOfFinanceNeedFewCalls(SyncDirection direction) {
    SyncRuntime runtime = running(direction);
    each(number -> finance.insert(WideTables.ENTITY, ofFinance(number, 0)));
    assertThat(callsOf(runtime)).isBetween(1, MOST);
    assertThat(dataverse.rows(WideTables.RECORDS)).hasSize(CHANGES);

    each(
        number ->
            finance.update(
                WideTables.ENTITY,
                KeyValues.builder().put("dataAreaId", "usmf").put("NUMBER", "R" + number).build(),
                ofFinance(number, 1)));
    assertThat(callsOf(runtime)).isBetween(1, MOST);
    assertThat(dataverse.rows(WideTables.RECORDS))
        .hasSize(CHANGES)
        .allSatisfy(row -> assertThat(row.value("amount")).isEqualTo(new BigDecimal("1")));
    runtime.close();
  }

  @Test
  void anIdleStepLooksAtEachFeedOnce() {
    SyncRuntime runtime = running(SyncDirection.BOTH);
    callsOf(runtime);
    runtime.step(STEP);
    assertThat(toDataverse.calls()).hasSize(1);
    assertThat(toFinance.calls()).hasSize(1);
    runtime.close();
  }

  private SyncRuntime running(SyncDirection direction) {
    SyncRuntime runtime =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, toDataverse)
            .connector(Side.FINANCE, toFinance)
            .store(store)
            .clock(clock)
            .map(WideTables.map(direction))
            .build();
    runtime.step(STEP);
    runtime.lifecycle().start(WideTables.MAP);
    runtime.step(STEP);
    return runtime;
  }

  /** All calls until nothing is left to do, echoes of the writes included. */
  private int callsOf(SyncRuntime runtime) {
    toDataverse.clear();
    toFinance.clear();
    SyncReport report = runtime.step(STEP);
    for (int i = 0; i < 100 && !report.idle(); i++) {
      report = runtime.step(STEP);
    }
    assertThat(runtime.counters().waiting()).isZero();
    assertThat(runtime.counters().dead() + runtime.counters().parked()).isZero();
    int calls = toDataverse.calls().size() + toFinance.calls().size();
    toDataverse.clear();
    toFinance.clear();
    return calls;
  }

  private static void each(IntConsumer change) {
    for (int number = 0; number < CHANGES; number++) {
      change.accept(number);
    }
  }

  private Map<String, Object> ofDataverse(int number, int revision) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("number", "R" + number);
    values.put("name", "record " + number);
    values.put("amount", BigDecimal.valueOf(revision));
    values.put("msdyn_company", Reference.byId("cdm_companies", company));
    for (int lookup = 0; lookup < WideTables.LOOKUPS; lookup++) {
      values.put(
          WideTables.column(lookup),
          Reference.byId(WideTables.table(lookup), kinds[lookup][(number + lookup) % 50]));
    }
    return values;
  }

  private static Map<String, Object> ofFinance(int number, int revision) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dataAreaId", "usmf");
    values.put("NUMBER", "R" + number);
    values.put("NAME", "record " + number);
    values.put("AMOUNT", BigDecimal.valueOf(revision));
    for (int lookup = 0; lookup < WideTables.LOOKUPS; lookup++) {
      values.put("KIND" + lookup, "K" + (number + lookup) % 50);
    }
    return values;
  }

  private static UUID id(Row row) {
    return (UUID)
        Objects.requireNonNull(row.value(Objects.requireNonNull(row.schema().primaryId())));
  }
}
