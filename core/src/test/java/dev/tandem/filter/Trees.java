package dev.tandem.filter;

import dev.tandem.filter.FilterNode.And;
import dev.tandem.filter.FilterNode.Comparison;
import dev.tandem.filter.FilterNode.Like;
import dev.tandem.filter.FilterNode.Not;
import dev.tandem.filter.FilterNode.NullTest;
import dev.tandem.filter.FilterNode.Or;
import dev.tandem.filter.FilterNode.TextTest;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random trees that the language of a side can say. */
final class Trees {
  private static final int DEPTH = 40;

  private Trees() {}

  /** Trees over any columns, with nasty texts; deep and narrow, or shallow and wide. */
  static Arbitrary<FilterNode> of(Side side) {
    return grown(leaves(side, columns(side), literals(side)));
  }

  /** Trees over these columns and literals. */
  static Arbitrary<FilterNode> of(
      Side side, Arbitrary<String> columns, Arbitrary<Literal> literals) {
    return grown(leaves(side, columns, literals));
  }

  private static Arbitrary<FilterNode> grown(Arbitrary<FilterNode> leaf) {
    Arbitrary<List<FilterNode>> some = leaf.list().ofMinSize(2).ofMaxSize(4);
    Arbitrary<FilterNode> bush =
        Arbitraries.oneOf(leaf, leaf, some.map(And::new), some.map(Or::new), leaf.map(Not::new));
    Arbitrary<List<Step>> steps =
        Combinators.combine(Arbitraries.of(Growth.class), bush)
            .as(Step::new)
            .list()
            .ofMaxSize(DEPTH);
    return Combinators.combine(bush, Arbitraries.oneOf(Arbitraries.just(List.<Step>of()), steps))
        .as(Trees::grow)
        .withoutEdgeCases();
  }

  private enum Growth {
    NOT,
    AND,
    OR
  }

  private record Step(Growth growth, FilterNode sibling) {}

  private static FilterNode grow(FilterNode seed, List<Step> steps) {
    FilterNode tree = seed;
    for (Step step : steps) {
      tree =
          switch (step.growth()) {
            case NOT -> new Not(tree);
            case AND -> new And(List.of(tree, step.sibling()));
            case OR -> new Or(List.of(step.sibling(), tree));
          };
    }
    return tree;
  }

  private static Arbitrary<FilterNode> leaves(
      Side side, Arbitrary<String> columns, Arbitrary<Literal> literals) {
    Arbitrary<FilterNode> comparison =
        Combinators.combine(columns, Arbitraries.of(ComparisonOperator.class), literals)
            .as(Comparison::new);
    if (side == Side.FINANCE) {
      Arbitrary<FilterNode> like = Combinators.combine(columns, texts()).as(Like::new);
      return Arbitraries.oneOf(comparison, comparison, like);
    }
    Arbitrary<FilterNode> nullTest =
        Combinators.combine(columns, Arbitraries.of(true, false)).as(NullTest::new);
    Arbitrary<FilterNode> textTest =
        Combinators.combine(Arbitraries.of(TextFunction.class), columns, texts()).as(TextTest::new);
    return Arbitraries.oneOf(comparison, comparison, nullTest, textTest);
  }

  private static Arbitrary<String> columns(Side side) {
    Arbitrary<String> plain =
        Combinators.combine(
                Arbitraries.of("x", "_", "Not1", "andy", "nullable", "e9", "Ä", "like_"),
                Arbitraries.strings()
                    .withCharRange('a', 'z')
                    .numeric()
                    .withChars('_')
                    .ofMaxLength(9))
            .as(String::concat);
    return side == Side.FINANCE
        ? Arbitraries.oneOf(plain, Combinators.combine(plain, plain).as((a, b) -> a + "." + b))
        : Arbitraries.oneOf(plain, plain.map(name -> "_" + name + "_value"));
  }

  /** Texts with everything that quoting could get wrong. */
  static Arbitrary<String> texts() {
    Arbitrary<String> nasty =
        Arbitraries.of(
                "'",
                "\"",
                "\\",
                "''",
                "\\\"",
                "*",
                "?",
                "(",
                ")",
                " and ",
                "&&",
                "\n",
                "\0",
                "a",
                "\u2028",
                "\uD83D\uDE00",
                "\uD800",
                "%s",
                "..",
                "::",
                "Person")
            .list()
            .ofMaxSize(6)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(nasty, Arbitraries.strings().ofMaxLength(12));
  }

  private static Arbitrary<Literal> literals(Side side) {
    Arbitrary<Literal> text = texts().map(Literal.Text::new);
    Arbitrary<Literal> number = numbers().map(Literal.Numeric::new);
    Arbitrary<Literal> date = dates().map(Literal.Date::new);
    if (side == Side.FINANCE) {
      Arbitrary<Literal> member =
          Arbitraries.of("A", "TimeMaterial", "_x9")
              .map(name -> new Literal.EnumElement("E", name));
      return Arbitraries.oneOf(text, number, date, member);
    }
    Arbitrary<Literal> flag = Arbitraries.of(true, false).map(Literal.Bool::new);
    Arbitrary<Literal> moment =
        Combinators.combine(dates(), Arbitraries.longs().between(0, 86_399_999_999_999L))
            .as(Trees::moment);
    Arbitrary<Literal> guid =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
            .as((high, low) -> new Literal.Guid(new UUID(high, low)));
    return Arbitraries.oneOf(text, number, date, flag, moment, guid);
  }

  private static Literal moment(LocalDate date, long nanoOfDay) {
    Instant midnight = Instant.ofEpochSecond(date.toEpochDay() * 86_400);
    return new Literal.Moment(midnight.plusNanos(nanoOfDay));
  }

  private static Arbitrary<BigDecimal> numbers() {
    Arbitrary<BigDecimal> any = Arbitraries.longs().map(number -> BigDecimal.valueOf(number, 5));
    return Arbitraries.oneOf(
        any,
        Arbitraries.integers().map(BigDecimal::valueOf),
        any.map(BigDecimal::stripTrailingZeros));
  }

  private static Arbitrary<LocalDate> dates() {
    return Arbitraries.longs()
        .between(LocalDate.of(1, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }
}
