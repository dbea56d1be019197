package dev.tandem.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.filter.FilterNode.And;
import dev.tandem.filter.FilterNode.Comparison;
import dev.tandem.filter.FilterNode.Not;
import dev.tandem.filter.FilterNode.Or;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.ErrorKind;
import dev.tandem.spi.schema.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterSyntaxTest {

  /**
   * A wrong filter and its message.
   *
   * @param side its language
   * @param dialect its dialect
   * @param text the filter
   * @param message the whole message
   */
  record Wrong(Side side, FilterDialect dialect, String text, String message) {}

  static Stream<Wrong> errors() {
    return Arrays.stream(Corpus.read("errors.txt").split("(?m)^=== ", -1))
        .skip(1)
        .map(FilterSyntaxTest::wrong);
  }

  private static Wrong wrong(String block) {
    int line = block.indexOf('\n');
    String[] parts = block.substring(0, line).split(" ", 3);
    return new Wrong(
        Side.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        FilterDialect.valueOf(parts[1].toUpperCase(Locale.ROOT)),
        parts[2],
        block.substring(line + 1).strip());
  }

  // FLT-5, FLT-6, FLT-7, FLT-9, FLT-13
  @ParameterizedTest
  @MethodSource("errors")
  void showsThePlaceAndTheRemedy(Wrong wrong) {
    FilterSyntaxException error =
        catchThrowableOfType(
            FilterSyntaxException.class,
            () -> Filter.parse(wrong.side(), wrong.text(), wrong.dialect()));
    assertThat(error).hasMessage(wrong.message());
    assertThat(error.code()).isEqualTo(ErrorCode.FILTER_MALFORMED);
    assertThat(error.kind()).isEqualTo(ErrorKind.MAP);
  }

  private static FilterNode finance(String text) {
    return Filter.parse(Side.FINANCE, text).tree();
  }

  private static FilterNode dataverse(String text) {
    return Filter.parse(Side.DATAVERSE, text).tree();
  }

  private static Comparison equal(String column, Literal literal) {
    return new Comparison(column, ComparisonOperator.EQ, literal);
  }

  @Test
  void andBindsTighterThanOr() {
    FilterNode a = equal("a", Literal.Numeric.of(1));
    FilterNode b = equal("b", Literal.Numeric.of(2));
    FilterNode c = equal("c", Literal.Numeric.of(3));
    FilterNode tree = new Or(List.of(a, new And(List.of(b, c))));
    assertThat(dataverse("a eq 1 or b eq 2 and c eq 3")).isEqualTo(tree);
    assertThat(finance("a == 1 || b == 2 && c == 3")).isEqualTo(tree);
    assertThat(dataverse("not a eq 1 and b eq 2")).isEqualTo(new And(List.of(new Not(a), b)));
    assertThat(finance("!a == 1 && b == 2")).isEqualTo(new And(List.of(new Not(a), b)));
  }

  // FLT-8, FLT-11
  @Test
  void outerParenthesesAndOneEqualsSignAreFree() {
    assertThat(finance("A=1"))
        .isEqualTo(finance("((( A == 1 )))"))
        .isEqualTo(equal("A", Literal.Numeric.of(1)));
  }

  @Test
  void quotesAreEscapedInEveryWayOfTheirLanguage() {
    assertThat(dataverse("a eq 'it''s \"\\'")).isEqualTo(text("it's \"\\"));
    assertThat(finance("a == \"say \"\"x\"\" \\\"y\\\" it's\""))
        .isEqualTo(text("say \"x\" \"y\" it's"));
    assertThat(finance("a == 'it''s C:\\dir \\\\'")).isEqualTo(text("it's C:\\dir \\"));
  }

  private static Comparison text(String value) {
    return equal("a", new Literal.Text(value));
  }

  // FLT-17
  @Test
  void spaceOfAnyKindSeparates() {
    assertThat(dataverse("\uFEFF a\u00A0eq\t1\n  AND(b eq 2) "))
        .isEqualTo(dataverse("a eq 1 and b eq 2"));
  }

  @Test
  void sizeIsBounded() {
    String long1 = "a eq '" + "x".repeat(Limits.MAX_LENGTH) + "'";
    assertThatThrownBy(() -> dataverse(long1)).hasMessageContaining("at most 32768 characters");
    String parentheses = "(".repeat(Limits.MAX_NESTING);
    String closed = parentheses + "a == 1" + ")".repeat(Limits.MAX_NESTING);
    assertThat(finance(closed)).isEqualTo(finance("a == 1"));
    assertThatThrownBy(() -> finance("(" + closed + ")"))
        .isInstanceOfSatisfying(
            FilterSyntaxException.class,
            e -> assertThat(e.position()).isEqualTo(Limits.MAX_NESTING))
        .hasMessageContaining("more levels than a filter may have");
    assertThatThrownBy(() -> dataverse("not ".repeat(101) + "a eq 1"))
        .hasMessageContaining("more levels than a filter may have");
    assertThatThrownBy(() -> finance("!".repeat(30_000) + "a == 1"))
        .hasMessageContaining("more levels than a filter may have");
  }

  @Test
  void aLongFilterIsShownAroundThePlace() {
    String many = "aaaaaaaaaa eq 1 and ".repeat(50);
    assertThatThrownBy(() -> dataverse(many + "b\nfoo 1 and " + many))
        .hasMessageContaining(
            "\n  ...aaaaaaaa eq 1 and aaaaaaaaaa eq 1 and aaaaaaaaaa eq 1 and b foo 1 and aaaaaaaaaa")
        .hasMessageContaining("\n" + " ".repeat(65) + "^\n");
  }

  @Test
  void aTreeAtTheLimitPrintsAndParses() {
    for (Side side : Side.values()) {
      FilterNode tree = equal("a", Literal.Numeric.of(1));
      for (int level = 0; level < Limits.MAX_DEPTH; level++) {
        tree = level % 3 == 0 ? new Not(tree) : grown(tree, level % 3 == 1);
      }
      assertThat(Filter.of(side, tree, FilterDialect.CURRENT).tree()).isEqualTo(tree);
      FilterNode nots = equal("a", Literal.Numeric.of(1));
      for (int level = 0; level < Limits.MAX_DEPTH; level++) {
        nots = new Not(nots);
      }
      assertThat(Filter.of(side, nots, FilterDialect.CURRENT).tree()).isEqualTo(nots);
    }
  }

  private static FilterNode grown(FilterNode tree, boolean and) {
    List<FilterNode> parts = List.of(tree, equal("b", Literal.Numeric.of(2)));
    return and ? new And(parts) : new Or(parts);
  }
}
