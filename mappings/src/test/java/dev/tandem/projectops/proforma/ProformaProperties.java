package dev.tandem.projectops.proforma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.actual.Withdrawal;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws over random lives of one entry: billed, corrected again and again, credited, recalled. */
class ProformaProperties {

  /**
   * After every step, what is billed and charged is what the last invoice says (COR-3), every row
   * of the sums is there once, and a full credit lets the entry be recalled to nothing (COR-10).
   */
  @Property(tries = 200)
  void billedIsWhatRemainsAndARecallLeavesNothing(
      @ForAll @IntRange(min = 1, max = 12) int first,
      @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 12) Integer> corrections) {
    Invoicing rows = Invoicing.ofDraft();
    rows.edit("draft", detail -> detail.quantity(BigDecimal.valueOf(first)));
    rows.confirm("draft");
    assertThat(charged(rows)).isEqualByComparingTo(BigDecimal.valueOf(first));

    String invoice = "draft";
    int remains = first;
    for (int i = 0; i < corrections.size(); i++) {
      if (corrections.get(i) != remains) { // REG-17
        remains = corrections.get(i);
        invoice = correct(rows, invoice, "correction " + i, remains);
        assertThat(charged(rows)).isEqualByComparingTo(BigDecimal.valueOf(remains));
      }
    }
    correct(rows, invoice, "credit", 0);
    assertThat(sum(rows, row -> row.transactionType().is(TransactionType.BILLED_SALES)))
        .as("billed after the credit, but for what was never charged")
        .isEqualByComparingTo(BigDecimal.valueOf(Math.max(0, 8 - first)));
    assertThat(rows.actuals())
        .filteredOn(ProformaProperties::openSale)
        .allMatch(row -> row.quantity().orElseThrow().signum() > 0);
    if (first >= 8) { // else what was cut stays billed as not chargeable, and holds the entry
      rows.apply(Withdrawal.of(rows.actuals(), rows.trail(), Contoso.later("recall")));
      for (TransactionType type : TransactionType.values()) {
        assertThat(sum(rows, row -> row.transactionType().is(type))).as("" + type).isZero();
      }
    }
  }

  /** Corrects what is charged on the invoice to a quantity, and gives the new invoice. */
  private static String correct(Invoicing rows, String invoice, String name, int quantity) {
    List<Actual> charged = rows.actuals().stream().filter(ProformaProperties::liveCharge).toList();
    rows.apply(
        Revision.open(
            rows.document(invoice), charged, Map.of(), rows.trail(), Contoso.later(name)));
    rows.edit(name, detail -> detail.quantity(BigDecimal.valueOf(quantity)));
    rows.confirm(name);
    return name;
  }

  private static boolean liveCharge(Actual row) {
    return row.transactionType().is(TransactionType.BILLED_SALES)
        && row.billingType().is(BillingType.CHARGEABLE)
        && row.adjustmentStatus().isEmpty();
  }

  private static boolean openSale(Actual row) {
    return row.transactionType().is(TransactionType.UNBILLED_SALES)
        && row.adjustmentStatus().isEmpty()
        && row.billingStatus().is(BillingStatus.UNBILLED_SALES_CREATED);
  }

  private static BigDecimal charged(Invoicing rows) {
    return sum(
        rows,
        row ->
            row.transactionType().is(TransactionType.BILLED_SALES)
                && row.billingType().is(BillingType.CHARGEABLE));
  }

  private static BigDecimal sum(Invoicing rows, Predicate<Actual> which) {
    return rows.actuals().stream()
        .filter(which)
        .map(row -> row.quantity().orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
