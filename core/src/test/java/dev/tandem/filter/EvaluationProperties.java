package dev.tandem.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.filter.FilterNode.And;
import dev.tandem.filter.FilterNode.Comparison;
import dev.tandem.filter.FilterNode.Not;
import dev.tandem.filter.FilterNode.Or;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of evaluation: bound and unbound agree, and the logic is Kleene's. */
class EvaluationProperties {

  @Provide
  Arbitrary<Row> rows() {
    return Rows.anything();
  }

  @Provide
  Arbitrary<Row> typedRows() {
    return Rows.wellTyped();
  }

  @Provide
  Arbitrary<FilterNode> trees() {
    return Arbitraries.oneOf(
        Trees.of(Side.DATAVERSE, Rows.columns(), Rows.literals()),
        Trees.of(Side.FINANCE, Rows.columns(), Rows.literals()));
  }

  /** Comparisons whose literal fits the column, so that both languages can say them. */
  @Provide
  Arbitrary<FilterNode> commonTrees() {
    Arbitrary<FilterNode> leaves =
        Arbitraries.oneOf(
            comparisons("text", Arbitraries.of("person", "1", "").map(Literal.Text::new)),
            comparisons("whole", Arbitraries.of(0L, 1L).map(Literal.Numeric::of)),
            comparisons("choice", Arbitraries.of(1L, 192350001L).map(Literal.Numeric::of)),
            comparisons("flag", Arbitraries.of(true, false).map(Literal.Bool::new)),
            comparisons("day", Arbitraries.just(new Literal.Date(Rows.DAY))),
            comparisons("guid", Arbitraries.just(new Literal.Guid(Rows.ID))),
            Combinators.combine(
                    Arbitraries.of(TextFunction.class), Arbitraries.of("PER", "", "son", "1"))
                .as((function, text) -> new FilterNode.TextTest(function, "text", text)));
    Arbitrary<List<FilterNode>> parts = leaves.list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.oneOf(
        leaves, leaves.map(Not::new), parts.map(And::new), parts.map(Or::new).map(Not::new));
  }

  private static Arbitrary<FilterNode> comparisons(
      String column, Arbitrary<? extends Literal> literals) {
    return Combinators.combine(Arbitraries.of(ComparisonOperator.class), literals)
        .as((operator, literal) -> new Comparison(column, operator, literal));
  }

  private static Truth plain(FilterNode tree, Row row) {
    return new Evaluation(Side.DATAVERSE, row).of(tree);
  }

  private static Truth bound(FilterNode tree, Row row) {
    BoundNode node = new Binder(Side.DATAVERSE, Rows.SCHEMA).bind(tree);
    assertThat(node.test(row)).isEqualTo(node.truth(row) == Truth.TRUE);
    return node.truth(row);
  }

  // FLT-4
  @Property
  void boundEqualsUnbound(@ForAll("trees") FilterNode tree, @ForAll("rows") Row row) {
    assertThat(bound(tree, row)).isEqualTo(plain(tree, row));
  }

  @Property(tries = 2000)
  void everyComparisonIsTheSameBound(
      @ForAll("rows") Row row,
      @ForAll ComparisonOperator operator,
      @ForAll("literals") Literal any) {
    for (var column : Rows.SCHEMA.columns()) {
      FilterNode tree = new Comparison(column.name(), operator, any);
      FilterNode isNull = new FilterNode.NullTest(column.name(), true);
      assertThat(bound(tree, row)).as("%s on %s", tree, row).isEqualTo(plain(tree, row));
      for (FilterNode either :
          List.of(new Or(List.of(tree, isNull)), new Or(List.of(isNull, tree)))) {
        assertThat(bound(either, row)).as("%s on %s", either, row).isEqualTo(plain(either, row));
      }
    }
  }

  @Provide
  Arbitrary<Literal> literals() {
    return Rows.literals();
  }

