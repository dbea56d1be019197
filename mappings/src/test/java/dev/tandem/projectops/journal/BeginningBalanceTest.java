package dev.tandem.projectops.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.journal.BeginningBalance.Opening;
import dev.tandem.projectops.journal.BeginningBalance.Way;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.LedgerPosting;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BeginningBalanceTest {
  private static final BeginningBalance BEFORE =
      new BeginningBalance(Staging.DAY, "Opening", false);
  private static final LineProperty BILLABLE = LineProperty.billable("Billable");

  private static StagedActual actual(ActualKind kind, LocalDate day) {
    return Staging.actual("A", kind, Money.of("100", Books.USD), day);
  }

  private static StagedActual milestone() {
    StagedActual like = actual(ActualKind.BILLED_SALE, Staging.DAY);
    return new StagedActual(
        like.id(),
        like.kind(),
        ActualClass.MILESTONE,
        like.source(),
        like.date(),
        like.amount(),
        like.billingType(),
        like.category(),
        like.project(),
        like.contract(),
        null,
        null,
        true);
  }

  @Test // BB-1: the day freezes with the first posting
  void freezesItsDay() {
    LocalDate earlier = Staging.DAY.minusDays(1);

    assertThat(BEFORE.with(earlier).asOf()).isEqualTo(earlier);
    assertThat(BEFORE.afterPosting().with(Staging.DAY)).isEqualTo(BEFORE.afterPosting());
    assertThatThrownBy(() -> BEFORE.afterPosting().with(earlier)).hasMessageContaining("BB-1");
  }

  @Test // BB-2, BB-4
  void takesWhatIsDatedUpToTheDay() {
    assertThat(BEFORE.way(actual(ActualKind.COST, Staging.DAY))).isEqualTo(Way.BEGINNING_BALANCE);
    assertThat(BEFORE.way(actual(ActualKind.COST, Staging.DAY.plusDays(1))))
        .isEqualTo(Way.INTEGRATION);
    assertThat(BEFORE.way(milestone())).isEqualTo(Way.EXCLUDED);
    assertThatThrownBy(() -> BEFORE.opening(milestone(), Books.FP_COMP_P, BILLABLE))
        .hasMessageContaining("BB-2");
  }

  @Test // BB-3
  void opensTheSubledgerByKindAndProfile() {
    StagedActual cost = actual(ActualKind.COST, Staging.DAY);
    StagedActual sale = actual(ActualKind.UNBILLED_SALE, Staging.DAY);
    StagedActual billed = actual(ActualKind.BILLED_SALE, Staging.DAY);

    assertThat(BEFORE.opening(cost, Books.TM_WIP, BILLABLE))
        .isEqualTo(new Opening(LedgerPosting.PROFIT_AND_LOSS, false, false));
    assertThat(BEFORE.opening(cost, null, BILLABLE))
        .isEqualTo(new Opening(LedgerPosting.PROFIT_AND_LOSS, false, false));
    assertThat(BEFORE.opening(sale, Books.TM_WIP, BILLABLE).accrued()).isTrue();
    assertThat(BEFORE.opening(sale, Books.TM_NO_WIP, BILLABLE).accrued()).isFalse();
    assertThat(BEFORE.opening(billed, Books.TM_WIP, BILLABLE).invoiced()).isTrue();
    assertThat(BEFORE.opening(cost, Books.FP_COMP_P, BILLABLE).cost())
        .isEqualTo(Books.FP_COMP_P.costPosting(cost.actualClass().type()));
  }
}
