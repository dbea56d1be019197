package dev.tandem.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether two filters share a row (UND-49). */
class FilterOverlapTest {

  private static FilterOverlap overlap(String one, String other) {
    return FilterOverlap.of(
        Filter.parse(Side.DATAVERSE, one, FilterDialect.LEGACY),
        Filter.parse(Side.DATAVERSE, other, FilterDialect.LEGACY),
        Rows.SCHEMA);
  }

  @ParameterizedTest // UND-49
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "choice eq 1 | choice eq 192350001",
        "choice eq 1 | choice ne 1",
        "choice eq null | choice ne 7",
        "flag eq true | not (flag eq true)",
        "text eq 'Person' | text eq 'organization' and flag eq true",
        "whole gt 1 | whole lt 2",
        "amount gt 1.5 | amount lt 1.5",
        "day ge 2021-06-24 | day lt 2021-06-24",
        "instant lt 2021-06-23T08:00:00Z | instant gt 2021-06-23T08:00:00Z",
        "member eq 'None' | member eq 'Person'",
        "_lookup_value eq 0f8fad5b-d9cb-469f-a165-70867728950e | lookup eq null",
        "guid eq 0f8fad5b-d9cb-469f-a165-70867728950e | guid eq 00000000-0000-0000-0000-000000000001"
      })
  void tellsFiltersApartThatExcludeEachOther(String one, String other) {
    assertThat(overlap(one, other)).isEqualTo(new FilterOverlap(false, null));
    assertThat(overlap(other, one)).isEqualTo(new FilterOverlap(false, null));
  }

  @ParameterizedTest // UND-49
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | ``",
        "`` | choice eq 1",
        "choice eq 1 | flag eq true",
        "text eq 'Person' | text eq 'PERSON'",
        "text gt 'a' | text lt 'b'",
        "amount gt 1 | amount lt 2",
        "whole gt 1 | whole lt 3",
        "instant gt 2021-06-23T08:00:00Z | instant lt 2021-06-24T08:00:00Z",
        "choice ne 1 or choice eq null | choice eq null",
        "openMember eq 'A' | openMember ne 'B'"
      })
  void findsARowThatPassesBoth(String one, String other) {
    FilterOverlap overlap = overlap(one, other);
    assertThat(overlap.possible()).isTrue();
    assertThat(overlap.example()).isNotNull();
  }

  @Test // UND-49: what cannot be told apart is not told apart
  void countsPatternsAsPossible() {
    assertThat(overlap("startswith(text,'A')", "startswith(text,'B')"))
        .isEqualTo(new FilterOverlap(true, null));
    assertThat(overlap("startswith(text,'A')", "startswith(text,'Ab')").example()).isNotNull();
  }

  @Test
  void doesNotSearchForEver() {
    String long1 = comparisons("text", 300);
    String long2 = comparisons("untyped", 300);
    assertThat(overlap(long1 + " and amount gt 1", long2 + " and amount lt 1"))
        .isEqualTo(new FilterOverlap(true, null));
  }

  private static String comparisons(String column, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> column + " ne 'v" + number + "'")
        .collect(Collectors.joining(" and "));
  }

  @Test
  void comparesFiltersOfOneSideOnly() {
    Filter dataverse = Filter.parse(Side.DATAVERSE, "");
    Filter finance = Filter.parse(Side.FINANCE, "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FilterOverlap.of(dataverse, finance, Rows.SCHEMA));
  }

  @Provide
  Arbitrary<Filter> filters() {
    Arbitrary<FilterNode> leaf =
        Arbitraries.oneOf(
            comparison("text", Arbitraries.of("person", "1", "b", "").map(Literal.Text::new)),
            comparison("whole", Arbitraries.of(-1L, 0L, 1L, 2L).map(Literal.Numeric::of)),
            comparison("choice", Arbitraries.of(1L, 192350001L).map(Literal.Numeric::of)),
            comparison("flag", Arbitraries.of(true, false).map(Literal.Bool::new)),
            comparison(
                "day", Arbitraries.of(0, 1).map(d -> new Literal.Date(Rows.DAY.plusDays(d)))),
            Combinators.combine(
                    Arbitraries.of("text", "choice", "day"), Arbitraries.of(true, false))
                .as(FilterNode.NullTest::new));
    Arbitrary<List<FilterNode>> parts = leaf.list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.oneOf(
            leaf,
            leaf.map(FilterNode.Not::new),
            parts.map(FilterNode.And::new),
            parts.map(FilterNode.Or::new).map(FilterNode.Not::new),
            parts.map(FilterNode.Or::new))
        .map(tree -> Filter.of(Side.DATAVERSE, tree, FilterDialect.CURRENT));
  }

  private static Arbitrary<FilterNode> comparison(
      String column, Arbitrary<? extends Literal> literals) {
    return Combinators.combine(Arbitraries.of(ComparisonOperator.class), literals)
        .as((operator, literal) -> new FilterNode.Comparison(column, operator, literal));
  }

  @Provide
  Arbitrary<Row> rows() {
    return Rows.wellTyped();
  }

  @Property(tries = 2000) // UND-49
  void neverDeniesARowThatPassesBoth(
      @ForAll("filters") Filter one, @ForAll("filters") Filter other, @ForAll("rows") Row row) {
    FilterOverlap overlap = FilterOverlap.of(one, other, Rows.SCHEMA);
    if (one.evaluate(row) == Truth.TRUE && other.evaluate(row) == Truth.TRUE) {
      assertThat(overlap.possible()).as("%s with %s", one, other).isTrue();
    }
    Row example = overlap.example();
    if (example != null) {
      assertThat(one.evaluate(example)).isEqualTo(Truth.TRUE);
      assertThat(other.evaluate(example)).isEqualTo(Truth.TRUE);
    }
  }
}
