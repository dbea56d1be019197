package dev.tandem.projectops.setup;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.finance.EstimateProject;
import dev.tandem.projectops.entity.finance.EstimateStage;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.InvestmentElimination;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.ledger.VoucherLine;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.process.FinanceSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvestmentTest {
  private static final CompanyBooks BOOKS =
      FinanceSide.books(Books.USD, Books.TM_WIP, RevenueProfile.investment("INV"));

  private static FinanceSide side(boolean investment) {
    FinanceSide side = FinanceSide.empty("USPM").setUp();
    side.put(
        ProjectAccount.CODEC,
        ProjectAccount.builder().company("USPM").projectId("P1").investment(investment).build());
    side.stage(side.time(1, COST, "8", "800").contractId(Optional.empty()));
    side.run(JournalImportProcess.of(BOOKS));
    side.run(JournalPostingProcess.all(BOOKS, JournalPosting.Mode.ALL_OR_NOTHING));
    return side;
  }

  @Test // IP-1
  void givesAnInvestmentProjectARecognitionProjectOfTheSameNumber() {
    FinanceSide side = side(true);

    side.run(new InvestmentProjects());

    assertThat(side.rows(EstimateProject.CODEC))
        .extracting(row -> row.estimateId().orElse(""))
        .containsExactly("P1");
    assertThat(side.run(new InvestmentProjects()).written()).isZero();
    assertThat(side(false).run(new InvestmentProjects()).written()).isZero();
  }

  @Test // IP-3, ACC-30: kept on the balance sheet, where other internal cost is cost at once
  void keepsTheCostOfAnInvestment() {
    assertThat(List.of("WIP_COST_VALUE", "540100").stream().map(side(true)::balance))
        .containsExactly("800", "0");
    assertThat(List.of("WIP_COST_VALUE", "540100").stream().map(side(false)::balance))
        .containsExactly("0", "800");
  }

  private static InvestmentEliminationProcess eliminating(String costToComplete) {
    return new InvestmentEliminationProcess(
        BOOKS,
        "P1",
        FinanceSide.DAY,
        InvestmentElimination.Target.FIXED_ASSET,
        new BigDecimal(costToComplete));
  }

  @Test // IP-4: once, with a voucher that balances
  void eliminatesTheKeptCostOfAProjectOnce() {
    FinanceSide side = side(true);
    assertThatThrownBy(() -> side.run(eliminating("0"))).hasMessageContaining("IP-1");
    side.run(new InvestmentProjects());
    assertThatThrownBy(() -> side.run(eliminating("1"))).hasMessageContaining("IP-4");

    side.run(eliminating("0"));

    assertThat(List.of("WIP_COST_VALUE", "FIXED_ASSET").stream().map(side::balance))
        .containsExactly("0", "800");
    assertThat(side.rows(EstimateProject.CODEC))
        .allMatch(row -> row.stage().is(EstimateStage.ELIMINATED));
    assertThat(side.run(eliminating("0")).written()).isZero();
  }

  @Test // IP-4: only what an investment keeps
  void refusesToEliminateAProjectThatIsNoInvestment() {
    FinanceSide side = side(true);
    side.run(new InvestmentProjects());
    side.put(
        ProjectAccount.CODEC,
        ProjectAccount.builder().company("USPM").projectId("P1").investment(false).build());
    assertThatThrownBy(() -> side.run(eliminating("0")))
        .hasMessageContaining("it is no investment project");
  }

  private static ProjectItem kept(TransactionType type, String amount) {
    return ProjectItem.of(type, BookedAmount.of(Money.of(amount, Books.USD)));
  }

  @Test // IP-4
  void eliminatesToLedgerOrFixedAsset() {
    List<ProjectItem> kept =
        List.of(kept(TransactionType.HOUR, "800"), kept(TransactionType.ITEM, "100"));
    Money nothing = Money.of("0", Books.USD);

    assertThat(
            InvestmentElimination.lines(
                    kept, nothing, InvestmentElimination.Target.FIXED_ASSET, Books.setup())
                .stream()
                .map(VoucherLine::type))
        .containsExactly(
            PostingType.FIXED_ASSET,
            PostingType.WIP_COST_VALUE,
            PostingType.FIXED_ASSET,
            PostingType.WIP_COST_VALUE_ITEM);
    assertThat(
            InvestmentElimination.lines(
                    kept, nothing, InvestmentElimination.Target.LEDGER, Books.setup())
                .get(0)
                .type())
        .isEqualTo(PostingType.INVESTMENT_EXPENSE);
    assertThatThrownBy(
            () ->
                InvestmentElimination.lines(
                    kept,
                    Money.of("1", Books.USD),
                    InvestmentElimination.Target.LEDGER,
                    Books.setup()))
        .hasMessageContaining("IP-4");
  }
}
