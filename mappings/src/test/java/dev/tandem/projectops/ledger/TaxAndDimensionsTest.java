package dev.tandem.projectops.ledger;

import static dev.tandem.projectops.ledger.Books.USD;
import static dev.tandem.projectops.ledger.Books.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tax groups, tax amounts, and where dimensions come from. */
class TaxAndDimensionsTest {
  private static final BigDecimal TEN = BigDecimal.TEN;

  @Test
  void searchesTheTaxGroup() {
    // TAX-1
    TaxGroups groups = new TaxGroups(" ", "CON", "CUST");
    assertThat(groups.find(TaxGroupMethod.SEARCH)).contains("CON");
    assertThat(groups.find(TaxGroupMethod.PROJECT)).isEmpty();
    assertThat(groups.find(TaxGroupMethod.CONTRACT)).contains("CON");
    assertThat(groups.find(TaxGroupMethod.CUSTOMER)).contains("CUST");
    assertThat(new TaxGroups("P", "CON", null).find(TaxGroupMethod.SEARCH)).contains("P");
  }

  @Test
  void picksTheItemTaxGroupByType() {
    // TAX-2, MS-10
    ItemTaxGroups groups = new ItemTaxGroups("CAT", "PROD", "MILE", true);
    assertThat(groups.find(TransactionType.HOUR)).contains("CAT");
    assertThat(groups.find(TransactionType.ITEM)).contains("PROD");
    assertThat(groups.find(TransactionType.ON_ACCOUNT)).contains("MILE");
    assertThat(new ItemTaxGroups("CAT", "PROD", null, false).find(TransactionType.ITEM))
        .contains("CAT");
  }

  @Test
  void roundsTaxOnEachLine() {
    // TAX-4, UND-24: three lines of 0.05, each 0.01, not 0.02 on the sum
    Money small = Money.of("0.05", USD);
    assertThat(SalesTax.total(List.of(small, small, small), TEN)).isEqualTo(Money.of("0.03", USD));
    assertThat(SalesTax.of(Money.of("1600", USD), TEN)).isEqualTo(Money.of("160", USD));
    // REG-21
    assertThat(SalesTax.of(Money.zero(USD), TEN).isZero()).isTrue();
  }

  @Test
  void addsLostTaxToTheCost() {
    // TAX-5, SC-4 step 5: 20 of tax, 20 % lost
    SalesTax.Purchase purchase =
        SalesTax.purchase(Money.of("200", USD), Money.of("20", USD), new BigDecimal("20"));
    assertThat(purchase.cost()).isEqualTo(Money.of("204", USD));
    assertThat(purchase.recoverable()).isEqualTo(Money.of("16", USD));
  }

  @Test
  void letsProjectAndWorkerWinOnTheirSides() {
    // DIM-10, DIM-3
    Dimensions project = Dimensions.of(Map.of("Dept", "P", "Site", "1"));
    Dimensions worker = Dimensions.of(Map.of("Dept", "W", "Cost", "9"));
    ProjectItem time =
        EmploymentDimensions.merge(
            item(TransactionType.HOUR, "1"), CostOffset.PAYROLL, project, worker);
    assertThat(time.dimensions().values()).isEqualTo(Map.of("Dept", "P", "Site", "1", "Cost", "9"));
    assertThat(time.offsetDimensions().values())
        .isEqualTo(Map.of("Dept", "W", "Site", "1", "Cost", "9"));
    ProjectItem expense =
        EmploymentDimensions.merge(
            item(TransactionType.EXPENSE, "1"), CostOffset.EXPENSE_ENTRY, project, worker);
    assertThat(expense.offsetDimensions()).isEqualTo(expense.dimensions());
    assertThat(
            EmploymentDimensions.merge(
                    item(TransactionType.ITEM, "1"), CostOffset.USAGE, project, worker)
                .dimensions())
        .isEqualTo(Dimensions.none());
  }

  @Test
  void leavesBlankDimensionsOut() {
    // DIM-10: a blank value does not win
    assertThat(Dimensions.of("Dept", " ").orElse(Dimensions.of("Dept", "W")))
        .isEqualTo(Dimensions.of("Dept", "W"));
  }

  @Test
  void comparesDimensionRulesFromTheRight() {
    // DIM-20: contract beats profile
    DimensionRules rules =
        new DimensionRules(
            List.of("profile", "contract"),
            List.of(
                new DimensionRules.Row(
                    Map.of("profile", "TM_WIP"), DimensionRules.Source.CONTRACT_LINE),
                new DimensionRules.Row(Map.of("contract", "C1"), DimensionRules.Source.PROJECT)));
    Map<String, String> both = Map.of("profile", "TM_WIP", "contract", "C1");
    assertThat(rules.find(TransactionType.HOUR, both)).isEqualTo(DimensionRules.Source.PROJECT);
    assertThat(rules.find(TransactionType.HOUR, Map.of("profile", "TM_WIP", "contract", "C2")))
        .isEqualTo(DimensionRules.Source.CONTRACT_LINE);
  }

  @Test
  void fallsBackToTheLegacySource() {
    // DIM-23, DIM-2
    DimensionRules none = new DimensionRules(List.of(), List.of());
    assertThat(none.find(TransactionType.HOUR, Map.of())).isEqualTo(DimensionRules.Source.PROJECT);
    assertThat(none.find(TransactionType.ON_ACCOUNT, Map.of()))
        .isEqualTo(DimensionRules.Source.CONTRACT_LINE);
  }

  @Test
  void startsFromTheCustomer() {
    // DIM-1, FS-9, PRJ-6
    assertThat(
            ReceivableDimensions.fromCustomer(
                    Dimensions.of("Dept", "P"), Dimensions.of(Map.of("Dept", "C", "Site", "1")))
                .values())
        .isEqualTo(Map.of("Dept", "P", "Site", "1"));
  }

  @Test
  void takesHeaderDimensionsOnlyWhenAllowed() {
    // DIM-5, PROP-19
    Dimensions header = Dimensions.of("Dept", "H");
    Dimensions unbilled = Dimensions.of("Dept", "U");
    assertThat(ReceivableDimensions.find(header, unbilled, true)).isEqualTo(header);
    assertThat(ReceivableDimensions.find(header, unbilled, false)).isEqualTo(unbilled);
  }
}
