package dev.tandem.projectops.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.CostOffset;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The voucher of one line by what its actual is and where it comes from. */
class LineVoucherTest {

  private static List<String> posted(
      ActualKind kind, @Nullable RevenueProfile profile, boolean accrual) {
    return Books.roles(write(kind, profile, accrual, Dimensions.none()).lines());
  }

  private static Voucher write(
      ActualKind kind, @Nullable RevenueProfile profile, boolean accrual, Dimensions dimensions) {
    JournalLine line =
        new JournalLine(
            Staging.actual("A", kind, Money.of("100", Books.USD), Staging.DAY),
            "V1",
            Staging.DAY,
            "Labour-1",
            LineProperty.billable("Billable"),
            ExchangeRate.PARITY,
            LineStatus.DRAFT);
    return LineVoucher.write(
        line, new LineVoucher.Context(profile, Books.setup(), Books.USD, dimensions, accrual));
  }

  @Test
  void followsTheProfileOfABillableProject() {
    // ACC-4, ACC-11, JRN-30
    assertThat(posted(ActualKind.COST, Books.TM_WIP, false))
        .containsExactly("Dr PROJECT_COST", "Cr PAYROLL_ALLOCATION");
    assertThat(posted(ActualKind.UNBILLED_SALE, Books.TM_WIP, false))
        .containsExactly("Dr WIP_SALES_VALUE", "Cr ACCRUED_REVENUE");
    assertThat(posted(ActualKind.UNBILLED_SALE, Books.TM_NO_WIP, false)).isEmpty();
  }

  @Test
  void needsNoProfileForInternalAndLendingLines() {
    // ACC-30, IC-3, IC-7
    assertThat(posted(ActualKind.COST, null, false))
        .containsExactly("Dr PROJECT_COST", "Cr PAYROLL_ALLOCATION");
    assertThat(posted(ActualKind.RESOURCING_COST, null, true))
        .containsExactly("Dr PROJECT_COST", "Cr PAYROLL_ALLOCATION");
    assertThat(posted(ActualKind.INTER_ORG_SALE, null, true))
        .containsExactly("Dr WIP_SALES_VALUE", "Cr ACCRUED_REVENUE");
    assertThat(posted(ActualKind.INTER_ORG_SALE, null, false)).isEmpty();
  }

  @Test
  void givesTheLinesTheirDimensions() {
    // DIM-3, DIM-4
    Dimensions department = Dimensions.of("Department", "022");
    assertThat(write(ActualKind.COST, Books.TM_WIP, false, department).lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.dimensions()).isEqualTo(department));
  }

  @Test
  void picksTheOffsetByTheSource() {
    // JRN-24, JRN-25, ACC-9
    assertThat(ActualSource.ENTRY.offset(ActualClass.TIME)).isEqualTo(CostOffset.PAYROLL);
    assertThat(ActualSource.ENTRY.offset(ActualClass.MATERIAL)).isEqualTo(CostOffset.USAGE);
    assertThat(ActualSource.ENTRY.offset(ActualClass.EXPENSE)).isEqualTo(CostOffset.EXPENSE_ENTRY);
    assertThat(ActualSource.EXPENSE_REPORT.offset(ActualClass.EXPENSE))
        .isEqualTo(CostOffset.EXPENSE_REPORT);
    assertThat(ActualSource.VENDOR_INVOICE.offset(ActualClass.MATERIAL))
        .isEqualTo(CostOffset.PURCHASE);
  }
}
