package dev.tandem.engine;

import static dev.tandem.engine.Results.slot;
import static dev.tandem.engine.Results.valueMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
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

/** Section 1.8: what becomes of a value for each pair of types, in both directions. */
class ConversionTest {
  private static final UUID ID = UUID.fromString("6f9619ff-8b86-d011-b42d-00c04fc964ff");
  private static final LocalDate DAY = LocalDate.of(2021, 6, 23);
  private static final Instant NOON = Instant.parse("2021-06-23T12:00:00Z");

  private static Arguments of(FieldType from, Object value, FieldType to, Object expected) {
    return Arguments.of(from, value, to, expected);
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        of(Types.TEXT, "abc", Types.TEXT, "abc"), // TYP-1
        of(Types.TEXT, "abc", Types.MEMO, "abc"), // TYP-2
        of(Types.MEMO, "abc", Types.TEXT, "abc"),
        of(Types.INT, 5, Types.TEXT, "5"),
        of(Types.REAL, new BigDecimal("1.50"), Types.TEXT, "1.50"),
        of(Types.BOOL, true, Types.TEXT, "True"),
        of(Types.DATE, DAY, Types.TEXT, "2021-06-23"),
        of(Types.INSTANT, NOON, Types.MEMO, "2021-06-23T12:00:00Z"),
        of(Types.GUID, ID, Types.MEMO, ID.toString()),
        of(Types.INT, 5, Types.INT, 5), // TYP-3
        of(Types.INT, 5, Types.LONG, 5L),
        of(Types.LONG, 5L, Types.INT, 5),
        of(Types.TEXT, " 5 ", Types.INT, 5),
        of(Types.REAL, new BigDecimal("5.00"), Types.INT, 5),
        of(Types.INT, 5, Types.REAL, new BigDecimal("5")), // TYP-4
        of(Types.TEXT, "-1.5", Types.MONEY, new BigDecimal("-1.5")),
        of(Types.REAL, new BigDecimal("1.250000"), Types.MONEY, new BigDecimal("1.2500")),
        of(Types.REAL, new BigDecimal("0.00"), Types.MONEY, new BigDecimal("0.00")), // TYP-6
        of(Types.TEXT, "TRUE", Types.BOOL, true),
        of(Types.DATE, DAY, Types.DATE, DAY), // TYP-7, UND-35
        of(Types.INSTANT, NOON, Types.DATE, DAY),
        of(Types.TEXT, "6/23/2021", Types.DATE, DAY),
        of(Types.TEXT, "2021-06-23", Types.DATE, DAY),
        of(Types.MEMO, "2021-06-23T12:00:00Z", Types.DATE, DAY),
        of(Types.INSTANT, NOON, Types.INSTANT, NOON), // TYP-8
        of(Types.MEMO, "2021-06-23T14:00:00+02:00", Types.INSTANT, NOON),
        of(Types.DATE, DAY, Types.INSTANT, Instant.parse("2021-06-23T00:00:00Z")),
        of(Types.INSTANT, NOON, Types.WALL_CLOCK, LocalDateTime.of(2021, 6, 23, 12, 0)),
        of(Types.WALL_CLOCK, LocalDateTime.of(2021, 6, 23, 12, 0), Types.INSTANT, NOON),
        of(Types.TIME, LocalTime.of(8, 0), Types.INT, 28800), // TYP-9
        of(Types.INT, 28800, Types.TIME, LocalTime.of(8, 0)),
        of(Types.TEXT, "08:00:00", Types.TIME, LocalTime.of(8, 0)),
        of(Types.GUID, ID, Types.GUID, ID),
        of(Types.MEMO, "{" + ID + "}", Types.GUID, ID));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void convertsAlikeInBothDirections(FieldType from, Object value, FieldType to, Object expected) {
    Pairing towardsDataverse = Pairing.global().field(from, to);
    assertThat(slot(towardsDataverse.fromFinance("FIELD", value), "field")).isEqualTo(expected);
    Pairing towardsFinance = Pairing.global().field(to, from);
    assertThat(slot(towardsFinance.fromDataverse("field", value), "FIELD")).isEqualTo(expected);
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        of(Types.MEMO, "12345678901", Types.TEXT, ErrorCode.TEXT_TOO_LONG), // TYP-1, UND-34
        of(Types.TEXT, "five", Types.INT, ErrorCode.VALUE_NOT_CONVERTIBLE),
        of(Types.REAL, new BigDecimal("5.5"), Types.INT, ErrorCode.DIGITS_LOST),
        of(Types.LONG, 3_000_000_000L, Types.INT, ErrorCode.OUT_OF_RANGE),
        of(Types.INT, 101, Types.PERCENT, ErrorCode.OUT_OF_RANGE),
        of(Types.MEMO, "1e999999999", Types.INT, ErrorCode.VALUE_NOT_CONVERTIBLE),
        of(Types.REAL, new BigDecimal("1.00001"), Types.MONEY, ErrorCode.DIGITS_LOST), // UND-33
        of(Types.REAL, new BigDecimal("1000000.1"), Types.MONEY, ErrorCode.OUT_OF_RANGE),
        of(Types.TEXT, "yes", Types.BOOL, ErrorCode.VALUE_NOT_CONVERTIBLE), // TYP-11
        of(Types.TEXT, "1", Types.BOOL, ErrorCode.VALUE_NOT_CONVERTIBLE),
        of(Types.TEXT, "2/30/2021", Types.DATE, ErrorCode.VALUE_NOT_CONVERTIBLE),
        of(Types.MEMO, "2021-02-30T10:00:00", Types.INSTANT, ErrorCode.VALUE_NOT_CONVERTIBLE),
        of(Types.MEMO, "2021-06-23Tnoon", Types.DATE, ErrorCode.VALUE_NOT_CONVERTIBLE),
        of(Types.INSTANT, Instant.MAX, Types.DATE, ErrorCode.VALUE_NOT_CONVERTIBLE),
        of(Types.INSTANT, Instant.MIN, Types.INSTANT, ErrorCode.VALUE_NOT_CONVERTIBLE),
        of(Types.TIME, LocalTime.of(8, 0, 0, 1), Types.INT, ErrorCode.DIGITS_LOST),
        of(Types.INT, 86_400, Types.TIME, ErrorCode.VALUE_NOT_CONVERTIBLE),
        of(Types.MEMO, "not an id", Types.GUID, ErrorCode.VALUE_NOT_CONVERTIBLE));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void rejectsWhatDoesNotFitInBothDirections(
      FieldType from, Object value, FieldType to, ErrorCode expected) {
    Pairing towardsDataverse = Pairing.global().field(from, to);
    assertThat(Results.code(towardsDataverse.fromFinance("FIELD", value))).isEqualTo(expected);
    Pairing towardsFinance = Pairing.global().field(to, from);
    assertThat(Results.code(towardsFinance.fromDataverse("field", value))).isEqualTo(expected);
  }

