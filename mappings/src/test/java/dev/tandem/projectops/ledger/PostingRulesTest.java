package dev.tandem.projectops.ledger;

import static dev.tandem.projectops.ledger.Books.BILLABLE;
import static dev.tandem.projectops.ledger.Books.TM_NO_WIP;
import static dev.tandem.projectops.ledger.Books.TM_WIP;
import static dev.tandem.projectops.ledger.Books.gbp;
import static dev.tandem.projectops.ledger.Books.item;
import static dev.tandem.projectops.ledger.Books.roles;
import static dev.tandem.projectops.ledger.Books.shown;
import static dev.tandem.projectops.ledger.Books.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.fault.FaultException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The posting rules one by one, and the figures of the reference. */
class PostingRulesTest {
  private final PostingSetup setup = Books.setup();

  private static RevenueProfile withCost(TransactionType type, LedgerPosting posting) {
    return new RevenueProfile(
        "T",
        BillingMethod.TIME_AND_MATERIAL,
        Map.of(type, posting),
        LedgerPosting.PROFIT_AND_LOSS,
        Set.of(),
        RecognitionPrinciple.NO_WIP);
  }

  private List<String> cost(TransactionType type, LedgerPosting posting, CostOffset offset) {
    return roles(CostPosting.billable(withCost(type, posting), item(type, "800"), offset, setup));
  }

  @Test
  void keepsTimeOutOfTheLedger() {
    // ACC-2, ACC-5
    assertThat(cost(TransactionType.HOUR, LedgerPosting.NO_LEDGER, CostOffset.PAYROLL)).isEmpty();
    assertThat(cost(TransactionType.HOUR, LedgerPosting.NEVER_LEDGER, CostOffset.PAYROLL))
        .isEmpty();
  }

  @Test
  void putsCostOnTheBalanceSheet() {
    // ACC-3, ACC-6
    assertThat(cost(TransactionType.HOUR, LedgerPosting.BALANCE, CostOffset.PAYROLL))
        .containsExactly("Dr WIP_COST_VALUE", "Cr PAYROLL_ALLOCATION");
    assertThat(cost(TransactionType.EXPENSE, LedgerPosting.BALANCE, CostOffset.EXPENSE_ENTRY))
        .containsExactly("Dr WIP_COST_VALUE", "Cr EXPENSE_OFFSET");
  }

  @Test
  void picksTheOffsetOfMaterialByItsDocument() {
    // ACC-8, ACC-9, JRN-24, JRN-25
    assertThat(cost(TransactionType.ITEM, LedgerPosting.BALANCE, CostOffset.USAGE))
        .containsExactly("Dr WIP_COST_VALUE_ITEM", "Cr COST_ITEM");
    assertThat(cost(TransactionType.ITEM, LedgerPosting.PROFIT_AND_LOSS, CostOffset.PURCHASE))
        .containsExactly("Dr PROJECT_COST", "Cr PROCUREMENT_INTEGRATION");
  }

  @Test
  void postsInternalProjectsToProfitAndLoss() {
    // ACC-30, PRJ-3
    assertThat(
            roles(
                CostPosting.internal(item(TransactionType.HOUR, "800"), CostOffset.PAYROLL, setup)))
        .containsExactly("Dr PROJECT_COST", "Cr PAYROLL_ALLOCATION");
    assertThat(
            roles(CostPosting.internal(item(TransactionType.ITEM, "800"), CostOffset.USAGE, setup)))
        .containsExactly("Dr PROJECT_COST", "Cr COST_ITEM");
  }

  @Test
  void movesCostToProfitAndLossLater() {
    // ACC-2, ACC-31
    ProjectItem time = item(TransactionType.HOUR, "800");
    RevenueProfile balance = withCost(TransactionType.HOUR, LedgerPosting.BALANCE);
    assertThat(roles(CostPosting.postLater(balance, time, CostOffset.PAYROLL, false, setup)))
        .containsExactly("Dr PROJECT_COST", "Cr WIP_COST_VALUE");
    RevenueProfile none = withCost(TransactionType.HOUR, LedgerPosting.NO_LEDGER);
    assertThat(roles(CostPosting.postLater(none, time, CostOffset.PAYROLL, false, setup)))
        .containsExactly("Dr PROJECT_COST", "Cr PAYROLL_ALLOCATION");
  }

  @Test
  void refusesToMoveCostThatIsSoldOrNotOfTimeAndMaterial() {
    // ACC-31
    ProjectItem time = item(TransactionType.HOUR, "800");
    RevenueProfile balance = withCost(TransactionType.HOUR, LedgerPosting.BALANCE);
    assertThatThrownBy(() -> CostPosting.postLater(balance, time, CostOffset.PAYROLL, true, setup))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("accrued or invoiced");
    assertThatThrownBy(
            () -> CostPosting.postLater(Books.FP_COMP_P, time, CostOffset.PAYROLL, false, setup))
        .hasMessageContaining("fixed price");
  }

  @Test
  void refusesProfilesThatAccrueCostOnTheBalanceSheet() {
    // ACC-11, ACC-13
    assertThatThrownBy(
            () ->
                new RevenueProfile(
                    "bad",
                    BillingMethod.TIME_AND_MATERIAL,
                    Map.of(TransactionType.HOUR, LedgerPosting.BALANCE),
                    LedgerPosting.BALANCE,
                    Set.of(TransactionType.HOUR),
                    RecognitionPrinciple.NO_WIP))
        .hasMessageContaining("does not post to profit and loss");
    assertThatThrownBy(
            () ->
                new RevenueProfile(
                    "bad",
                    BillingMethod.FIXED_PRICE,
                    Map.of(),
                    LedgerPosting.BALANCE,
                    Set.of(TransactionType.HOUR),
                    RecognitionPrinciple.COMPLETED_CONTRACT))
        .hasMessageContaining("ACC-13");
  }

