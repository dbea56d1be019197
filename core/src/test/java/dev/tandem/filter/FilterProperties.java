package dev.tandem.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of parsing and printing. */
class FilterProperties {

  @Provide
  Arbitrary<FilterNode> dataverseTrees() {
    return Trees.of(Side.DATAVERSE);
  }

  @Provide
  Arbitrary<FilterNode> financeTrees() {
    return Trees.of(Side.FINANCE);
  }

  @Provide
  Arbitrary<String> noise() {
    Arbitrary<String> fragments =
        Arbitraries.of(
                "a",
                "b eq 1",
                "x == \"y\"",
                "(",
                ")",
                "!",
                " and ",
                " or ",
                " not ",
                "&&",
                "||",
                "&",
                "=",
                "<>",
                ">=",
                "'",
                "\"",
                "\\",
                ",",
                "..",
                "null",
                "true",
                "like",
                "contains(",
                "1.",
                "-",
                "2021-06-23",
                "23\\06\\2021",
                "E::A",
                "::",
                "/",
                "§",
                "\n",
                "\uD800",
                "\uFEFF")
            .list()
            .ofMaxSize(12)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(fragments, Arbitraries.strings().ofMaxLength(40), mutants());
  }

  /** Filters of the corpus with a piece cut out and another one put in its place. */
  private static Arbitrary<String> mutants() {
    Arbitrary<String> texts = Arbitraries.of(Corpus.entries()).map(Corpus.Entry::text);
    Arbitrary<Double> places = Arbitraries.doubles().between(0, 1);
    Arbitrary<String> pieces = Arbitraries.oneOf(Trees.texts(), Arbitraries.of("", "(", ")", "9"));
    return Combinators.combine(texts, places, Arbitraries.integers().between(0, 4), pieces)
        .as(
            (text, place, cut, piece) -> {
              int from = (int) (place * text.length());
              int to = Math.min(text.length(), from + cut);
              return text.substring(0, from) + piece + text.substring(to);
            });
  }

  // FLT-6, FLT-15, FLT-16
  @Property(tries = 500)
  void whatDataversePrintsParsesToTheSameTree(@ForAll("dataverseTrees") FilterNode tree) {
    assertThat(Filter.of(Side.DATAVERSE, tree, FilterDialect.LEGACY).tree()).isEqualTo(tree);
  }

  // FLT-8, FLT-10, FLT-12
  @Property(tries = 500)
  void whatFinancePrintsParsesToTheSameTree(@ForAll("financeTrees") FilterNode tree) {
    assertThat(Filter.of(Side.FINANCE, tree, FilterDialect.CURRENT).tree()).isEqualTo(tree);
  }

  @Property(tries = 2000)
  void parsingEndsInATreeOrInAPlacedError(
      @ForAll("noise") String text, @ForAll Side side, @ForAll FilterDialect dialect) {
    Filter filter;
    try {
      filter = Filter.parse(side, text, dialect);
    } catch (FilterSyntaxException e) {
      assertThat(e.position()).isBetween(0, text.length());
      assertThat(String.valueOf(e.getMessage()).lines()).hasSize(6);
      return;
    }
    String printed = filter.print(side).orThrow();
    assertThat(Filter.parse(side, printed, dialect).tree()).isEqualTo(filter.tree());
  }

  @Property(tries = 500)
  void translationToFinanceParsesOrNamesObstacles(@ForAll("dataverseTrees") FilterNode tree) {
    parsesOrNamesObstacles(Filter.of(Side.DATAVERSE, tree, FilterDialect.LEGACY), Side.FINANCE);
  }

  @Property(tries = 500)
  void translationToDataverseParsesOrNamesObstacles(@ForAll("financeTrees") FilterNode tree) {
    parsesOrNamesObstacles(Filter.of(Side.FINANCE, tree, FilterDialect.LEGACY), Side.DATAVERSE);
  }

  private static void parsesOrNamesObstacles(Filter filter, Side target) {
    FilterTranslation translation = filter.print(target, FilterDialect.LEGACY);
    if (!translation.isExpressible()) {
      assertThat(translation.obstacles()).doesNotContain("").doesNotHaveDuplicates();
      return;
    }
    List<String> columns = filter.columns();
    Filter translated = Filter.parse(target, translation.orThrow(), FilterDialect.LEGACY);
    assertThat(translated.columns()).isEqualTo(columns);
  }
}
