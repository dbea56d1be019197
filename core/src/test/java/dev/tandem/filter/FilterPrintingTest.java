package dev.tandem.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.filter.FilterNode.All;
import dev.tandem.filter.FilterNode.Comparison;
import dev.tandem.filter.FilterNode.Not;
import dev.tandem.filter.FilterNode.NullTest;
import dev.tandem.filter.FilterNode.Or;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterPrintingTest {

  private static FilterTranslation toFinance(String dataverse) {
    return Filter.parse(Side.DATAVERSE, dataverse, FilterDialect.LEGACY).print(Side.FINANCE);
  }

  private static FilterTranslation toDataverse(String finance, FilterDialect dialect) {
    return Filter.parse(Side.FINANCE, finance).print(Side.DATAVERSE, dialect);
  }

  // FLT-8
  @Test
  void wrapsFinanceConditionsInParentheses() {
    assertThat(toFinance("a eq 1 and (b ne 'x' or c lt 2021-06-23) and d eq true").text())
        .isEqualTo("((a == 1) && ((b != \"x\") || (c < 23\\06\\2021)) && (d == 1))");
    assertThat(toFinance("not contains(a,'x')").text()).isEqualTo("(!(a like \"*x*\"))");
    assertThat(toFinance("").text()).isEmpty();
  }

  // FLT-14, FLT-15
  @Test
  void saysWhatFinanceCannotExpress() {
    assertThat(toFinance("a eq null or a gt 2021-06-23T08:00:00Z or _b_value ne null").obstacles())
        .containsExactly(
            "the finance language cannot test a for null",
            "the finance language compares dates without a time of day",
            "the finance language cannot test _b_value for null");
    assertThat(toFinance("startswith(a,'5*') or _b_value eq 'x'").obstacles())
        .containsExactly(
            "a finance pattern cannot look for the characters * and ?",
            "_b_value is the id of a lookup; finance entities have none");
  }

  // FLT-7, FLT-12
  @Test
  void patternsBecomeFunctionsInTheLegacyDialectOnly() {
    assertThat(toDataverse("(a like \"A*\")", FilterDialect.LEGACY).text())
        .isEqualTo("startswith(a,'A')");
    assertThat(toDataverse("(a like \"*A\")", FilterDialect.LEGACY).text())
        .isEqualTo("endswith(a,'A')");
    assertThat(toDataverse("(!(a like \"*it's*\"))", FilterDialect.LEGACY).text())
        .isEqualTo("not (contains(a,'it''s'))");
    assertThat(toDataverse("(a like \"A\")", FilterDialect.CURRENT).text()).isEqualTo("a eq 'A'");
    assertThat(toDataverse("(a like \"A*\")", FilterDialect.CURRENT).obstacles())
        .containsExactly("Dataverse filters have no startswith, except in the legacy dialect");
    assertThat(toDataverse("(a like \"A*b\")", FilterDialect.LEGACY).obstacles())
        .containsExactly("like 'A*b' has no counterpart on Dataverse");
  }

  // FLT-9, FLT-10
  @Test
  void financeNamesBecomeColumnsWherePossible() {
    assertThat(toDataverse("(ProjTable.ProjId == \"a\\\"b\")", FilterDialect.CURRENT).text())
        .isEqualTo("ProjId eq 'a\"b'");
    assertThat(toDataverse("(Type == E::A)", FilterDialect.CURRENT).obstacles())
        .containsExactly(
            "a finance enum member has no name on Dataverse; compare the number of its option");
    assertThat(toDataverse("(and == 1) && (_a_value == 1)", FilterDialect.CURRENT).obstacles())
        .containsExactly(
            "and cannot be the name of a column", "_a_value would read a lookup on Dataverse");
  }

  @Test
  void refusesTreesThatALanguageCannotSay() {
    FilterNode comparison =
        new Comparison("a", ComparisonOperator.EQ, new Literal.Date(LocalDate.of(2021, 6, 23)));
    assertThat(Filter.of(Side.DATAVERSE, comparison, FilterDialect.CURRENT).text())
        .isEqualTo("a eq 2021-06-23");
    assertThatThrownBy(
            () -> Filter.of(Side.FINANCE, new NullTest("a", true), FilterDialect.CURRENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot test a for null");
    assertThatThrownBy(
            () -> Filter.of(Side.DATAVERSE, new NullTest("a b", true), FilterDialect.CURRENT))
        .hasMessageContaining("a b cannot be the name of a column");
    FilterNode nested = new Or(List.of(new All(), comparison));
    assertThatThrownBy(() -> Filter.of(Side.DATAVERSE, nested, FilterDialect.CURRENT))
        .hasMessageContaining("the empty filter cannot be part of another one");
    FilterNode deep = comparison;
    for (int level = 0; level <= Limits.MAX_DEPTH; level++) {
      deep = new Not(deep);
    }
    assertThat(Printer.print(deep, Side.FINANCE, Side.FINANCE, FilterDialect.CURRENT).obstacles())
        .containsExactly("a filter has at most 100 levels");
  }

  @Test
  void literalsRefuseWhatNoFilterCanWrite() {
    assertThatThrownBy(() -> new Literal.Numeric(new BigDecimal("1E+1000000000")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Literal.Date(LocalDate.MAX))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Literal.Moment(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Or(List.of(new All())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Literal.Numeric(new BigDecimal("1E+3"))).isEqualTo(Literal.Numeric.of(1000));
  }
}
