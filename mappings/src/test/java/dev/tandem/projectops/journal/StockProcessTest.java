package dev.tandem.projectops.journal;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.journal.JournalFixture.side;
import static dev.tandem.projectops.journal.JournalFixture.staged;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ReleasedProduct;
import dev.tandem.projectops.entity.finance.StockHold;
import dev.tandem.projectops.entity.finance.StockOnHand;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.process.WatchedConnector;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten pieces of X worth 320 are on hand; Dataverse thinks that one costs 30 (STK-2 to STK-4). */
class StockProcessTest {
  private static final StockReservationProcess RESERVE = new StockReservationProcess();

  private static FinanceSide stocked() {
    FinanceSide side = side();
    side.put(
        ReleasedProduct.CODEC,
        ReleasedProduct.builder()
            .company("USPM")
            .productNumber("X")
            .itemNumber("X")
            .stocked(true)
            .build());
    onHand(side, "10", "320");
    return side;
  }

  private static void onHand(FinanceSide side, String quantity, String value) {
    side.put(
        StockOnHand.CODEC,
        StockOnHand.builder()
            .company("USPM")
            .itemId("X")
            .onHand(new BigDecimal(quantity))
            .value(new BigDecimal(value))
            .build());
  }

  private static void usage(FinanceSide side, int number, String quantity) {
    BigDecimal amount = new BigDecimal(quantity).multiply(new BigDecimal("30"));
    side.stage(
        side.time(number, COST, quantity, amount.toPlainString())
            .classNumber(192350002L)
            .categoryId("Goods")
            .productNumber("X"));
  }

