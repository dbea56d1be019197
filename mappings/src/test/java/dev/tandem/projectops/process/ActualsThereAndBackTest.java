package dev.tandem.projectops.process;

import static dev.tandem.projectops.process.FinanceSide.books;
import static dev.tandem.projectops.process.FinanceSide.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.spi.value.ChoiceValue;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Actuals that travel by the runtime and shipped maps, are journalized, and change later. */
class ActualsThereAndBackTest {
  private static final int COST = 192350000;
  private static final int SALE = 192350005;

  private static TwoSides approved() {
    TwoSides sides = TwoSides.running("11-msdyn_actuals", "02-msdyn_transactionconnections");
    sides.actual(1, COST, "8", "800");
    sides.actual(2, SALE, "8", "1600");
    sides.connect(2, 1);
    sides.settle();
    return sides;
  }

  private static ActualStaging staged(TwoSides sides, int number) {
    return sides.finance().rows(ActualStaging.CODEC).stream()
        .filter(row -> row.importId().equals(Optional.of(id(number))))
        .findAny()
        .orElseThrow();
  }

  private static long journalize(TwoSides sides) {
    long written = sides.finance().run(JournalImportProcess.of(books())).written();
    sides.settle();
    return written;
  }

  @Test // WB-2, WB-6, UND-17: results come back once, and what came back is not sent again
  void bringsResultsBackWithoutAnEcho() {
    try (TwoSides sides = approved()) {
      journalize(sides);
      sides.finance().run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
      sides.settle();

      assertThat(sides.seen(2).value("msdyn_vouchernumber"))
          .isEqualTo(staged(sides, 2).voucher().orElseThrow());
      int changes = sides.finance().connector().history().size();
      sides.settle();
      assertThat(sides.finance().connector().history()).hasSize(changes);
    }
  }

  @Test // UND-10: the flag that an update of the actual clears is set again, and nothing else
  void setsTheFlagAgainThatAnUpdateOfTheActualClears() {
    try (TwoSides sides = approved()) {
      journalize(sides);
      assertThat(staged(sides, 2).journalized()).contains(true);

      sides.edit(2, Map.of("msdyn_billingstatus", ChoiceValue.of(192350001)));
      sides.settle();
      assertThat(staged(sides, 2).journalized()).contains(false); // what map 11 makes of it
      assertThat(journalize(sides)).isEqualTo(1);

      assertThat(staged(sides, 2).journalized()).contains(true);
      assertThat(sides.finance().rows(IntegrationJournalLine.CODEC)).hasSize(2);
      assertThat(journalize(sides)).isZero();
      assertThat(staged(sides, 2).journalized()).contains(true);
    }
  }

  @Test // UND-10: a posted line keeps its results when its actual changes later
  void keepsResultsWhenTheActualChangesLater() {
    try (TwoSides sides = approved()) {
      journalize(sides);
      sides.finance().run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
      sides.settle();
      String voucher = staged(sides, 1).voucher().orElseThrow();

      sides.edit(1, Map.of("msdyn_description", "Design"));
      sides.settle();
      journalize(sides);

      assertThat(staged(sides, 1).voucher()).contains(voucher);
      assertThat(staged(sides, 1).description()).contains("Design");
      assertThat(sides.finance().rows(IntegrationJournalLine.CODEC)).hasSize(2);
    }
  }
}
