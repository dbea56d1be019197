package dev.tandem.projectops.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.scenario.EngagementMove.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** Laws over random engagements that mix everything, over the runtime and the shipped maps. */
class EngagementProperties {
  private static final int WHOLE = 10_000;

  @Property(tries = 300)
  void nothingIsLeftWhenAllIsInvoicedOrReversed(
      @ForAll("terms") EngagementTerms terms, @ForAll("moves") List<EngagementMove> moves) {
    try (EngagementPlay play = new EngagementPlay(terms, (group, side) -> side.write(group))) {
      try {
        EngagementMoves made = new EngagementMoves(terms, play);
        moves.forEach(made::make);
        made.close();
        play.expect(new EngagementLaws(terms, new EngagementView(play.world())).text());
        List<LedgerEntry> before = ledger(play);
        made.replay();
        assertThat(ledger(play)).isEqualTo(before);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(e.getMessage() + kept(play), e);
      }
    }
  }

  private static List<LedgerEntry> ledger(EngagementPlay play) {
    return play.world().rowsOf(LedgerEntry.CODEC).stream().map(LedgerEntry.CODEC::read).toList();
  }

  /** Where the case can be played again. */
  private static String kept(EngagementPlay play) {
    Path file = Path.of("target", "engagement.yaml");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, play.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "; tandem scenario run " + file.toAbsolutePath();
  }

  @Provide
  Arbitrary<List<EngagementMove>> moves() {
    Arbitrary<Kind> kinds =
        Arbitraries.of(
            Arrays.stream(Kind.values())
                .flatMap(kind -> Collections.nCopies(kind.weight(), kind).stream())
                .toList());
    return Combinators.combine(
            kinds, between(0, 2_000), between(0, 900))
        .as(EngagementMove::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Provide
  Arbitrary<EngagementTerms> terms() {
    Arbitrary<List<Integer>> shares =
        between(1, WHOLE / 2 - 1)
            .list()
            .ofMaxSize(2)
            .map(EngagementProperties::whole);
    return Combinators.combine(
            Arbitraries.of("USD", "EUR", "GBP"),
            Arbitraries.of(true, false),
            shares,
            between(0, 2),
            rates().list().ofSize(3),
            rates(),
            between(100, 30_000).list().ofSize(4),
            between(100, 900_000).list().ofMinSize(1).ofMaxSize(3))
        .as(
            (currency, agreed, parts, rounding, rates, lending, prices, milestones) ->
                new EngagementTerms(
                    currency,
                    agreed,
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
