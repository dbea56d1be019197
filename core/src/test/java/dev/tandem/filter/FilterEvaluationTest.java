package dev.tandem.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What filters answer, rule by rule. Each answer is asked of the bound filter as well. */
class FilterEvaluationTest {
  private static final Row EMPTY = Rows.row().build();

  private static Truth dataverse(String text, Row row) {
    return answer(Filter.parse(Side.DATAVERSE, text, FilterDialect.LEGACY), row);
  }

  private static Truth finance(String text, Row row) {
    return answer(Filter.parse(Side.FINANCE, text), row);
  }

  private static Truth answer(Filter filter, Row row) {
    Truth truth = filter.evaluate(row);
    BoundFilter bound = filter.bind(Rows.SCHEMA);
    assertThat(bound.evaluate(row)).isEqualTo(truth);
    assertThat(bound.test(row)).isEqualTo(truth == Truth.TRUE);
    return truth;
  }

  private static Row with(String column, Object value) {
    return Rows.row().set(column, value).build();
  }

  private static Row blank(String column) {
    return Rows.row().set(column, null).build();
  }

  // FLT-2
  @Test
  void anEmptyFilterLetsEveryRowPass() {
    assertThat(dataverse("", EMPTY)).isEqualTo(Truth.TRUE);
    assertThat(finance(" \n", EMPTY)).isEqualTo(Truth.TRUE);
  }

  // FLT-15, seed: filter msdyn_linetype ne 690970000 on null
  @Test
  void notEqualDoesNotMatchNull() {
    assertThat(dataverse("choice ne 690970000", blank("choice"))).isEqualTo(Truth.UNKNOWN);
    assertThat(dataverse("choice ne 690970000", EMPTY)).isEqualTo(Truth.UNKNOWN);
    assertThat(dataverse("not (choice eq 690970000)", EMPTY)).isEqualTo(Truth.UNKNOWN);
    assertThat(dataverse("choice ne 690970000 or choice eq null", EMPTY)).isEqualTo(Truth.TRUE);
    Row other = with("choice", ChoiceValue.of(690970000));
    assertThat(dataverse("choice ne 690970000 or choice eq null", other)).isEqualTo(Truth.FALSE);
    assertThat(dataverse("choice ne 690970000", with("choice", ChoiceValue.of(1))))
        .isEqualTo(Truth.TRUE);
  }

  // FLT-15
  @Test
  void onlyNullTestsSeeNull() {
    assertThat(dataverse("text eq null", blank("text"))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("text eq null", EMPTY)).isEqualTo(Truth.TRUE);
    assertThat(dataverse("text ne null", blank("text"))).isEqualTo(Truth.FALSE);
    assertThat(dataverse("text ne null", with("text", "x"))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("text eq 'null'", with("text", "NULL"))).isEqualTo(Truth.TRUE);
  }

  // FLT-14, NUL-4, seed: finance filter (ParentProject == "") on null
  @Test
  void emptyTextIsNotNullOnFinance() {
    assertThat(finance("(text == \"\")", blank("text"))).isEqualTo(Truth.UNKNOWN);
    assertThat(finance("(text == \"\")", with("text", ""))).isEqualTo(Truth.TRUE);
    assertThat(finance("(text != \"\")", blank("text"))).isEqualTo(Truth.UNKNOWN);
    assertThat(finance("(text != \"\")", with("text", "P1"))).isEqualTo(Truth.TRUE);
  }

  // FLT-18
  @Test
  void olderTestsForEmptyTextSkipNullToo() {
    assertThat(dataverse("text ne ''", blank("text"))).isEqualTo(Truth.UNKNOWN);
    assertThat(dataverse("text ne ''", with("text", "x"))).isEqualTo(Truth.TRUE);
  }

  // FLT-19
  @Test
  void letterCaseNeverMatters() {
    assertThat(dataverse("text eq 'ACCOUNT'", with("text", "account"))).isEqualTo(Truth.TRUE);
    assertThat(finance("(text != \"Äb\")", with("text", "äB"))).isEqualTo(Truth.FALSE);
    assertThat(dataverse("TEXT gt 'a'", with("text", "B"))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("text lt 'B'", with("text", "a"))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("text eq 'a'", with("text", "a "))).isEqualTo(Truth.FALSE);
  }