  // FLT-14, FLT-15
  @Property(tries = 500)
  void negationMovesThroughConnectives(
      @ForAll("trees") FilterNode one, @ForAll("trees") FilterNode other, @ForAll("rows") Row row) {
    FilterNode notBoth = new Not(new And(List.of(one, other)));
    FilterNode eitherNot = new Or(List.of(new Not(one), new Not(other)));
    FilterNode neither = new Not(new Or(List.of(one, other)));
    FilterNode bothNot = new And(List.of(new Not(one), new Not(other)));
    assertThat(plain(notBoth, row)).isEqualTo(plain(eitherNot, row)).isEqualTo(bound(notBoth, row));
    assertThat(plain(neither, row)).isEqualTo(plain(bothNot, row)).isEqualTo(bound(neither, row));
  }

  @Property(tries = 500)
  void twoNegationsCancel(@ForAll("trees") FilterNode tree, @ForAll("rows") Row row) {
    FilterNode twice = new Not(new Not(tree));
    assertThat(plain(twice, row)).isEqualTo(plain(tree, row));
    assertThat(bound(twice, row)).isEqualTo(plain(tree, row));
  }

  @Property
  void orderingsAgree(
      @ForAll("rows") Row row, @ForAll("columns") String column, @ForAll("literals") Literal any) {
    Truth less = plain(new Comparison(column, ComparisonOperator.LT, any), row);
    Truth same = plain(new Comparison(column, ComparisonOperator.EQ, any), row);
    Truth lessOrSame = plain(new Comparison(column, ComparisonOperator.LE, any), row);
    if (less != Truth.UNKNOWN) {
      assertThat(lessOrSame).isEqualTo(less.or(same));
    }
    assertThat(plain(new Comparison(column, ComparisonOperator.NE, any), row))
        .isEqualTo(same.negate());
  }

  @Provide
  Arbitrary<String> columns() {
    return Rows.columns();
  }

  @Property
  void translationKeepsTheMeaning(
      @ForAll("commonTrees") FilterNode tree, @ForAll("typedRows") Row row) {
    Filter dataverse = Filter.of(Side.DATAVERSE, tree, FilterDialect.LEGACY);
    Filter finance = Filter.parse(Side.FINANCE, dataverse.print(Side.FINANCE).orThrow());
    Filter back =
        Filter.parse(
            Side.DATAVERSE,
            finance.print(Side.DATAVERSE, FilterDialect.LEGACY).orThrow(),
            FilterDialect.LEGACY);
    assertThat(finance.evaluate(row)).isEqualTo(dataverse.evaluate(row));
    assertThat(back.evaluate(row)).isEqualTo(dataverse.evaluate(row));
  }

  // FLT-12, FLT-19
  @Property
  void patternsMatchAsTheirDefinitionSays(
      @ForAll("patterns") String pattern, @ForAll("words") String word) {
    assertThat(new LikePattern(pattern).matches(word)).isEqualTo(defined(pattern, word));
  }

  private static boolean defined(String pattern, String word) {
    if (pattern.isEmpty()) {
      return word.isEmpty();
    }
    String rest = pattern.substring(1);
    if (pattern.charAt(0) == '*') {
      return defined(rest, word) || (!word.isEmpty() && defined(pattern, word.substring(1)));
    }
    boolean first =
        !word.isEmpty()
            && (pattern.charAt(0) == '?'
                || pattern.substring(0, 1).equalsIgnoreCase(word.substring(0, 1)));
    return first && defined(rest, word.substring(1));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars('a', 'B', '*', '?').ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withChars('A', 'b').ofMaxLength(10);
  }

  // TYP-3
  @Property
  void numbersCompareByValue(@ForAll long number, @ForAll("scales") int scale) {
    BigDecimal written = BigDecimal.valueOf(number).setScale(scale);
    Row row = Rows.row().set("big", number).set("amount", written).set("untyped", number).build();
    for (String column : List.of("big", "amount", "untyped")) {
      FilterNode tree = new Comparison(column, ComparisonOperator.EQ, new Literal.Numeric(written));
      assertThat(bound(tree, row)).isEqualTo(Truth.TRUE);
    }
  }

  @Provide
  Arbitrary<Integer> scales() {
    return Arbitraries.integers().between(0, 6);
  }
}
