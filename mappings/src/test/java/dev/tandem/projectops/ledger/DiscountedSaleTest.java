package dev.tandem.projectops.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** JRN-33: 8 h at 200 with a discount of 100, and 10 % tax. */
class DiscountedSaleTest {
  private static final LineProperty BILLABLE = LineProperty.billable("Billable");

  private static BookedAmount usd(String amount) {
    return BookedAmount.of(Money.of(amount, Books.USD));
  }

  private static DiscountedSale sale(@Nullable String category) {
    ProjectItem gross = ProjectItem.of(TransactionType.HOUR, usd("1600"));
    return new DiscountedSale(gross, usd("100"), category);
  }

  private static BookedAmount tax(DiscountedSale sale) {
    return BookedAmount.of(SalesTax.of(sale.net().transaction(), BigDecimal.TEN));
  }

  private static String sum(List<VoucherLine> lines, PostingType type) {
    return lines.stream()
        .filter(line -> line.type() == type)
        .map(line -> line.amount().accounting().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Test // JRN-33, PAR-8, TAX-4
  void accruesGrossAndBooksTheDiscountApart() {
    DiscountedSale sale = sale("Discount-2");
    List<VoucherLine> accrual = sale.accrue(Books.TM_WIP, BILLABLE, Books.setup());
    List<VoucherLine> invoice = sale.invoice(Books.TM_WIP, tax(sale), true, Books.setup());

    assertThat(sum(accrual, PostingType.WIP_SALES_VALUE)).isEqualTo("1600");
    assertThat(sum(invoice, PostingType.WIP_SALES_VALUE)).isEqualTo("-1600");
    assertThat(sum(invoice, PostingType.CUSTOMER_BALANCE)).isEqualTo("1650");
    assertThat(sum(invoice, PostingType.SALES_TAX)).isEqualTo("-150");
    assertThat(
            invoice.stream()
                .filter(line -> line.type() == PostingType.INVOICED_REVENUE)
                .map(line -> line.amount().accounting().amount().intValue()))
        .containsExactly(-1500, -100, 100);
    assertThat(new Voucher("V", LocalDate.EPOCH, invoice).lines()).isEqualTo(invoice);
  }

  @Test // JRN-33: without the parameter the net amount counts everywhere
  void accruesNetWithoutACategory() {
    DiscountedSale sale = sale(null);
    List<VoucherLine> accrual = sale.accrue(Books.TM_WIP, BILLABLE, Books.setup());
    List<VoucherLine> invoice = sale.invoice(Books.TM_WIP, tax(sale), true, Books.setup());

    assertThat(sum(accrual, PostingType.WIP_SALES_VALUE)).isEqualTo("1500");
    assertThat(sum(invoice, PostingType.WIP_SALES_VALUE)).isEqualTo("-1500");
    assertThat(sum(invoice, PostingType.INVOICED_REVENUE)).isEqualTo("-1500");
    assertThat(sum(invoice, PostingType.CUSTOMER_BALANCE)).isEqualTo("1650");
  }
}
