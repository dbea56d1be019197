package dev.tandem.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.jdbc.TestDatabase.Kind;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values at the edges of what databases keep. */
class ValuesTest {
  private static final TableSchema TABLE = SampleCatalogs.everything();
  private static final TableSchema FINANCE = SampleCatalogs.financeEverything();

  private static Row.Builder row(String number) {
    return Row.builder(TABLE).set("number", number).set("name", "n");
  }

  private static Row read(JdbcConnector connector, KeyValues key, TableSchema table) {
    StoredRow row = connector.read(List.of(new RowAddress.ByKey(table.name(), key))).get(0);
    return Objects.requireNonNull(row).row();
  }

  private static WriteOutcome write(JdbcConnector connector, Row row) {
    Object number = row.value("number");
    Write write = Write.upsert(UUID.randomUUID().toString(), KeyValues.of("number", number), row);
    return connector.write(WriteGroup.independent(write)).get(0);
  }

  private static Row kept(JdbcConnector connector, Row row) {
    assertThat(write(connector, row)).isInstanceOf(WriteOutcome.Applied.class);
    return read(connector, KeyValues.of("number", row.value("number")), TABLE);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsEveryDigitAndNanosecond(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(SampleCatalogs.dataverse(), Clock.systemUTC())) {
      for (String digits :
          new String[] {"0.1", "2.50", "0.0000000001", "12345678901234567890.0123456789", "-7"}) {
        Row kept =
            kept(
                connector,
                row("d" + digits.hashCode()).set("decimal", new BigDecimal(digits)).build());
        // UND-33: scale included, so that nothing seems to change
        assertThat(kept.value("decimal")).isEqualTo(new BigDecimal(digits));
      }
      Instant instant = Instant.parse("2026-11-25T23:59:59.123456789Z");
      LocalDateTime wall = LocalDateTime.parse("1900-01-01T00:00:00.000000001");
      Row times =
          kept(
              connector,
              row("t")
                  .set("instant", instant)
                  .set("wall", wall)
                  .set("day", LocalDate.of(1, 1, 1))
                  .build());
      assertThat(times.value("instant")).isEqualTo(instant);
      assertThat(times.value("wall")).isEqualTo(wall);
      assertThat(times.value("day")).isEqualTo(LocalDate.of(1, 1, 1));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsBlankAndEmptyTextApart(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(SampleCatalogs.dataverse(), Clock.systemUTC())) {
      Row kept = kept(connector, row("b").set("text", "").set("memo", null).build());
      assertThat(kept.value("text")).isEqualTo("");
      assertThat(kept.isBlank("memo")).isTrue();
      String odd = "  a\u001f\\ \t\n'\"\ud83d\ude00 ";
      assertThat(kept(connector, row("o").set("text", odd).build()).value("text")).isEqualTo(odd);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsValuesOfAColumnOfUnknownType(Kind kind) {
    List<Object> values =
        List.of(
            "text",
            7,
            7L,
            new BigDecimal("1.50"),
            true,
            LocalDate.of(2026, 1, 2),
            Instant.EPOCH,
            LocalDateTime.of(2026, 1, 2, 3, 4),
            LocalTime.of(1, 2, 3, 4),
            new UUID(1, 2),
            new ChoiceValue(5, "Five: yes"),
            EnumValue.of("Yes"),
            Reference.byId("cdm_company", new UUID(3, 4)));
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(SampleCatalogs.dataverse(), Clock.systemUTC())) {
      for (Object value : values) {
        Row kept =
            kept(
                connector,
                row("u" + value.getClass().getSimpleName()).set("anything", value).build());
        assertThat(kept.value("anything")).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void refusesWhatNoDatabaseKeepsRowByRow(Kind kind) {
    Map<String, Object> wrong =
        Map.of(
            "text", "zero \u0000",
            "memo", "half a pair \ud800",
            "decimal", BigDecimal.ONE.scaleByPowerOfTen(5000),
            "day", LocalDate.of(12_000, 1, 1),
            "anything", Reference.byKey(null, KeyValues.of("a", "b")));
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(SampleCatalogs.dataverse(), Clock.systemUTC())) {
      Row.Builder row = row("w");
      wrong.forEach(row::set);
      WriteOutcome outcome = write(connector, row.build());
      assertThat(outcome).isInstanceOf(WriteOutcome.Rejected.class);
      assertThat(((WriteOutcome.Rejected) outcome).problems())
          .extracting(Problem::field)
          .containsExactlyInAnyOrderElementsOf(wrong.keySet());
      assertThat(((WriteOutcome.Rejected) outcome).problems())
          .extracting(Problem::code)
          .containsOnly(ErrorCode.VALUE_NOT_CONVERTIBLE, ErrorCode.OUT_OF_RANGE);
      assertThat(write(connector, row("zero \u0000").build()))
          .isInstanceOf(WriteOutcome.Rejected.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void findsKeysOfAnyLengthAndLetters(Kind kind) {
    TableSchema table = SampleCatalogs.notes();
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(SampleCatalogs.dataverse(), Clock.systemUTC())) {
      List<String> texts =
          List.of("x".repeat(5000), "x".repeat(5000) + "y", "x".repeat(400), "a\u001fb", "a\\ub");
      for (String text : texts) {
        connector.edits().insert(table.name().name(), Map.of("topic", text));
      }
      for (String text : texts) {
        assertThat(read(connector, KeyValues.of("topic", text + " "), table).value("topic"))
            .isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsTheTimesOfFinance(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(SampleCatalogs.finance(), Clock.systemUTC())) {
      LocalTime hour = LocalTime.of(23, 59, 59, 999_999_999);
      StoredRow row =
          connector
              .edits()
              .insert(
                  FINANCE.name().name(),
                  Map.of(
                      "dataAreaId",
                      "usmf",
                      "NUMBER",
                      "1",
                      "NAME",
                      "n",
                      "LINE",
                      1,
                      "HOUR",
                      hour,
                      "STAGE",
                      EnumValue.of("inprocess")));
      assertThat(row.row().value("HOUR")).isEqualTo(hour);
      KeyValues key =
          KeyValues.builder().put("dataAreaId", "USMF").put("NUMBER", "1").put("LINE", 1).build();
      Row kept = read(connector, key, FINANCE);
      assertThat(kept.value("HOUR")).isEqualTo(hour);
      assertThat(String.valueOf(kept.value("STAGE"))).isEqualTo("InProcess");
    }
  }
}