  // FLT-10
  @Test
  void enumMembersCompareInAllThreeForms() {
    Row person = with("member", EnumValue.of("PERSON"));
    assertThat(finance("(member == \"person\")", person)).isEqualTo(Truth.TRUE);
    assertThat(finance("(member == Kind::Person)", person)).isEqualTo(Truth.TRUE);
    assertThat(finance("(member = 1)", person)).isEqualTo(Truth.TRUE);
    assertThat(finance("(member == \"1\")", person)).isEqualTo(Truth.TRUE);
    assertThat(finance("(member != Kind::None)", person)).isEqualTo(Truth.TRUE);
    assertThat(finance("(member > 0)", person)).isEqualTo(Truth.TRUE);
    assertThat(finance("(member > Kind::None)", person)).isEqualTo(Truth.TRUE);
  }

  // FLT-10, FLT-4
  @Test
  void aMemberThatTheEnumLacksIsNoValidAnswer() {
    Row person = with("member", EnumValue.of("Person"));
    assertThat(finance("(member == \"Persn\")", person)).isEqualTo(Truth.UNKNOWN);
    assertThat(finance("(member != \"Persn\")", person)).isEqualTo(Truth.UNKNOWN);
    Row open = with("openMember", EnumValue.of("Person"));
    assertThat(finance("(openMember != \"Persn\")", open)).isEqualTo(Truth.TRUE);
    assertThat(finance("(openMember == 1)", open)).isEqualTo(Truth.UNKNOWN);
    assertThat(finance("(openMember == 1)", with("openMember", EnumValue.of("Yes"))))
        .isEqualTo(Truth.TRUE);
  }

  // FLT-16
  @Test
  void quotedNumbersCompareWithChoicesAndNumbers() {
    assertThat(dataverse("choice eq '192350001'", with("choice", ChoiceValue.of(192350001))))
        .isEqualTo(Truth.TRUE);
    assertThat(dataverse("whole lt '10'", with("whole", 9))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("amount eq 1.5", with("amount", new BigDecimal("1.500"))))
        .isEqualTo(Truth.TRUE);
    assertThat(dataverse("amount gt -2", with("amount", new BigDecimal("-1.5"))))
        .isEqualTo(Truth.TRUE);
    assertThat(dataverse("whole lt 9.5", with("whole", 9))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("big eq 9007199254740993", with("big", 9007199254740992L)))
        .isEqualTo(Truth.FALSE);
    assertThat(dataverse("choice eq 'abc'", with("choice", ChoiceValue.of(1))))
        .isEqualTo(Truth.UNKNOWN);
  }