  // UND-33: option round half up
  @Test
  void roundsHalfUpWhenAsked() {
    Pairing pairing =
        Pairing.global()
            .field(Types.REAL, Types.MONEY)
            .options(ConversionOptions.STANDARD.rounding());
    assertThat(slot(pairing.fromFinance("FIELD", new BigDecimal("1.00005")), "field"))
        .isEqualTo(new BigDecimal("1.0001"));
  }

  // TYP-4: digits before the point are counted as well
  @Test
  void refusesMoreDigitsThanTheColumnHas() {
    FieldType narrow = new FieldType.Decimal(FieldType.DecimalKind.DECIMAL, 5, 2, null, null);
    Pairing pairing = Pairing.global().field(Types.REAL, narrow);
    assertThat(slot(pairing.fromFinance("FIELD", new BigDecimal("999.99")), "field"))
        .isEqualTo(new BigDecimal("999.99"));
    assertThat(Results.code(pairing.fromFinance("FIELD", new BigDecimal("1000"))))
        .isEqualTo(ErrorCode.OUT_OF_RANGE);
  }

  // TYP-10: numbers on Dataverse, symbols on finance, a value map between them
  @Test
  void linksEnumerationAndChoiceByValueMapOnly() {
    Pairing linked =
        Pairing.global().field(Types.ENUM, Types.CHOICE, valueMap("Item", "192350001"));
    assertThat(slot(linked.fromFinance("FIELD", EnumValue.of("item")), "field"))
        .isEqualTo(ChoiceValue.of(192350001));
    assertThat(Results.code(linked.fromFinance("FIELD", EnumValue.of("None"))))
        .isEqualTo(ErrorCode.VALUE_NOT_CONVERTIBLE);
    assertThat(Results.problem(linked.fromDataverse("field", ChoiceValue.of(192350000))).allowed())
        .containsExactly("192350001");
  }

  // TYP-10: an option the choice does not have
  @Test
  void rejectsUnknownOptionsAndMembers() {
    Pairing choice = Pairing.global().field(Types.INT, Types.CHOICE);
    assertThat(slot(choice.fromFinance("FIELD", 192350000), "field"))
        .isEqualTo(ChoiceValue.of(192350000));
    MappingResult unknown = choice.fromFinance("FIELD", 7);
    assertThat(Results.code(unknown)).isEqualTo(ErrorCode.UNKNOWN_OPTION);
    assertThat(Results.problem(unknown).allowed())
        .containsExactly("192350000 (Cost)", "192350001 (Sales)");
    Pairing member = Pairing.global().field(Types.ENUM, Types.TEXT);
    assertThat(Results.code(member.fromDataverse("field", "Itme")))
        .isEqualTo(ErrorCode.UNKNOWN_OPTION);
    assertThat(slot(member.fromDataverse("field", "ITEM"), "FIELD")).hasToString("Item"); // TRF-6
  }

  // TYP-9, TRF-6: a member counts as its number, in any case
  @Test
  void countsMembersAsTheirNumbers() {
    Pairing pairing = Pairing.global().field(Types.ENUM, Types.INT);
    assertThat(slot(pairing.fromFinance("FIELD", EnumValue.of("timematerial")), "field"))
        .isEqualTo(5);
    assertThat(slot(pairing.fromDataverse("field", 5), "FIELD"))
        .isEqualTo(EnumValue.of("TimeMaterial"));
  }

  // TYP-13: several choices travel as text
  @Test
  void copiesTheTextOfSeveralChoices() {
    Pairing pairing = Pairing.global().field(Types.TEXT, Types.CHOICES);
    assertThat(slot(pairing.fromFinance("FIELD", "1,2"), "field")).isEqualTo("1,2");
    assertThat(slot(pairing.fromDataverse("field", "1,2"), "FIELD")).isEqualTo("1,2");
  }

  // LKP-13: a lookup mapped without a path takes an id, and the empty id clears it
  @Test
  void takesIdsForALookupWithoutPath() {
    Pairing pairing = Pairing.global().field(Types.GUID, LookupTables.to("unit"));
    assertThat(slot(pairing.fromFinance("FIELD", ID), "field"))
        .isEqualTo(Reference.byId("unit", ID));
    assertThat(slot(pairing.fromFinance("FIELD", new UUID(0, 0)), "field"))
        .isEqualTo(dev.tandem.spi.value.Blank.BLANK);
    assertThat(slot(pairing.fromDataverse("field", Reference.byId("unit", ID)), "FIELD"))
        .isEqualTo(ID);
  }
}
