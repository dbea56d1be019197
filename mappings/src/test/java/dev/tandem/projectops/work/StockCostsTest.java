package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;
import static dev.tandem.projectops.work.DataverseSide.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.Product;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 4 pieces of X that Dataverse expected to cost 120 and finance has posted at 128 (WB-5). */
class StockCostsTest {
  private static DataverseSide side(boolean stocked, String currency) {
    DataverseSide side = DataverseSide.empty();
    side.put(
        Product.CODEC,
        Product.builder().id(id("X")).number("X").name("X").stocked(stocked).build());
    side.put(
        Actual.CODEC,
        Actual.builder()
            .id(id("A1"))
            .importId(id("A1").toString())
            .transactionType(Choice.of(TransactionType.COST))
            .transactionClass(Choice.of(TransactionClass.MATERIAL))
            .product(ref("product", "X"))
            .owningCompany(DataverseSide.company("USPM"))
            .contractingUnit(ref("msdyn_organizationalunit", "US"))
            .currency(ref("transactioncurrency", currency))
            .quantity(new BigDecimal("4"))
            .amount(new BigDecimal("120"))
            .amountAfterTax(new BigDecimal("120"))
            .accountingAmount(new BigDecimal("128"))
            .voucher("V1")
            .build());
    return side;
  }

  private static List<Integer> costs(DataverseSide side) {
    Actual row = side.row(Actual.CODEC, "A1");
    return List.of(
        row.adjustmentValue().orElse(BigDecimal.ZERO).intValueExact(),
        row.amountAfterTax().orElseThrow().intValueExact());
  }

  @Test // WB-5, STK-3
  void theExtendedAmountFollowsThePostedCost() {
    DataverseSide side = side(true, "USD");

    side.done("adjust-stock-costs");

    assertThat(costs(side)).containsExactly(8, 128);
  }

  @Test // WB-5: neither other products nor costs in another currency than the accounting one
  void otherCostsStayAsTheyAre() {
    for (DataverseSide side : List.of(side(false, "USD"), side(true, "GBP"))) {
      assertThat(side.run("adjust-stock-costs").written()).isZero();
      assertThat(costs(side)).containsExactly(0, 120);
    }
  }
}
