package dev.tandem.projectops.intercompany;

import static dev.tandem.projectops.ledger.Books.GBP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.ledger.Balances;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.CostOffset;
import dev.tandem.projectops.ledger.PostingSetup;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time of a worker of GBPM on a project of USPM: the figures of SC-6 and IC-13. */
class IntercompanyPostingTest {
  private static final PostingSetup SETUP = Books.setup();

  private static ProjectItem sale(String rate) {
    return ProjectItem.of(
        TransactionType.HOUR,
        BookedAmount.of(Money.of("1200", Books.USD), ExchangeRate.of(rate), GBP));
  }

  @Test
  void postsCostAndSaleOfTheLendingCompany() {
    // IC-7, IC-13, SC-6 step 5
    ProjectItem cost = ProjectItem.of(TransactionType.HOUR, BookedAmount.of(Money.of("880", GBP)));
    assertThat(Books.shown(IntercompanyPosting.lendingCost(cost, CostOffset.PAYROLL, SETUP)))
        .containsExactly("540100 880.00 GBP / 880.00 GBP", "600300 -880.00 GBP / -880.00 GBP");
    assertThat(Books.shown(IntercompanyPosting.lendingSale(sale("80"), true, SETUP)))
        .containsExactly("161300 1200.00 USD / 960.00 GBP", "420200 -1200.00 USD / -960.00 GBP");
    assertThat(IntercompanyPosting.lendingSale(sale("80"), false, SETUP)).isEmpty();
  }

  @Test
  void takesTheAccrualBackWithTheCustomerInvoiceWhateverTheRate() {
    // IC-8, SC-6 step 6
    Voucher accrual = Books.voucher(IntercompanyPosting.lendingSale(sale("80"), true, SETUP));
    Voucher invoice =
        Books.voucher(IntercompanyPosting.customerInvoice(sale("82"), sale("80").amount(), SETUP));
    Balances balances = Balances.of(List.of(accrual, invoice), GBP);
    assertThat(balances.of(PostingType.WIP_SALES_VALUE).isZero()).isTrue();
    assertThat(balances.of(PostingType.ACCRUED_REVENUE).isZero()).isTrue();
    assertThat(balances.of(PostingType.CUSTOMER_BALANCE)).isEqualTo(Money.of("984", GBP));
    assertThat(balances.of(PostingType.INTERCOMPANY_REVENUE)).isEqualTo(Money.of("-984", GBP));
  }

  @Test
  void givesTheBorrowingProjectItsCostWithTheVendorInvoice() {
    // IC-10, UND-37, SC-6 step 7
    assertThat(
            Books.roles(
                IntercompanyPosting.vendorInvoice(Books.item(TransactionType.HOUR, "1200"), SETUP)))
        .containsExactly("Dr INTERCOMPANY_COST", "Cr VENDOR_BALANCE");
    assertThat(IntercompanyPosting.vendorInvoice(Books.item(TransactionType.HOUR, "0"), SETUP))
        .isEmpty();
  }
}
