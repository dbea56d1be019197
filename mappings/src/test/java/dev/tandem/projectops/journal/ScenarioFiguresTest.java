package dev.tandem.projectops.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.ledger.Balances;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.ledger.InvoiceItem;
import dev.tandem.projectops.ledger.InvoicePosting;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ledger of whole scenarios of section 15, from journal lines to invoices. */
class ScenarioFiguresTest {
  private static final LineVoucher.Context CONTEXT =
      new LineVoucher.Context(Books.TM_WIP, Books.setup(), Books.USD, Dimensions.none(), false);

  private final List<Voucher> vouchers = new ArrayList<>();

  private JournalLine post(
      ActualKind kind, ActualClass actualClass, ActualSource source, Money amount, String rate) {
    StagedActual actual =
        new StagedActual(
            "A" + vouchers.size(),
            kind,
            actualClass,
            source,
            Staging.DAY,
            amount,
            BillingType.CHARGEABLE,
            null,
            "P1",
            "C1",
            null,
            null,
            true);
    JournalLine line =
        new JournalLine(
            actual,
            "V" + vouchers.size(),
            Staging.DAY,
            "Category",
            LineProperty.billable("Billable"),
            ExchangeRate.of(rate),
            LineStatus.DRAFT);
    vouchers.add(LineVoucher.write(line, CONTEXT));
    return line;
  }

  private BookedAmount postTime(ActualKind kind, String amount) {
    return LineVoucher.amount(
        post(kind, ActualClass.TIME, ActualSource.ENTRY, Money.of(amount, Books.USD), "100"),
        Books.USD);
  }

  private void invoice(InvoiceItem... lines) {
    vouchers.add(Books.voucher(InvoicePosting.lines(Books.TM_WIP, List.of(lines), Books.setup())));
  }

  private static InvoiceItem line(BookedAmount net, String tax, boolean accrued) {
    return new InvoiceItem(
        new ProjectItem(ActualClass.TIME.type(), null, net, Dimensions.none(), Dimensions.none()),
        BookedAmount.of(
            Money.of(tax, net.transaction().currency()), ExchangeRate.of("125"), Books.USD),
        accrued ? net : null);
  }

  private static InvoiceItem dollars(String net, String tax, boolean accrued) {
    BookedAmount amount = Books.usd(net);
    return new InvoiceItem(
        ProjectItem.of(ActualClass.TIME.type(), amount), Books.usd(tax), accrued ? amount : null);
  }

  private void expect(PostingType role, String balance) {
    assertThat(Balances.of(vouchers, Books.USD).of(role))
        .as(role.name())
        .isEqualTo(Money.of(balance, Books.USD));
  }

  @Test
  void endsTheFirstScenario() {
    // SC-1 step 12
    postTime(ActualKind.COST, "800");
    postTime(ActualKind.UNBILLED_SALE, "1600");
    invoice(dollars("1600", "160", true));
    expect(PostingType.WIP_SALES_VALUE, "0");
    expect(PostingType.ACCRUED_REVENUE, "0");
    expect(PostingType.PROJECT_COST, "800");
    expect(PostingType.INVOICED_REVENUE, "-1600");
    expect(PostingType.CUSTOMER_BALANCE, "1760");
  }

  @Test
  void endsTheForeignScenario() {
    // SC-2 steps 4 and 5
    postTime(ActualKind.COST, "480");
    JournalLine sale =
        post(
            ActualKind.UNBILLED_SALE,
            ActualClass.TIME,
            ActualSource.ENTRY,
            Money.of("1000", Books.GBP),
            "125");
    expect(PostingType.WIP_SALES_VALUE, "1250");
    invoice(line(LineVoucher.amount(sale, Books.USD), "0", true));
    expect(PostingType.WIP_SALES_VALUE, "0");
    expect(PostingType.ACCRUED_REVENUE, "0");
    expect(PostingType.INVOICED_REVENUE, "-1250");
    expect(PostingType.CUSTOMER_BALANCE, "1250");
    expect(PostingType.PAYROLL_ALLOCATION, "-480");
  }

  @Test
  void clearsTheIntegrationAccounts() {
    // SC-4 step 4, SC-5 step 4: the report and the invoice stand on the accounts before
    Money travel = Money.of("200", Books.USD);
    Money parts = Money.of("1000", Books.USD);
    post(ActualKind.COST, ActualClass.EXPENSE, ActualSource.EXPENSE_REPORT, travel, "100");
    post(ActualKind.COST, ActualClass.MATERIAL, ActualSource.VENDOR_INVOICE, parts, "100");
    post(
        ActualKind.UNBILLED_SALE,
        ActualClass.EXPENSE,
        ActualSource.EXPENSE_REPORT,
        Money.of("240", Books.USD),
        "100");
    post(
        ActualKind.UNBILLED_SALE,
        ActualClass.MATERIAL,
        ActualSource.VENDOR_INVOICE,
        Money.of("1300", Books.USD),
        "100");
    expect(PostingType.EXPENSE_INTEGRATION, "-200");
    expect(PostingType.PROCUREMENT_INTEGRATION, "-1000");
    expect(PostingType.PROJECT_COST, "1200");
    expect(PostingType.WIP_SALES_VALUE, "1540");
    expect(PostingType.ACCRUED_REVENUE, "-1540");
  }

  @Test
  void creditsAndBillsAgain() {
    // SC-7 steps 5 to 8, UND-20: the first invoice, then 6 of 8 hours stay invoiced
    postTime(ActualKind.UNBILLED_SALE, "1600");
    invoice(dollars("1600", "160", true));
    postTime(ActualKind.UNBILLED_SALE, "1200");
    postTime(ActualKind.UNBILLED_SALE, "400");
    invoice(dollars("-1600", "-160", false), dollars("1200", "120", true));
    expect(PostingType.CUSTOMER_BALANCE, "1320");
    expect(PostingType.INVOICED_REVENUE, "-1200");
    expect(PostingType.SALES_TAX, "-120");
    expect(PostingType.WIP_SALES_VALUE, "400");
    expect(PostingType.ACCRUED_REVENUE, "-400");
  }
}
