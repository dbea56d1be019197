package dev.tandem.projectops.scenario;

import static dev.tandem.projectops.scenario.EngagementDefectsTest.TERMS;
import static dev.tandem.projectops.scenario.EngagementDefectsTest.breaks;
import static dev.tandem.projectops.scenario.EngagementDefectsTest.changing;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.PURCHASE;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.TRAVEL;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.spi.connector.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Engagements that buy in the currency of the contract, at the rate that it has agreed on. */
class EngagementRatesTest {
  private static final EngagementTerms AGREED =
      new EngagementTerms(
          TERMS.currency(),
          true,
          TERMS.completedContract(),
          TERMS.shares(),
          TERMS.rounding(),
          TERMS.rates(),
          TERMS.lendingRate(),
          TERMS.prices(),
          TERMS.milestones());

  private static final List<EngagementMove> BOUGHT =
      List.of(
          new EngagementMove(TRAVEL, 4, 900), // in the currency of the contract
          new EngagementMove(TRAVEL, 1, 900), // in that of the company
          new EngagementMove(PURCHASE, 436, 800),
          new EngagementMove(PURCHASE, 1, 800));

  @Test // FX-3
  void clearsWhatIsBoughtAtTheRateOfTheContract() {
    new EngagementLaw(AGREED, BOUGHT, 1).check();
  }

  @Test // FX-3: a cost that does not name its contract takes the rate of the day
  void findsACostAtTheRateOfTheDay() {
    breaks(
        new EngagementLaw(AGREED, BOUGHT, 1)
            .arriving(
                changing(
                    EngagementRatesTest::bought,
                    row -> row.toBuilder().set("CONTRACTID", "").build())),
        "at the end: document ");
  }

  private static boolean bought(Write write) {
    if (!write.row().schema().isCalled(ActualStaging.CODEC.table().name())) {
      return false;
    }
    ActualStaging row = ActualStaging.CODEC.read(write.row());
    return row.transactionType().is(StagedTransactionType.COST)
        && row.currency().orElse("").equals("EUR")
        && !row.externalOrigin().orElse("").isEmpty();
  }
}