  // FLT-16
  @Test
  void quotedDatesCompareWithDates() {
    Row row = with("day", Rows.DAY);
    assertThat(dataverse("day le '2021-06-23'", row)).isEqualTo(Truth.TRUE);
    assertThat(dataverse("day eq 2021-06-23", row)).isEqualTo(Truth.TRUE);
    assertThat(dataverse("day lt 2021-06-23T08:00:00Z", row)).isEqualTo(Truth.TRUE);
    assertThat(finance("(day == 23\\06\\2021)", row)).isEqualTo(Truth.TRUE);
    assertThat(finance("(day > \"22\\06\\2021\")", row)).isEqualTo(Truth.TRUE);
    Row instant = with("instant", Instant.parse("2021-06-23T08:00:00Z"));
    assertThat(dataverse("instant eq 2021-06-23T10:00:00+02:00", instant)).isEqualTo(Truth.TRUE);
    assertThat(finance("(instant >= 23\\06\\2021)", instant)).isEqualTo(Truth.TRUE);
    assertThat(dataverse("clock ge '2021-06-23'", with("clock", Rows.DAY.atTime(8, 0))))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void twoOptionsCompareInEveryForm() {
    Row yes = with("flag", true);
    assertThat(dataverse("flag eq TRUE", yes)).isEqualTo(Truth.TRUE);
    assertThat(dataverse("flag ne false", yes)).isEqualTo(Truth.TRUE);
    assertThat(dataverse("flag eq 'true'", yes)).isEqualTo(Truth.TRUE);
    assertThat(finance("(flag == 1)", yes)).isEqualTo(Truth.TRUE);
    assertThat(finance("(flag == NoYes::No)", yes)).isEqualTo(Truth.FALSE);
  }

  // FLT-6
  @Test
  void lookupsCompareByTheirId() {
    String filter = "_lookup_value eq " + Rows.ID;
    assertThat(dataverse(filter, with("lookup", Reference.byId("accounts", Rows.ID))))
        .isEqualTo(Truth.TRUE);
    assertThat(dataverse("_lookup_value eq '" + Rows.ID + "'", with("lookup", Rows.ID.toString())))
        .isEqualTo(Truth.TRUE);
    assertThat(dataverse(filter, with("lookup", Reference.byKey(null, KeyValues.of("a", 1)))))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(dataverse("_lookup_value ne null", EMPTY)).isEqualTo(Truth.FALSE);
    assertThat(dataverse("guid eq '{" + Rows.ID + "}'", with("guid", Rows.ID)))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void textThatAReaderLeftAloneIsReadLeniently() {
    assertThat(dataverse("whole eq 5", with("whole", "5"))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("whole eq 5", with("whole", "five"))).isEqualTo(Truth.UNKNOWN);
    assertThat(dataverse("choice eq 5", with("choice", "5"))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("flag eq true", with("flag", "Yes"))).isEqualTo(Truth.TRUE);
    assertThat(finance("(member == Kind::Person)", with("member", "person"))).isEqualTo(Truth.TRUE);
    assertThat(finance("(member == \"Person\")", with("member", 1))).isEqualTo(Truth.TRUE);
  }

  @Test
  void columnsWithoutATypeHoldWhatTheyHold() {
    assertThat(dataverse("untyped eq 5", with("untyped", "5.0"))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("untyped eq '5'", with("untyped", 5))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("untyped eq true", with("untyped", "true"))).isEqualTo(Truth.TRUE);
    assertThat(finance("(untyped == 1)", with("untyped", "Yes"))).isEqualTo(Truth.TRUE);
    assertThat(finance("(untyped == E::Work)", with("untyped", "work"))).isEqualTo(Truth.TRUE);
    assertThat(dataverse("untyped lt 2021-06-24", with("untyped", "2021-06-23")))
        .isEqualTo(Truth.TRUE);
    assertThat(dataverse("untyped eq " + Rows.ID, with("untyped", Rows.ID.toString())))
        .isEqualTo(Truth.TRUE);
  }

  // FLT-12
  @Test
  void patternsKnowRunsAndSingleCharacters() {
    Row row = with("text", "Adatum GmbH");
    assertThat(finance("(text like \"a*\")", row)).isEqualTo(Truth.TRUE);
    assertThat(finance("(text like \"*tum?GMBH\")", row)).isEqualTo(Truth.TRUE);
    assertThat(finance("(!(text like \"*x*\"))", row)).isEqualTo(Truth.TRUE);
    assertThat(finance("(text like \"adatum\")", row)).isEqualTo(Truth.FALSE);
    assertThat(finance("(!(text like \"a*\"))", blank("text"))).isEqualTo(Truth.UNKNOWN);
    assertThat(finance("(whole like \"1?3\")", with("whole", 123))).isEqualTo(Truth.TRUE);
    assertThat(finance("(text like \"?\")", with("text", "\uD83D\uDE00"))).isEqualTo(Truth.TRUE);
  }

  // FLT-7
  @Test
  void olderFunctionsTestParts() {
    Row row = with("text", "Adatum");
    assertThat(dataverse("startswith(text, 'aD')", row)).isEqualTo(Truth.TRUE);
    assertThat(dataverse("endswith(text,'TUM')", row)).isEqualTo(Truth.TRUE);
    assertThat(dataverse("not contains(text,'DAT')", row)).isEqualTo(Truth.FALSE);
    assertThat(dataverse("contains(text,'longer than the value')", row)).isEqualTo(Truth.FALSE);
    assertThat(dataverse("contains(text,'a')", EMPTY)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void aHostilePatternIsMatchedInBoundedTime() {
    String pattern = "*a".repeat(2_000) + "b";
    Row row = with("text", "a".repeat(20_000));
    assertThat(finance("(text like \"" + pattern + "\")", row)).isEqualTo(Truth.FALSE);
  }
}
