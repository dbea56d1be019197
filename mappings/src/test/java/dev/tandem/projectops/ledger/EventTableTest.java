package dev.tandem.projectops.ledger;

import static dev.tandem.projectops.ledger.Books.BILLABLE;
import static dev.tandem.projectops.ledger.Books.item;
import static dev.tandem.projectops.ledger.Books.roles;
import static dev.tandem.projectops.ledger.Books.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The event table of section 6.2, every cell (ACC-12 to ACC-17). */
class EventTableTest {
  private final PostingSetup setup = Books.setup();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TM_NoWIP | Dr PROJECT_COST, Cr PAYROLL_ALLOCATION",
        "TM_WIP | Dr PROJECT_COST, Cr PAYROLL_ALLOCATION, Dr WIP_SALES_VALUE, Cr ACCRUED_REVENUE",
        "FP_NoWIP | Dr PROJECT_COST, Cr PAYROLL_ALLOCATION",
        "FP_CompC | Dr PROJECT_COST, Cr PAYROLL_ALLOCATION",
        "FP_CompP | Dr PROJECT_COST, Cr PAYROLL_ALLOCATION"
      })
  void postsTime(String profile, String expected) {
    // ACC-4, ACC-11, ACC-13, ACC-17
    assertThat(roles(entry(profile, TransactionType.HOUR, CostOffset.PAYROLL)))
        .isEqualTo(split(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TM_NoWIP | Dr PROJECT_COST, Cr EXPENSE_INTEGRATION",
        "TM_WIP | Dr PROJECT_COST, Cr EXPENSE_INTEGRATION, Dr WIP_SALES_VALUE, Cr ACCRUED_REVENUE",
        "FP_NoWIP | Dr PROJECT_COST, Cr EXPENSE_INTEGRATION",
        "FP_CompC | Dr PROJECT_COST, Cr EXPENSE_INTEGRATION",
        "FP_CompP | Dr PROJECT_COST, Cr EXPENSE_INTEGRATION"
      })
  void postsExpenses(String profile, String expected) {
    // ACC-7, ACC-11, ACC-17
    assertThat(roles(entry(profile, TransactionType.EXPENSE, CostOffset.EXPENSE_REPORT)))
        .isEqualTo(split(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TM_NoWIP | Dr CUSTOMER_BALANCE, Cr INVOICED_REVENUE",
        "TM_WIP | Dr CUSTOMER_BALANCE, Cr INVOICED_REVENUE, Cr WIP_SALES_VALUE, Dr ACCRUED_REVENUE",
        "FP_NoWIP | Dr CUSTOMER_BALANCE, Cr INVOICED_REVENUE_ON_ACCOUNT",
        "FP_CompC | Dr CUSTOMER_BALANCE, Cr WIP_INVOICED_ON_ACCOUNT",
        "FP_CompP | Dr CUSTOMER_BALANCE, Cr WIP_INVOICED_ON_ACCOUNT"
      })
  void postsInvoices(String name, String expected) {
    // ACC-10, ACC-12, ACC-14
    RevenueProfile profile = Books.profile(name);
    TransactionType type =
        profile.method() == BillingMethod.FIXED_PRICE
            ? TransactionType.ON_ACCOUNT
            : TransactionType.HOUR;
    BookedAmount accrual = AccrualPosting.isAccrued(profile, type, BILLABLE) ? usd("1600") : null;
    InvoiceItem line = new InvoiceItem(item(type, "1600"), usd("0"), accrual);
    assertThat(roles(InvoicePosting.lines(profile, List.of(line), setup)))
        .isEqualTo(split(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TM_NoWIP | ''",
        "TM_WIP | ''",
        "FP_NoWIP | ''",
        "FP_CompC | Dr WIP_COST_VALUE, Cr PROJECT_COST",
        "FP_CompP | Dr WIP_SALES_VALUE, Cr ACCRUED_REVENUE"
      })
  void postsEstimates(String profile, String expected) {
    // ACC-15, ACC-16, REV-19
    assertThat(
            roles(
                EstimatePosting.post(
                    Books.profile(profile).principle(),
                    item(TransactionType.HOUR, "800"),
                    item(TransactionType.FEE, "2000"),
                    setup)))
        .isEqualTo(split(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TM_NoWIP | ''",
        "TM_WIP | ''",
        "FP_NoWIP | ''",
        "FP_CompC | Dr PROJECT_COST, Cr WIP_COST_VALUE, Dr WIP_INVOICED_ON_ACCOUNT,"
            + " Cr ACCRUED_REVENUE",
        "FP_CompP | Dr WIP_INVOICED_ON_ACCOUNT, Cr WIP_SALES_VALUE"
      })
  void eliminates(String profile, String expected) {
    // ACC-15, ACC-16, UND-40
    assertThat(
            roles(
                EstimatePosting.eliminate(
                    Books.profile(profile).principle(),
                    item(TransactionType.HOUR, "4000"),
                    item(TransactionType.ON_ACCOUNT, "10000"),
                    setup)))
        .isEqualTo(split(expected));
  }

  private List<VoucherLine> entry(String name, TransactionType type, CostOffset offset) {
    RevenueProfile profile = Books.profile(name);
    List<VoucherLine> lines =
        new ArrayList<>(CostPosting.billable(profile, item(type, "800"), offset, setup));
    lines.addAll(AccrualPosting.lines(profile, item(type, "1600"), BILLABLE, setup));
    return lines;
  }

  private static List<String> split(String expected) {
    return expected.isEmpty() ? List.of() : Arrays.asList(expected.split(", ", -1));
  }
}
