package dev.tandem.projectops.scenario;

import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * An engagement from its terms to the end: it is played with its moves, everything that is left is
 * invoiced, and the laws are checked; then its rows arrive at a second finance in another order,
 * and every row arrives once more at both. A case that breaks a law is kept as a scenario file. Not
 * safe for several threads.
 */
final class EngagementLaw {
  private final EngagementTerms terms;
  private final List<EngagementMove> moves;
  private final long order;
  private BiFunction<WriteGroup, Connector, List<WriteOutcome>> actions = EngagementPlay.AS_IT_IS;
  private BiFunction<WriteGroup, Connector, List<WriteOutcome>> arrivals = EngagementPlay.AS_IT_IS;
  private UnaryOperator<List<Write>> others = UnaryOperator.identity();

  /**
   * A case.
   *
   * @param order seed of the order in which rows arrive at the second finance
   */
  EngagementLaw(EngagementTerms terms, List<EngagementMove> moves, long order) {
    this.terms = terms;
    this.moves = moves;
    this.order = order;
  }

  /** The same with a defect between the actions of Dataverse and its tables. */
  EngagementLaw acting(BiFunction<WriteGroup, Connector, List<WriteOutcome>> defect) {
    actions = defect;
    return this;
  }

  /** The same with a defect between the runtime and finance. */
  EngagementLaw arriving(BiFunction<WriteGroup, Connector, List<WriteOutcome>> defect) {
    arrivals = defect;
    return this;
  }

  /** The same with a defect in what arrives at the second finance. */
  EngagementLaw arrivingElsewhere(UnaryOperator<List<Write>> defect) {
    others = defect;
    return this;
  }

  /** Throws {@link EngagementPlay.Broken} with the law that is broken and the file to play. */
  void check() {
    try (EngagementPlay play = new EngagementPlay(terms, actions, arrivals)) {
      try {
        EngagementMoves made = new EngagementMoves(terms, play);
        moves.forEach(made::make);
        made.close();
        EngagementView view = new EngagementView(play.world());
        EngagementPlay.require("at the end", EngagementLaws.takenBack(view));
        EngagementPlay.require("at the end", EngagementLaws.retained(view));
        play.expect(new EngagementLaws(view).text());
        inAnotherOrder(play);
        List<LedgerEntry> before = play.ledger();
        made.replay();
        same("the ledger after a replay", before, play.ledger());
      } catch (EngagementPlay.Broken | RuntimeException e) {
        throw new EngagementPlay.Broken(e.getMessage() + kept(play), e);
      }
    }
  }

  private void inAnotherOrder(EngagementPlay play) {
    try (EngagementArrivals second = new EngagementArrivals(terms, play)) {
      second.receive(others.apply(EngagementArrivals.messages(play.arrived())), new Random(order));
      same(
          "actuals on lines in another order",
          play.world().rowsOf(ImportedActual.CODEC).size(),
          second.world().rowsOf(ImportedActual.CODEC).size()); // REC-10
      same(
          "the ledger in another order",
          EngagementLaws.ledger(play.ledger()),
          EngagementLaws.ledger(second.ledger()));
      List<LedgerEntry> before = second.ledger();
      second.again();
      same("the other ledger after a replay", before, second.ledger());
    }
  }

  private static void same(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new EngagementPlay.Broken("%s: expected %s, found %s".formatted(what, expected, found));
    }
  }

  /** Where the case can be played again. */
  private static String kept(EngagementPlay play) {
    Path file = Path.of("target", "engagement.yaml");
    try {
      Files.createDirectories(Path.of("target"));
      Files.writeString(file, play.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "; to play it again: tandem scenario run " + file.toAbsolutePath();
  }
}
