package dev.tandem.projectops.ledger;

import static dev.tandem.projectops.ledger.Books.BILLABLE;
import static dev.tandem.projectops.ledger.Books.DAY;
import static dev.tandem.projectops.ledger.Books.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** Laws of vouchers over random amounts, rates and histories. */
class VoucherProperties {
  private final PostingSetup setup = Books.setup();

  /** Every rule over every amount writes a voucher that balances: construction would refuse. */
  @Property
  void vouchersOfRandomItemsBalance(
      @ForAll @BigRange(min = "-100000", max = "100000") @Scale(2) BigDecimal net,
      @ForAll @BigRange(min = "0.01", max = "900") @Scale(4) BigDecimal rate,
      @ForAll @BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal tax,
      @ForAll TransactionType type,
      @ForAll CostOffset offset) {
    BookedAmount amount = booked(net, rate);
    ProjectItem item = ProjectItem.of(type, amount);
    InvoiceItem line = new InvoiceItem(item, booked(tax, rate), amount);
    List<VoucherLine> all =
        new ArrayList<>(CostPosting.billable(Books.TM_WIP, item, offset, setup));
    all.addAll(AccrualPosting.lines(Books.TM_WIP, item, BILLABLE, setup));
    all.addAll(InvoicePosting.lines(Books.TM_WIP, List.of(line, line), setup));
    Voucher voucher = Books.voucher(all);
    List<Voucher> both = List.of(voucher, voucher.reverse("R", DAY));
    assertThat(Balances.of(List.of(voucher), USD).total().isZero()).isTrue();
    for (PostingType role : PostingType.values()) {
      assertThat(Balances.of(both, USD).of(role).isZero()).as(role.name()).isTrue();
    }
  }

  /**
   * UND-20: work in progress is the sum of the open posted unbilled sales after every step,
   * whatever happened to the rate meanwhile; nothing is left when all are invoiced or reversed.
   */
  @Property
  void workInProgressIsWhatIsOpen(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 5) Integer> steps,
      @ForAll @BigRange(min = "0.01", max = "9999") @Scale(2) BigDecimal price) {
    List<Voucher> vouchers = new ArrayList<>();
    List<ProjectItem> open = new ArrayList<>();
    List<ProjectItem> billed = new ArrayList<>();
    for (int step : steps) {
      BigDecimal rate = BigDecimal.valueOf(100 + step);
      if (step <= 1 || (open.isEmpty() && billed.isEmpty())) {
        accrue(ProjectItem.of(TransactionType.HOUR, booked(price, rate)), open, vouchers);
      } else if (step <= 3 && !open.isEmpty()) {
        bill(open, billed, rate, vouchers);
      } else if (step == 4 && !open.isEmpty()) {
        reverse(open, vouchers);
      } else if (!billed.isEmpty()) {
        credit(billed, open, rate, vouchers);
      }
      assertOpen(open, vouchers);
    }
    while (!open.isEmpty()) {
      bill(open, billed, BigDecimal.valueOf(77), vouchers);
    }
    assertOpen(List.of(), vouchers);
  }

  private void accrue(ProjectItem sale, List<ProjectItem> open, List<Voucher> vouchers) {
    vouchers.add(Books.voucher(AccrualPosting.lines(Books.TM_WIP, sale, BILLABLE, setup)));
    open.add(sale);
  }

  private void bill(
      List<ProjectItem> open, List<ProjectItem> billed, BigDecimal rate, List<Voucher> vouchers) {
    ProjectItem sale = open.remove(0);
    BigDecimal net = sale.amount().transaction().amount();
    ProjectItem atInvoiceRate = ProjectItem.of(sale.type(), booked(net, rate));
    invoice(new InvoiceItem(atInvoiceRate, booked(BigDecimal.ONE, rate), sale.amount()), vouchers);
    billed.add(sale);
  }

  /** The credit takes no accrual back; the new unbilled sale accrues when its line is posted. */
  private void credit(
      List<ProjectItem> billed, List<ProjectItem> open, BigDecimal rate, List<Voucher> vouchers) {
    ProjectItem sale = billed.remove(0);
    BigDecimal net = sale.amount().transaction().amount();
    ProjectItem back = ProjectItem.of(sale.type(), booked(net.negate(), rate));
    invoice(new InvoiceItem(back, booked(BigDecimal.ONE.negate(), rate), null), vouchers);
    accrue(ProjectItem.of(sale.type(), booked(net, rate)), open, vouchers);
  }

  private void reverse(List<ProjectItem> open, List<Voucher> vouchers) {
    ProjectItem sale = open.remove(0);
    ProjectItem negative = ProjectItem.of(sale.type(), sale.amount().negate());
    vouchers.add(Books.voucher(AccrualPosting.lines(Books.TM_WIP, negative, BILLABLE, setup)));
  }

  private void invoice(InvoiceItem line, List<Voucher> vouchers) {
    vouchers.add(Books.voucher(InvoicePosting.lines(Books.TM_WIP, List.of(line), setup)));
  }

  private static void assertOpen(List<ProjectItem> open, List<Voucher> vouchers) {
    Money expected =
        open.stream().map(sale -> sale.amount().accounting()).reduce(Money.zero(USD), Money::plus);
    assertThat(Balances.of(vouchers, USD).of(PostingType.WIP_SALES_VALUE)).isEqualTo(expected);
    assertThat(Balances.of(vouchers, USD).of(PostingType.ACCRUED_REVENUE))
        .isEqualTo(expected.negate());
  }

  @Example
  void refusesAVoucherThatDoesNotBalance() {
    // JRN-30
    VoucherLine debit = line(Books.usd("10"));
    assertThatThrownBy(() -> Books.voucher(List.of(debit)))
        .hasMessageContaining("voucher V")
        .hasMessageContaining("debit minus credit is 10.00 USD in transaction currency")
        .hasMessageContaining("540100 10.00 USD");
    assertThatThrownBy(
            () -> Books.voucher(List.of(line(Books.gbp("1", "125")), line(Books.gbp("-1", "124")))))
        .hasMessageContaining("0.01 USD in accounting currency");
    VoucherLine other =
        line(new BookedAmount(Money.of("-10", USD), Money.of("-10", Currency.of("EUR"))));
    assertThatThrownBy(() -> Books.voucher(List.of(debit, other)))
        .hasMessageContaining("more than one accounting currency");
  }

  private static VoucherLine line(BookedAmount amount) {
    return new VoucherLine(PostingType.PROJECT_COST, "540100", amount, Dimensions.none());
  }

  private static BookedAmount booked(BigDecimal amount, BigDecimal rate) {
    return BookedAmount.of(new Money(amount, Books.GBP), new ExchangeRate(rate), USD);
  }
}
