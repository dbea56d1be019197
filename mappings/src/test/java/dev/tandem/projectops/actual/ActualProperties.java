package dev.tandem.projectops.actual;

import static dev.tandem.projectops.actual.Contoso.after;
import static dev.tandem.projectops.actual.Contoso.customer;
import static dev.tandem.projectops.actual.Contoso.later;
import static dev.tandem.projectops.actual.Contoso.on;
import static dev.tandem.projectops.actual.Contoso.shared;
import static dev.tandem.projectops.actual.Contoso.trail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.contract.Split;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.pricing.WorkPrices;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** Laws of splits, reversals and repeated events. */
class ActualProperties {

  /** FS-5: whatever the shares, the parts make exactly the total. */
  @Property
  void partsMakeTheTotal(
      @ForAll @BigRange(min = "-100000", max = "100000") @Scale(2) BigDecimal total,
      @ForAll @Size(min = 1, max = 6)
          List<@BigRange(min = "0", max = "100") @Scale(2) BigDecimal> percents,
      @ForAll @IntRange(max = 5) int rounding) {
    List<BigDecimal> parts = Split.parts(total, percents, rounding % percents.size(), 2);

    assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
  }

  private static Effects approve(int hours, int percent, int billable) {
    return Approval.of(
        Work.of(Contoso.time("T1", hours)),
        shared(
            customer("A", String.valueOf(percent), false),
            customer("B", String.valueOf(100 - percent), true)),
        Contoso.PRICES,
        Billing.ofQuantity(String.valueOf(billable)),
        ApprovalRules.DEFAULT,
        Trail.NONE,
        on("approve"));
  }

  /** ACT-22, ACT-54, UND-15: customers and billing types share quantities, they lose none. */
  @Property
  void splitActualsMakeTheWholeWork(
      @ForAll @IntRange(min = 1, max = 24) int hours,
      @ForAll @IntRange(max = 100) int percent,
      @ForAll @IntRange(max = 30) int billable) {
    List<Actual> actuals = after(approve(hours, percent, billable));

    assertThat(sum(actuals, TransactionType.COST, Actual::quantity))
        .isEqualByComparingTo(BigDecimal.valueOf(hours));
    assertThat(sum(actuals, TransactionType.UNBILLED_SALES, Actual::quantity))
        .isEqualByComparingTo(BigDecimal.valueOf(Math.max(hours, billable)));
  }

  /** FS-5: at any price, the amounts of the customers make the amount of the whole. */
  @Property
  void splitAmountsMakeTheWholeAmount(
      @ForAll @IntRange(min = 1, max = 24) int hours,
      @ForAll @IntRange(max = 98) int percent,
      @ForAll @BigRange(min = "0.001", max = "999") @Scale(3) BigDecimal price) {
    Price perHour = new Price(price, Contoso.USD, 2, null);
    List<Actual> actuals =
        after(
            Approval.of(
                Work.of(Contoso.time("T1", hours)),
                shared(
                    customer("A", percent + ".33", false),
                    customer("B", "1", false),
                    customer(
                        "C",
                        new BigDecimal("98.67").subtract(BigDecimal.valueOf(percent)).toString(),
                        true)),
                WorkPrices.of(perHour, perHour),
                Billing.CHARGEABLE,
                ApprovalRules.DEFAULT,
                Trail.NONE,
                on("approve")));
    BigDecimal whole = perHour.amount(BigDecimal.valueOf(hours));

    assertThat(sum(actuals, TransactionType.COST, Actual::amount)).isEqualByComparingTo(whole);
    assertThat(sum(actuals, TransactionType.UNBILLED_SALES, Actual::amount))
        .isEqualByComparingTo(whole);
  }

  /** ACT-8, ACT-25: an entry that was taken back leaves nothing of any type. */
  @Property
  void originalAndReversalMakeNothing(
      @ForAll @IntRange(min = 1, max = 24) int hours,
      @ForAll @IntRange(max = 100) int percent,
      @ForAll @IntRange(max = 30) int billable) {
    Effects approved = approve(hours, percent, billable);
    Effects back = Withdrawal.of(after(approved), trail(approved), later("recall"));

    for (TransactionType type : TransactionType.values()) {
      assertThat(sum(after(approved, back), type, Actual::quantity)).isZero();
      assertThat(sum(after(approved, back), type, Actual::amount)).isZero();
    }
  }

  /** The same occasion writes the same rows, another occasion others. */
  @Property
  void aRepeatedEventWritesTheSameRows(@ForAll @IntRange(min = 1, max = 24) int hours) {
    assertThat(approve(hours, 30, hours)).isEqualTo(approve(hours, 30, hours));
    assertThat(Contoso.approved().puts(Actual.CODEC))
        .extracting(ActualRows::id)
        .doesNotContainAnyElementsOf(
            approve(hours, 30, hours).puts(Actual.CODEC).stream().map(ActualRows::id).toList());
  }

  /** TC-11: actuals, connections and origins may come in any order. */
  @Property
  void theOrderOfRowsDoesNotMatter(@ForAll long seed) {
    Effects approved = approve(10, 40, 8);
    List<Actual> shuffled = new ArrayList<>(after(approved));
    Collections.rotate(shuffled, (int) (seed % 5));
    Trail trail = trail(approved);
    List<TransactionOrigin> origins = new ArrayList<>(trail.origins());
    Collections.reverse(origins);

    Effects straight = Withdrawal.of(after(approved), trail, later("recall"));
    Effects mixed =
        Withdrawal.of(shuffled, new Trail(trail.connections(), origins), later("recall"));
    assertThat(mixed.inOrder()).containsExactlyInAnyOrderElementsOf(straight.inOrder());
  }

  private static BigDecimal sum(
      List<Actual> actuals, TransactionType type, Function<Actual, Optional<BigDecimal>> column) {
    return actuals.stream()
        .filter(actual -> actual.transactionType().is(type))
        .map(actual -> column.apply(actual).orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