  private static ProcessReport posted(FinanceSide side) {
    side.run(JournalImportProcess.of(books()));
    return side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.TRANSFER));
  }

  private static List<String> faults(ProcessReport report) {
    return report.faults().stream().map(Fault::code).map(code -> code.id()).toList();
  }

  private static String stock(FinanceSide side) {
    StockOnHand row = side.rows(StockOnHand.CODEC).get(0);
    return List.of(row.onHand(), row.reserved(), row.value()).stream()
        .map(number -> number.orElse(BigDecimal.ZERO).stripTrailingZeros().toPlainString())
        .toList()
        .toString();
  }

  @Test // STK-2: held once, and no more than there is
  void holdsWhatApprovedUsageNeeds() {
    FinanceSide side = stocked();
    usage(side, 1, "4");
    assertThat(side.run(RESERVE).faults()).isEmpty();
    assertThat(stock(side)).isEqualTo("[10, 4, 320]");
    assertThat(side.run(RESERVE).written()).isZero();

    usage(side, 2, "7");
    assertThat(faults(side.run(RESERVE))).containsExactly("STK-2");
    assertThat(stock(side)).isEqualTo("[10, 4, 320]");

    usage(side, 3, "-4"); // the first one is recalled
    side.run(RESERVE);
    assertThat(side.run(RESERVE).faults()).isEmpty();
    assertThat(stock(side)).isEqualTo("[10, 7, 320]");
  }

  @Test // STK-2, JRN-22: a staged actual that was rolled back holds nothing any more
  void givesFreeWhatNobodyUses() {
    FinanceSide side = stocked();
    usage(side, 1, "4");
    usage(side, 2, "3");
    side.run(RESERVE);
    side.remove(ActualStaging.CODEC, staged(side, 1));

    side.run(RESERVE);

    assertThat(stock(side)).isEqualTo("[10, 3, 320]");
    assertThat(side.rows(StockHold.CODEC)).hasSize(1);
    assertThat(side.run(RESERVE).written()).isZero();
  }

  @Test // STK-2, REG-6: of two runs side by side one holds the last pieces
  void holdsTheLastPiecesOnce() {
    FinanceSide side = stocked();
    usage(side, 1, "6");
    usage(side, 2, "6");
    boolean[] once = {true};
    WatchedConnector slow =
        new WatchedConnector(
            side.connector(),
            side.connector().capabilities(),
            number -> {
              if (once[0]) {
                once[0] = false;
                side.run(RESERVE);
              }
            });

    assertThat(faults(side.run(slow, RESERVE))).containsExactly("STK-2");
    assertThat(stock(side)).isEqualTo("[10, 6, 320]");
    assertThat(side.rows(StockHold.CODEC)).hasSize(1);
  }

  @Test // STK-3, WB-5: at the cost of finance; the actual gets it back
  void issuesTheStockWhenTheUsageIsPosted() {
    FinanceSide side = stocked();
    usage(side, 1, "4");
    side.run(RESERVE);

    assertThat(posted(side).faults()).isEmpty();

    assertThat(side.balance("540100")).isEqualTo("128");
    assertThat(side.balance("COST_ITEM")).isEqualTo("-128");
    assertThat(staged(side, 1).accountingAmount().orElseThrow()).isEqualByComparingTo("128");
    StockHold issue = side.rows(StockHold.CODEC).get(0);
    assertThat(issue.adjustment().orElseThrow()).isEqualByComparingTo("8");
    assertThat(stock(side)).isEqualTo("[6, 0, 192]");
    assertThat(side.run(RESERVE).written()).isZero();
  }

  @Test // STK-3: several lines share the value to the cent; what comes back is worth its share
  void sharesTheValueBetweenTheLines() {
    FinanceSide side = stocked();
    onHand(side, "3", "100");
    usage(side, 1, "1");
    usage(side, 2, "1");
    usage(side, 3, "1");
    side.run(RESERVE);

    posted(side);

    assertThat(side.balance("540100")).isEqualTo("100");
    assertThat(stock(side)).isEqualTo("[0, 0, 0]");

    usage(side, 4, "-1"); // into an empty stock, at what Dataverse says
    side.run(RESERVE);
    posted(side);
    assertThat(side.balance("540100")).isEqualTo("70");
    assertThat(stock(side)).isEqualTo("[1, 0, 30]");
  }

  @Test // STK-2, ERR-12: usage that nothing is held for waits in a journal of its own
  void postsNoUsageWithoutStock() {
    FinanceSide side = stocked();
    usage(side, 1, "11");
    side.run(RESERVE);

    ProcessReport report = posted(side);

    assertThat(faults(report)).containsExactly("ERR-12");
    assertThat(report.faults().get(0).display()).contains("STK-2");
    assertThat(stock(side)).isEqualTo("[10, 0, 320]");
    onHand(side, "12", "384");
    side.run(RESERVE);
    assertThat(posted(side).faults()).isEmpty();
    assertThat(stock(side)).isEqualTo("[1, 0, 32]");
  }

  @Test // STK-4: a later adjustment of the stock posts the difference, once
  void postsWhatIssuedStockTurnsOutToCost() {
    FinanceSide side = stocked();
    usage(side, 1, "4");
    side.run(RESERVE);
    posted(side);
    StockHold issue = side.rows(StockHold.CODEC).get(0);
    side.put(
        StockHold.CODEC, StockHold.builder().from(issue).finalCost(new BigDecimal("136")).build());

    assertThat(side.run(new StockCostUpdate(books())).faults()).isEmpty();

    assertThat(side.balance("540100")).isEqualTo("136");
    assertThat(staged(side, 1).accountingAmount().orElseThrow()).isEqualByComparingTo("136");
    assertThat(side.rows(StockHold.CODEC).get(0).adjustment().orElseThrow())
        .isEqualByComparingTo("16");
    assertThat(side.rows(ProjectTransaction.CODEC))
        .extracting(row -> row.accountingAmount().orElseThrow().intValue())
        .containsExactly(128, 8);
    assertThat(side.run(new StockCostUpdate(books())).written()).isZero();
  }

  @Test // STK-5, STK-2: neither other products nor documents of finance use the stock here
  void leavesOtherMaterialAlone() {
    FinanceSide side = stocked();
    usage(side, 1, "4");
    side.put(
        ReleasedProduct.CODEC,
        ReleasedProduct.builder()
            .company("USPM")
            .productNumber("X")
            .itemNumber("X")
            .stocked(false)
            .build());

    side.run(RESERVE);
    posted(side);

    assertThat(side.rows(StockHold.CODEC)).isEmpty();
    assertThat(side.balance("540100")).isEqualTo("120");
    assertThat(staged(side, 1).voucher()).contains("USPM-V000001");
  }
}
