package dev.tandem.engine;

import static dev.tandem.engine.Results.mapped;
import static dev.tandem.engine.Results.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Absent, blank and empty values (NUL-1 to NUL-5, UND-5 to UND-7). */
class BlankTest {

  static Stream<Arguments> financeEmptyValues() {
    return Stream.of(
        Arguments.of(Types.TEXT, ""),
        Arguments.of(Types.MEMO, ""),
        Arguments.of(Types.INT, 0),
        Arguments.of(Types.LONG, 0L),
        Arguments.of(Types.REAL, BigDecimal.ZERO),
        Arguments.of(Types.DATE, LocalDate.of(1900, 1, 1)),
        Arguments.of(Types.INSTANT, Instant.parse("1900-01-01T00:00:00Z")),
        Arguments.of(Types.WALL_CLOCK, LocalDateTime.of(1900, 1, 1, 0, 0)),
        Arguments.of(Types.TIME, LocalTime.MIDNIGHT),
        Arguments.of(Types.ENUM, EnumValue.of("None")),
        Arguments.of(Types.NO_YES, EnumValue.of("No")),
        Arguments.of(Types.GUID, new UUID(0, 0)));
  }

  // NUL-2, NUL-3, NUL-5: null from Dataverse is part of the payload
  @ParameterizedTest
  @MethodSource("financeEmptyValues")
  void sendsTheFinanceEmptyValueForNull(FieldType type, Object empty) {
    Pairing pairing = Pairing.global().field(type, Types.MEMO);
    assertThat(slot(pairing.fromDataverse("field", null), "FIELD")).isEqualTo(empty);
  }

  // NUL-3: an enumeration without a member 0 has no empty value
  @Test
  void leavesAnEnumerationWithoutMemberZeroBlank() {
    FieldType type = new FieldType.Enumeration("Odd", Types.members("One", 1));
    Pairing pairing = Pairing.global().field(type, Types.MEMO);
    assertThat(slot(pairing.fromDataverse("field", null), "FIELD")).isEqualTo(Blank.BLANK);
  }

  static Stream<Arguments> dataverseTypes() {
    return Stream.of(
            Types.TEXT,
            Types.MEMO,
            Types.INT,
            Types.LONG,
            Types.MONEY,
            Types.BOOL,
            Types.DATE,
            Types.INSTANT,
            Types.WALL_CLOCK,
            Types.TIME,
            Types.GUID,
            Types.CHOICE,
            Types.CHOICES,
            LookupTables.to("unit"))
        .map(Arguments::of);
  }

  // TYP-3, UND-5: blank and empty text become null, whatever the column
  @ParameterizedTest
  @MethodSource("dataverseTypes")
  void clearsTheColumnForBlankAndEmptyText(FieldType type) {
    Pairing pairing = Pairing.global().field(Types.MEMO, type);
    assertThat(slot(pairing.fromFinance("FIELD", null), "field")).isEqualTo(Blank.BLANK);
    assertThat(slot(pairing.fromFinance("FIELD", ""), "field")).isEqualTo(Blank.BLANK);
  }

  // UND-5: option keep-empty
  @Test
  void keepsEmptyTextWhenAsked() {
    Pairing pairing =
        Pairing.global()
            .field(Types.MEMO, Types.TEXT)
            .options(ConversionOptions.STANDARD.keepEmptyText());
    assertThat(slot(pairing.fromFinance("FIELD", ""), "field")).isEqualTo("");
    assertThat(slot(pairing.fromFinance("FIELD", null), "field")).isEqualTo(Blank.BLANK);
  }

  // UND-6: the finance empty date is null, any time of that day is empty
  @Test
  void clearsTheColumnForTheEmptyDate() {
    LocalDate empty = LocalDate.of(1900, 1, 1);
    Pairing date = Pairing.global().field(Types.DATE, Types.DATE);
    assertThat(slot(date.fromFinance("FIELD", empty), "field")).isEqualTo(Blank.BLANK);
    Pairing time = Pairing.global().field(Types.INSTANT, Types.INSTANT);
    assertThat(slot(time.fromFinance("FIELD", Instant.parse("1900-01-01T11:59:59Z")), "field"))
        .isEqualTo(Blank.BLANK);
    Pairing wall = Pairing.global().field(Types.INSTANT, Types.WALL_CLOCK);
    assertThat(slot(wall.fromFinance("FIELD", Instant.parse("1900-01-01T11:59:59Z")), "field"))
        .isEqualTo(Blank.BLANK);
  }

  // UND-6: option strict-copy; towards finance nothing is cleared
  @Test
  void copiesTheEmptyDateWhenAskedAndTowardsFinance() {
    LocalDate empty = LocalDate.of(1900, 1, 1);
    Pairing pairing = Pairing.global().field(Types.DATE, Types.DATE);
    assertThat(slot(pairing.fromDataverse("field", empty), "FIELD")).isEqualTo(empty);
    Pairing copying = pairing.options(ConversionOptions.STANDARD.keepEmptyDates());
    assertThat(slot(copying.fromFinance("FIELD", empty), "field")).isEqualTo(empty);
    assertThat(slot(copying.fromFinance("FIELD", null), "field")).isEqualTo(Blank.BLANK);
  }

  // UND-7, TYP-6: zero and member 0 are ordinary values
  @Test
  void sendsZeroAndMemberZeroAsValues() {
    Pairing number = Pairing.global().field(Types.INT, Types.INT);
    assertThat(slot(number.fromFinance("FIELD", 0), "field")).isEqualTo(0);
    Pairing member =
        Pairing.global().field(Types.ENUM, Types.CHOICE, Results.valueMap("None", "192350000"));
    assertThat(slot(member.fromFinance("FIELD", EnumValue.of("None")), "field"))
        .hasToString("192350000");
  }

  // NUL-1, MAP-21: what the row does not carry, or the map does not name, stays absent
  @Test
  void leavesAbsentAndUnmappedColumnsAbsent() {
    Pairing pairing =
        Pairing.global()
            .field(Types.TEXT, Types.TEXT)
            .column("OTHER", Types.TEXT)
            .column("other", Types.TEXT);
    assertThat(mapped(pairing.fromFinance("NUMBER", "1", "OTHER", "x")).presentColumns())
        .containsExactly("number");
    assertThat(mapped(pairing.fromDataverse("number", "1", "other", "x")).presentColumns())
        .containsExactly("NUMBER");
  }
}
