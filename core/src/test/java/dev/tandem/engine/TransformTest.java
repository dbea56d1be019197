package dev.tandem.engine;

import static dev.tandem.engine.Results.code;
import static dev.tandem.engine.Results.defaultValue;
import static dev.tandem.engine.Results.problem;
import static dev.tandem.engine.Results.slot;
import static dev.tandem.engine.Results.truncate;
import static dev.tandem.engine.Results.valueMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.map.Original;
import dev.tandem.map.Transform;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 1.7: what a value map, a default and a truncate do, in either direction. */
class TransformTest {
  private static final Transform.ValueMap KINDS = valueMap("item", "192350000", "none", null);

  // TRF-1
  @Test
  void copiesWithoutTransforms() {
    Pairing pairing = Pairing.global().field(Types.TEXT, Types.TEXT);
    assertThat(slot(pairing.fromFinance("FIELD", "as is"), "field")).isEqualTo("as is");
    assertThat(slot(pairing.fromDataverse("field", "as is"), "FIELD")).isEqualTo("as is");
  }

  // TRF-5, TRF-6: keys are finance values in either direction, any case
  @Test
  void looksFinanceValuesUpByKeyAndDataverseValuesByValue() {
    Pairing pairing = Pairing.global().field(Types.ENUM, Types.CHOICE, KINDS);
    assertThat(slot(pairing.fromFinance("FIELD", EnumValue.of("Item")), "field"))
        .isEqualTo(ChoiceValue.of(192350000));
    assertThat(slot(pairing.fromDataverse("field", ChoiceValue.of(192350000)), "FIELD"))
        .isEqualTo(EnumValue.of("Item"));
  }

  // TRF-7, TYP-11
  @Test
  void mapsTwoOptionsInAnyCase() {
    Pairing pairing =
        Pairing.global().field(Types.NO_YES, Types.BOOL, valueMap("no", "false", "yes", "True"));
    assertThat(slot(pairing.fromFinance("FIELD", EnumValue.of("Yes")), "field")).isEqualTo(true);
    assertThat(slot(pairing.fromDataverse("field", false), "FIELD")).isEqualTo(EnumValue.of("No"));
  }

  // TRF-8: an explicit null clears, and null finds it on the way back
  @Test
  void mapsAFinanceValueToNullAndBack() {
    Pairing pairing = Pairing.global().field(Types.ENUM, Types.CHOICE, KINDS);
    assertThat(slot(pairing.fromFinance("FIELD", EnumValue.of("None")), "field"))
        .isEqualTo(Blank.BLANK);
    assertThat(slot(pairing.fromDataverse("field", null), "FIELD")).isEqualTo(EnumValue.of("None"));
  }

  // TRF-8: the word null is text
  @Test
  void takesTheWordNullAsText() {
    Pairing pairing = Pairing.global().field(Types.TEXT, Types.TEXT, valueMap("a", "null"));
    assertThat(slot(pairing.fromFinance("FIELD", "a"), "field")).isEqualTo("null");
  }

  // TRF-9, UND-10: no trimming, exact spelling before any case
  @Test
  void keepsBlankKeysApart() {
    Pairing pairing =
        Pairing.global()
            .field(
                Types.TEXT, Types.TEXT, valueMap("", "empty", " ", "space", "A", "up", "a", "lo"));
    assertThat(slot(pairing.fromFinance("FIELD", ""), "field")).isEqualTo("empty");
    assertThat(slot(pairing.fromFinance("FIELD", " "), "field")).isEqualTo("space");
    assertThat(slot(pairing.fromFinance("FIELD", "a"), "field")).isEqualTo("lo");
    assertThat(slot(pairing.fromFinance("FIELD", "A"), "field")).isEqualTo("up");
    assertThat(slot(pairing.fromFinance("FIELD", "a "), "field")).isEqualTo("a ");
  }

  // UND-10: codes that look like one number are different texts
  @Test
  void keepsCodesWithLeadingZerosApart() {
    Pairing pairing = Pairing.global().field(Types.TEXT, Types.TEXT, valueMap("01", "a", "1", "b"));
    assertThat(slot(pairing.fromFinance("FIELD", "1"), "field")).isEqualTo("b");
    assertThat(slot(pairing.fromFinance("FIELD", "01"), "field")).isEqualTo("a");
    assertThat(slot(pairing.fromFinance("FIELD", "001"), "field")).isEqualTo("001");
  }

