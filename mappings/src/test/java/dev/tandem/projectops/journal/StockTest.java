package dev.tandem.projectops.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.StockIssue;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.ledger.VoucherLine;
import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten pieces on hand; usage of 4 that Dataverse thinks cost 100 each. */
class StockTest {
  private static final StockReservation STOCK =
      new StockReservation("X at site 1", BigDecimal.TEN, Map.of());

  private static BigDecimal pieces(int number) {
    return BigDecimal.valueOf(number);
  }

  private static BookedAmount usd(String amount) {
    return BookedAmount.of(Money.of(amount, Books.USD));
  }

  private static List<String> told(List<VoucherLine> lines) {
    return lines.stream()
        .map(line -> line.type() + " " + line.amount().accounting().amount().intValue())
        .toList();
  }

  @Test // STK-2
  void holdsApprovedUsageUntilItIsPosted() {
    StockReservation held = STOCK.approve("A", pieces(4)).approve("A", pieces(4));

    assertThat(held.available()).isEqualByComparingTo("6");
    assertThatThrownBy(() -> held.approve("B", pieces(7))).hasMessageContaining("1 are short");
    assertThat(held.release("A").available()).isEqualByComparingTo("10");
    StockReservation posted = held.post("A");
    assertThat(posted.onHand()).isEqualByComparingTo("6");
    assertThat(posted.held()).isEmpty();
    assertThat(posted.post("A")).isEqualTo(posted);
  }

  @Test // STK-3, WB-5: posted at the cost of finance, and the difference goes back
  void issuesAtTheCostOfFinance() {
    StockIssue issue = new StockIssue(ProjectItem.of(TransactionType.ITEM, usd("400")), usd("430"));

    assertThat(told(issue.lines(Books.TM_WIP, Books.setup())))
        .containsExactly(PostingType.PROJECT_COST + " 430", PostingType.COST_ITEM + " -430");
    assertThat(issue.adjustment()).isEqualTo(usd("30"));
  }

  @Test // STK-4: later adjustments write the difference, and nothing when there is none
  void adjustsWhatWasIssued() {
    StockIssue issue = new StockIssue(ProjectItem.of(TransactionType.ITEM, usd("400")), usd("430"));

    assertThat(told(issue.adjustmentLines(usd("425"), null, Books.setup())))
        .containsExactly(PostingType.PROJECT_COST + " -5", PostingType.COST_ITEM + " 5");
    assertThat(issue.adjusted(usd("425")).adjustment()).isEqualTo(usd("25"));
    assertThat(issue.adjustmentLines(usd("430"), null, Books.setup())).isEmpty();
  }
}
