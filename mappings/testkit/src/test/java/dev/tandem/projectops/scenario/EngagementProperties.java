package dev.tandem.projectops.scenario;

import dev.tandem.projectops.scenario.EngagementMove.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/**
 * Laws over random engagements that mix everything: both methods, shares, currencies, lent people,
 * material, expenses, vendor invoices, retainers, milestones, recalls, corrections, jobs at any
 * moment, over the runtime and the shipped maps; see {@link EngagementLaw}.
 */
class EngagementProperties {
  private static final int WHOLE = 10_000;

  // JRN-28, JRN-30, REC-4, REC-9, REC-10, UND-10, UND-11, UND-20, UND-40, TC-11, FS-5, INV-14,
  // PROP-5, PROP-7, COR-9, MS-3, MS-13, REV-9, REV-13, REV-16, REV-21, ACC-12, ACC-15, ACC-16,
  // IC-7 to IC-12, FX-1, FX-3, ACC-9, JRN-24, RET-1 to RET-6, ACT-36 to ACT-38,
  // VI-1, VI-3, VI-4, VI-6, VI-14, VI-15, VI-20, ACT-49, ACT-51, REC-5
  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void nothingIsLeftInWhateverOrderRowsArrive(
      @ForAll("terms") EngagementTerms terms,
      @ForAll("moves") List<EngagementMove> moves,
      @ForAll long order) {
    new EngagementLaw(terms, moves, order).check();
  }

  @Provide
  Arbitrary<List<EngagementMove>> moves() {
    Arbitrary<Kind> kinds =
        Arbitraries.of(
            Arrays.stream(Kind.values())
                .flatMap(kind -> Collections.nCopies(kind.weight(), kind).stream())
                .toList());
    return Combinators.combine(kinds, between(0, 2_000), between(0, 900))
        .as(EngagementMove::new)
        .list()
        .ofMaxSize(40)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Provide
  Arbitrary<EngagementTerms> terms() {
    Arbitrary<List<Integer>> shares =
        between(1, WHOLE / 2 - 1).list().ofMaxSize(2).map(EngagementProperties::whole);
    return Combinators.combine(
            Arbitraries.of("USD", "EUR", "GBP"),
            between(0, 3),
            shares,
            between(0, 2),
            rates().list().ofSize(4),
            rates(),
            between(100, 30_000).list().ofSize(6),
            between(100, 900_000).list().ofMinSize(1).ofMaxSize(3))
        .as(
            (currency, flags, parts, rounding, rates, lending, prices, milestones) ->
                new EngagementTerms(
                    currency,
                    flags % 2 == 1,
                    flags / 2 == 1,
                    parts,
                    rounding % parts.size(),
                    rates,
                    lending,
                    prices,
                    milestones));
  }

  private static Arbitrary<Integer> between(int least, int most) {
    return Arbitraries.integers()
        .between(least, most)
        .withDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Integer> rates() {
    return between(5_000, 20_000);
  }

  /** The last customer has what the others leave. */
  private static List<Integer> whole(List<Integer> some) {
    int rest = WHOLE - some.stream().mapToInt(Integer::intValue).sum();
    return Stream.concat(some.stream(), Stream.of(rest)).toList();
  }
}