  // TRF-5: numbers are found by value
  @Test
  void findsNumbersInAnySpelling() {
    Pairing whole = Pairing.global().field(Types.INT, Types.TEXT, valueMap("01", "one"));
    assertThat(slot(whole.fromFinance("FIELD", 1), "field")).isEqualTo("one");
    Pairing real = Pairing.global().field(Types.REAL, Types.TEXT, valueMap("1.50", "more"));
    assertThat(slot(real.fromFinance("FIELD", new BigDecimal("1.5")), "field")).isEqualTo("more");
  }

  // TRF-9, TYP-7: the asset map writes 1/1/1900 for blank
  @Test
  void findsTheEmptyDateAsTheMapWritesIt() {
    Pairing pairing =
        Pairing.global()
            .field(Types.DATE, Types.DATE, valueMap("1/1/1900", ""))
            .options(ConversionOptions.STANDARD.keepEmptyDates());
    LocalDate empty = LocalDate.of(1900, 1, 1);
    assertThat(slot(pairing.fromFinance("FIELD", empty), "field")).isEqualTo(Blank.BLANK);
    assertThat(slot(pairing.fromDataverse("field", null), "FIELD")).isEqualTo(empty);
  }

  // TRF-5, UND-6: a day stands for all its times, as the empty one does; a time for itself
  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2024-01-01T15:00:00Z, true",
    "1/1/1900, 1900-01-01T11:59:59Z, true",
    "2024-01-01, 2024-01-02T00:00:00Z, false",
    "2024-01-01T08:00:00Z, 2024-01-01T08:00:00Z, true",
    "2024-01-01T09:00:00+01:00, 2024-01-01T08:00:00Z, true",
    "2024-01-01T08:00, 2024-01-01T08:00:00Z, true",
    "2024-01-01T08:00:00Z, 2024-01-01T15:00:00Z, false"
  })
  void findsATimeByItselfAndByItsDay(String key, Instant value, boolean found) {
    Instant mapped = Instant.parse("2000-01-01T00:00:00Z");
    Pairing pairing =
        Pairing.global().field(Types.INSTANT, Types.INSTANT, valueMap(key, mapped.toString()));
    assertThat(slot(pairing.fromFinance("FIELD", value), "field"))
        .isEqualTo(found ? mapped : value);
  }

  // TRF-5: the nearer key wins, wherever it stands
  @Test
  void findsATimeBeforeItsDay() {
    Pairing pairing =
        Pairing.global()
            .field(
                Types.INSTANT,
                Types.TEXT,
                valueMap("2024-01-01", "day", "2024-01-01T08:00:00.0Z", "eight"));
    Instant eight = Instant.parse("2024-01-01T08:00:00Z");
    assertThat(slot(pairing.fromFinance("FIELD", eight), "field")).isEqualTo("eight");
    assertThat(slot(pairing.fromFinance("FIELD", eight.plusSeconds(1)), "field")).isEqualTo("day");
  }

  // TRF-10, TRF-11, UND-8
  @Test
  void reversesAManyToOneMapByItsFirstKeyThatIsNotBlank() {
    Pairing pairing =
        Pairing.global()
            .field(
                Types.TEXT,
                Types.CHOICE,
                valueMap("", "192350000", " ", "192350000", "en-us", "192350000"));
    assertThat(slot(pairing.fromDataverse("field", ChoiceValue.of(192350000)), "FIELD"))
        .isEqualTo("en-us");
    assertThat(slot(pairing.fromFinance("FIELD", " "), "field"))
        .isEqualTo(ChoiceValue.of(192350000));
  }

  // UND-8: if all are blank, the first
  @Test
  void reversesToTheFirstKeyWhenAllAreBlank() {
    Pairing pairing =
        Pairing.global()
            .field(Types.TEXT, Types.CHOICE, valueMap(" ", "192350000", "", "192350000"));
    assertThat(slot(pairing.fromDataverse("field", ChoiceValue.of(192350000)), "FIELD"))
        .isEqualTo(" ");
  }

  // TRF-13, UND-9: a miss passes, then fails where it does not fit, with the allowed values
  @Test
  void passesAMissOnToTheConversion() {
    Pairing choice =
        Pairing.global().field(Types.TEXT, Types.CHOICE, valueMap("Open", "192350000"));
    MappingResult missed = choice.fromFinance("FIELD", "Confirmed");
    assertThat(code(missed)).isEqualTo(ErrorCode.VALUE_NOT_CONVERTIBLE);
    assertThat(problem(missed).field()).isEqualTo("FIELD");
    assertThat(problem(missed).value()).isEqualTo("Confirmed");
    assertThat(problem(missed).allowed()).contains("192350000 (Cost)");
    Pairing text = Pairing.global().field(Types.TEXT, Types.TEXT, valueMap("Open", "o"));
    assertThat(slot(text.fromFinance("FIELD", "Confirmed"), "field")).isEqualTo("Confirmed");
  }

  // TRF-13, TYP-10: an option and a member of the same number have nothing in common
  @Test
  void refusesAChoiceThatTheValueMapMisses() {
    FieldType state = new FieldType.Choice(java.util.Map.of(0, "Active", 1, "Inactive"), false);
    Pairing pairing = Pairing.global().field(Types.ENUM, state, valueMap("item", "0"));
    MappingResult missed = pairing.fromDataverse("field", ChoiceValue.of(1));
    assertThat(code(missed)).isEqualTo(ErrorCode.UNKNOWN_OPTION);
    assertThat(problem(missed).field()).isEqualTo("field");
    assertThat(problem(missed).allowed()).containsExactly("0");
    assertThat(code(pairing.fromDataverse("field", 5))).isEqualTo(ErrorCode.UNKNOWN_OPTION);
    assertThat(slot(pairing.fromDataverse("field", "timematerial"), "FIELD"))
        .isEqualTo(EnumValue.of("TimeMaterial"));
    assertThat(slot(pairing.fromDataverse("field", null), "FIELD")).isEqualTo(EnumValue.of("None"));
  }

  // UND-12: what the first of two value maps misses is for the second
  @Test
  void asksTheSecondValueMapForWhatTheFirstMisses() {
    FieldType state = new FieldType.Choice(java.util.Map.of(0, "Active", 1, "Inactive"), false);
    Pairing pairing =
        Pairing.global().field(Types.ENUM, state, valueMap("item", "0"), valueMap("none", "1"));
    assertThat(slot(pairing.fromDataverse("field", ChoiceValue.of(1)), "FIELD"))
        .isEqualTo(EnumValue.of("None"));
  }

  // UND-9: option strict
  @Test
  void refusesAMissWhenStrict() {
    Pairing pairing =
        Pairing.global()
            .field(Types.TEXT, Types.TEXT, valueMap("Open", "o"))
            .options(ConversionOptions.STANDARD.strict());
    MappingResult missed = pairing.fromFinance("FIELD", "Confirmed");
    assertThat(code(missed)).isEqualTo(ErrorCode.UNKNOWN_OPTION);
    assertThat(problem(missed).allowed()).containsExactly("Open");
  }

  // TRF-17: value maps between texts, and boolean inversions
  @Test
  void mapsTextsAndInversions() {
    Pairing country = Pairing.global().field(Types.TEXT, Types.MEMO, valueMap("co", "columbia"));
    assertThat(slot(country.fromFinance("FIELD", "CO"), "field")).isEqualTo("columbia"); // TRF-18
    FieldType state = new FieldType.Choice(java.util.Map.of(0, "Active", 1, "Inactive"), false);
    Pairing inverted = Pairing.global().field(Types.NO_YES, state, valueMap("no", "1", "yes", "0"));
    assertThat(slot(inverted.fromFinance("FIELD", EnumValue.of("Yes")), "field"))
        .isEqualTo(ChoiceValue.of(0));
  }

  // TRF-14
  @Test
  void passesValuesThroughATransformItDoesNotKnow() {
    Pairing pairing =
        Pairing.global()
            .field(Types.TEXT, Types.TEXT, new Transform.Unknown("Reverse", Original.NONE));
    assertThat(slot(pairing.fromFinance("FIELD", "abc"), "field")).isEqualTo("abc");
  }

  // TRF-15, UND-34
  @Test
  void truncatesLongTextAndLeavesShortText() {
    Pairing pairing = Pairing.global().field(Types.MEMO, Types.TEXT, truncate(3));
    assertThat(slot(pairing.fromFinance("FIELD", "abcd"), "field")).isEqualTo("abc");
    assertThat(slot(pairing.fromFinance("FIELD", "ab"), "field")).isEqualTo("ab");
    assertThat(slot(pairing.fromFinance("FIELD", "ab\uD83D\uDE00"), "field")).isEqualTo("ab");
    assertThatThrownBy(() -> truncate(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  // UND-12: listed order, default last wherever it stands
  @Test
  void appliesTransformsInListedOrder() {
    Pairing cutFirst =
        Pairing.global().field(Types.MEMO, Types.TEXT, truncate(1), valueMap("a", "first"));
    assertThat(slot(cutFirst.fromFinance("FIELD", "abc"), "field")).isEqualTo("first");
    Pairing mapFirst =
        Pairing.global().field(Types.MEMO, Types.TEXT, valueMap("abc", "mapped"), truncate(1));
    assertThat(slot(mapFirst.fromFinance("FIELD", "abc"), "field")).isEqualTo("m");
    Pairing defaultFirst =
        Pairing.global()
            .field(Types.TEXT, Types.TEXT, defaultValue("none"), valueMap("x", "", "none", "no!"));
    assertThat(slot(defaultFirst.fromFinance("FIELD", "x"), "field")).isEqualTo("none");
  }

  // UND-13
  @Test
  void keepsTheExplicitNullOfAValueMapInSpiteOfADefault() {
    Pairing pairing =
        Pairing.global()
            .column("FIELD", Types.ENUM)
            .column("field", Types.CHOICE)
            .toDataverse("FIELD", "field", KINDS, defaultValue("192350001"));
    assertThat(slot(pairing.fromFinance("FIELD", EnumValue.of("None")), "field"))
        .isEqualTo(Blank.BLANK);
    assertThat(slot(pairing.fromFinance("NUMBER", "1"), "field"))
        .isEqualTo(ChoiceValue.of(192350001));
  }

  // TRF-5, UND-10: a text that looks like an enormous number is a text
  @Test
  void takesTextsThatLookLikeEnormousNumbers() {
    Pairing pairing =
        Pairing.global()
            .field(Types.TEXT, Types.TEXT, valueMap("1E10", "ten", "1e99", "far", "-1E300", "low"));
    assertThat(slot(pairing.fromFinance("FIELD", "1e10"), "field")).isEqualTo("ten");
    assertThat(slot(pairing.fromDataverse("field", "far"), "FIELD")).isEqualTo("1e99");
  }

  // TRF-5, TYP-10: an option may be any number of 32 bits
  @Test
  void mapsOptionsOfTenDigits() {
    FieldType choice =
        new FieldType.Choice(
            java.util.Map.of(2147483647, "Most", 1000000000, "Ten", -2147483648, "Least"), false);
    Pairing pairing =
        Pairing.global()
            .field(
                Types.ENUM,
                choice,
                valueMap(
                    "none", "1000000000", "item", "2147483647", "timematerial", "-2147483648"));
    assertThat(slot(pairing.fromDataverse("field", ChoiceValue.of(1000000000)), "FIELD"))
        .isEqualTo(EnumValue.of("None"));
    assertThat(slot(pairing.fromDataverse("field", ChoiceValue.of(2147483647)), "FIELD"))
        .isEqualTo(EnumValue.of("Item"));
    assertThat(slot(pairing.fromDataverse("field", ChoiceValue.of(-2147483648)), "FIELD"))
        .isEqualTo(EnumValue.of("TimeMaterial"));
    assertThat(slot(pairing.fromFinance("FIELD", EnumValue.of("TimeMaterial")), "field"))
        .isEqualTo(ChoiceValue.of(-2147483648));
  }

  // TRF-15, UND-34: a symbol that becomes text is cut like text
  @Test
  void truncatesTheSymbolOfAnEnumeration() {
    Pairing pairing = Pairing.global().field(Types.ENUM, FieldType.Text.of(4), truncate(4));
    assertThat(slot(pairing.fromFinance("FIELD", EnumValue.of("TimeMaterial")), "field"))
        .isEqualTo("Time");
  }

  // UND-9, UND-11: an empty text is no value that a strict value map could miss
  @Test
  void refusesNoBlankWhenStrict() {
    Pairing plain =
        Pairing.global()
            .field(Types.TEXT, Types.TEXT, valueMap("Open", "o"))
            .options(ConversionOptions.STANDARD.strict());
    assertThat(slot(plain.fromFinance("FIELD", ""), "field")).isEqualTo(Blank.BLANK);
    assertThat(slot(plain.fromFinance("FIELD", null), "field")).isEqualTo(Blank.BLANK);
    Pairing withDefault =
        Pairing.global()
            .field(Types.TEXT, Types.TEXT, valueMap("Open", "o"), defaultValue("none"))
            .options(ConversionOptions.STANDARD.strict());
    assertThat(slot(withDefault.fromFinance("FIELD", ""), "field")).isEqualTo("none");
    assertThat(code(withDefault.fromFinance("FIELD", " "))).isEqualTo(ErrorCode.UNKNOWN_OPTION);
  }
}
