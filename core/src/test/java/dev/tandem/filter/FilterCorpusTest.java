package dev.tandem.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterCorpusTest {

  static List<Corpus.Entry> corpus() {
    return Corpus.entries();
  }

  @Test
  void holdsEveryShippedFilter() {
    assertThat(corpus()).hasSizeGreaterThanOrEqualTo(36).doesNotHaveDuplicates();
  }

  // FLT-8, FLT-10, FLT-11, FLT-15, FLT-16, FLT-17
  @ParameterizedTest
  @MethodSource("corpus")
  void parsesPrintsAndParsesToTheSameTree(Corpus.Entry entry) {
    Filter filter = entry.parsed();
    assertThat(filter.columns()).isNotEmpty();
    String printed = filter.print(entry.side()).orThrow();
    Filter again = Filter.parse(entry.side(), printed);
    assertThat(again.tree()).isEqualTo(filter.tree());
    assertThat(again.print(entry.side()).orThrow()).isEqualTo(printed);
  }

  // FLT-7
  @ParameterizedTest
  @MethodSource("corpus")
  void readsTheSameInTheLegacyDialect(Corpus.Entry entry) {
    assertThat(Filter.parse(entry.side(), entry.text(), FilterDialect.LEGACY).tree())
        .isEqualTo(entry.parsed().tree());
  }
}
