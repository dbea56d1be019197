package dev.tandem.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.spi.value.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FaultyConnectorTest {
  private static final Instant START = Instant.parse("2026-03-05T10:00:00Z");
  private static final Query CURRENCIES =
      Query.all(TableName.dataverse("transactioncurrencies"), 10);

  private final ManualClock clock = ManualClock.at(START);
  private final InMemoryConnector memory = InMemoryConnector.of(SampleCatalogs.dataverse());
  private final FaultyConnector connector = FaultyConnector.of(memory, clock);

  @Test
  void failsBeforeTheEffect() {
    connector.script(Call.WRITE, Fault.failsBefore(START));

    assertThatExceptionOfType(TransientConnectorException.class)
        .isThrownBy(() -> connector.write(currencies(false, "USD")))
        .satisfies(failure -> assertThat(failure.retryAt()).isEqualTo(START));
    assertThat(memory.rows("transactioncurrencies")).isEmpty();
    assertThat(connector.write(currencies(false, "USD"))).allMatch(WriteOutcome::succeeded);
  }

  @Test
  void failsAfterTheEffect() {
    connector.script(Call.WRITE, Fault.failsAfter(START));

    assertThatExceptionOfType(TransientConnectorException.class)
        .isThrownBy(() -> connector.write(currencies(false, "USD")));
    assertThat(memory.rows("transactioncurrencies")).hasSize(1);
    assertThat(connector.write(currencies(false, "USD")))
        .hasExactlyElementsOfTypes(WriteOutcome.Duplicate.class);
  }

  @Test
  void losesTheAnswer() { // I7
    connector.script(Call.WRITE, Fault.losesAnswer(), Fault.losesAnswerAfter(1));

    assertThat(connector.write(currencies(true, "USD", "EUR")))
        .hasExactlyElementsOfTypes(WriteOutcome.Unknown.class, WriteOutcome.Unknown.class);
    assertThat(memory.rows("transactioncurrencies")).hasSize(2);
    assertThat(connector.write(currencies(false, "GBP", "CHF")))
        .hasExactlyElementsOfTypes(WriteOutcome.Unknown.class, WriteOutcome.Unknown.class);
    assertThat(memory.rows("transactioncurrencies")).hasSize(3);
  }

  @Test
  void neverCutsAnAtomicGroup() {
    connector.script(Call.WRITE, Fault.losesAnswerAfter(1));

    assertThat(connector.write(currencies(true, "USD", "EUR"))).hasSize(2);
    assertThat(memory.rows("transactioncurrencies")).isEmpty();
  }

  @Test
  void hitsOnlyTheScriptedKindOfCall() {
    connector.script(Call.QUERY, Fault.refuses());

    assertThat(connector.write(currencies(false, "USD"))).allMatch(WriteOutcome::succeeded);
    assertThat(connector.read(List.of())).isEmpty();
    assertThat(connector.pending()).isEqualTo(1);
    assertThatExceptionOfType(PermanentConnectorException.class)
        .isThrownBy(() -> connector.query(CURRENCIES))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONNECTOR_PERMANENT));
    assertThat(connector.query(CURRENCIES).rows()).hasSize(1);
    assertThat(connector.pending()).isZero();
  }

  @Test
  void throttlesUntilTheInstant() {
    Instant end = START.plusSeconds(30);
    connector.throttleUntil(end);

    assertThat(connector.write(currencies(false, "USD", "EUR")))
        .containsExactly(new WriteOutcome.Throttled(end), new WriteOutcome.Throttled(end));
    assertThatExceptionOfType(TransientConnectorException.class)
        .isThrownBy(() -> connector.query(CURRENCIES))
        .satisfies(failure -> assertThat(failure.retryAt()).isEqualTo(end));
    clock.advance(Duration.ofSeconds(30));
    assertThat(connector.write(currencies(false, "USD"))).allMatch(WriteOutcome::succeeded);
  }

  @Test
  void recordsCallsInOrder() {
    RecordingConnector recording = RecordingConnector.of(connector);
    WriteGroup group = currencies(false, "USD");
    recording.write(group);
    recording.query(CURRENCIES);
    connector.script(Call.WRITE, Fault.refuses());
    assertThatExceptionOfType(PermanentConnectorException.class)
        .isThrownBy(() -> recording.write(group));
    recording.read(List.of());

    assertThat(recording.calls())
        .hasExactlyElementsOfTypes(
            RecordingConnector.Written.class,
            RecordingConnector.Queried.class,
            RecordingConnector.Read.class);
    assertThat(recording.writes()).isEqualTo(group.writes());
    recording.clear();
    assertThat(recording.calls()).isEmpty();
  }

  @Test
  void clocksOfOneOriginMoveTogether() {
    Clock other = clock.withZone(ZoneId.of("Asia/Tokyo"));
    clock.set(START.plusSeconds(5));

    assertThat(other.instant()).isEqualTo(START.plusSeconds(5));
    assertThat(clock.advance(Duration.ofSeconds(-5))).isEqualTo(START);
    assertThat(other.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  private WriteGroup currencies(boolean atomic, String... codes) {
    TableSchema table = Objects.requireNonNull(connector.catalog().table("transactioncurrencies"));
    List<Write> writes =
        Arrays.stream(codes)
            .map(
                code ->
                    Write.upsert(
                        code, KeyValues.of("isocurrencycode", code), Row.builder(table).build()))
            .toList();
    return new WriteGroup(writes, atomic);
  }
}