  @Test
  void accruesNothingThatIsNotCharged() {
    // JRN-27
    LineProperty free = LineProperty.notBillable("NonBill");
    assertThat(AccrualPosting.lines(TM_WIP, item(TransactionType.HOUR, "400"), free, setup))
        .isEmpty();
  }

  @Test
  void writesNoLedgerLineForZero() {
    // UND-25
    assertThat(AccrualPosting.lines(TM_WIP, item(TransactionType.HOUR, "0"), BILLABLE, setup))
        .isEmpty();
  }

  @Test
  void postsTheForeignSampleOfTheReference() {
    // FX-4, SC-2 step 4
    ProjectItem sale = ProjectItem.of(TransactionType.HOUR, gbp("1000", "125"));
    assertThat(
            shown(
                CostPosting.billable(
                    TM_WIP, item(TransactionType.HOUR, "480"), CostOffset.PAYROLL, setup)))
        .containsExactly("540100 480.00 USD / 480.00 USD", "600300 -480.00 USD / -480.00 USD");
    assertThat(shown(AccrualPosting.lines(TM_WIP, sale, BILLABLE, setup)))
        .containsExactly("161300 1000.00 GBP / 1250.00 USD", "420200 -1000.00 GBP / -1250.00 USD");
    InvoiceItem line = new InvoiceItem(sale, gbp("0", "125"), sale.amount());
    assertThat(shown(InvoicePosting.lines(TM_WIP, List.of(line), setup)))
        .containsExactlyInAnyOrder(
            "161300 -1000.00 GBP / -1250.00 USD",
            "420200 1000.00 GBP / 1250.00 USD",
            "411100 -1000.00 GBP / -1250.00 USD",
            "130100 1000.00 GBP / 1250.00 USD");
  }

  @Test
  void postsTheInvoiceOfTheFirstScenario() {
    // SC-1 step 11, REV-22, ACC-12
    InvoiceItem line = new InvoiceItem(item(TransactionType.HOUR, "1600"), usd("160"), usd("1600"));
    assertThat(shown(InvoicePosting.lines(TM_WIP, List.of(line), setup)))
        .containsExactly(
            "130100 1760.00 USD / 1760.00 USD",
            "411100 -1600.00 USD / -1600.00 USD",
            "SALES_TAX -160.00 USD / -160.00 USD",
            "161300 -1600.00 USD / -1600.00 USD",
            "420200 1600.00 USD / 1600.00 USD");
  }

  @Test
  void creditsRevenueTaxAndReceivableOnly() {
    // UND-20, COR-11, SC-7 step 3
    InvoiceItem line = new InvoiceItem(item(TransactionType.HOUR, "-1600"), usd("-160"), null);
    assertThat(shown(InvoicePosting.lines(TM_WIP, List.of(line), setup)))
        .containsExactly(
            "130100 -1760.00 USD / -1760.00 USD",
            "411100 1600.00 USD / 1600.00 USD",
            "SALES_TAX 160.00 USD / 160.00 USD");
  }

  @Test
  void mixesMethodsOnOneProject() {
    // ACC-18: time goes by one profile, travel by the other
    ProjectItem travel = item(TransactionType.EXPENSE, "2000");
    assertThat(
            roles(CostPosting.billable(Books.FP_COMP_P, travel, CostOffset.EXPENSE_ENTRY, setup)))
        .containsExactly("Dr PROJECT_COST", "Cr EXPENSE_OFFSET");
    assertThat(
            roles(
                AccrualPosting.lines(TM_NO_WIP, item(TransactionType.HOUR, "1"), BILLABLE, setup)))
        .isEmpty();
  }

  @Test
  void searchesAccountsFromCategoryToRole() {
    // CAT-7, CAT-14
    PostingSetup refined =
        setup
            .with(PostingType.PROJECT_COST, TransactionType.HOUR, "H")
            .with(PostingType.PROJECT_COST, TransactionType.HOUR, "Labour", "L");
    assertThat(refined.account(PostingType.PROJECT_COST, TransactionType.HOUR, "Labour"))
        .isEqualTo("L");
    assertThat(refined.account(PostingType.PROJECT_COST, TransactionType.HOUR, "Other"))
        .isEqualTo("H");
    assertThat(refined.account(PostingType.PROJECT_COST, TransactionType.ITEM, null))
        .isEqualTo("540100");
    assertThatThrownBy(
            () ->
                PostingSetup.of(Map.of())
                    .account(PostingType.SALES_TAX, TransactionType.HOUR, null))
        .hasMessageContaining("SALES_TAX");
  }

  @Test
  void letsTheMostGranularRuleWin() {
    // ACC-1, ERR-19
    ProfileRules rules =
        new ProfileRules(
            List.of(
                ProfileRule.forAll(TM_NO_WIP),
                new ProfileRule(
                    withCost(TransactionType.FEE, LedgerPosting.BALANCE), "C1", null, null),
                new ProfileRule(TM_WIP, null, null, "P1")));
    assertThat(find(rules, "C1", "P1")).isEqualTo("TM_WIP");
    assertThat(find(rules, "C1", "P2")).isEqualTo("T");
    assertThat(find(rules, "C2", "P3")).isEqualTo("TM_NoWIP");
    assertThatThrownBy(
            () -> rules.find(BillingMethod.FIXED_PRICE, new ProfileRule.Scope("C1", null, "P1")))
        .hasMessageStartingWith("ERR-19");
  }

  private static String find(ProfileRules rules, String contract, String project) {
    return rules
        .find(BillingMethod.TIME_AND_MATERIAL, new ProfileRule.Scope(contract, null, project))
        .name();
  }
}
