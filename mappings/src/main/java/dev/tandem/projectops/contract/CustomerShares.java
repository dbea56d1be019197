package dev.tandem.projectops.contract;

import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The customers of a contract or of a contract line with their shares (FS-4, FS-5). One customer
 * alone has everything, whatever its columns say. Immutable and safe for any thread.
 *
 * @param customers in the order of the list
 */
public record CustomerShares(List<ContractCustomer> customers) {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  /**
   * Checks the shares.
   *
   * @throws FaultException when there is no customer (CTR-8), the shares do not make 100 % (FS-4)
   *     or there is not exactly one rounding customer (FS-5)
   */
  public CustomerShares {
    customers = List.copyOf(customers);
    if (customers.isEmpty()) {
      throw new FaultException(FaultCode.CUSTOMER_MISSING, "customers", "the list is empty");
    }
    if (customers.size() > 1) {
      check(customers);
    }
  }

  private static void check(List<ContractCustomer> customers) {
    BigDecimal sum =
        customers.stream().map(CustomerShares::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(WHOLE) != 0) {
      throw new FaultException(
          FaultCode.SHARES_NOT_WHOLE, names(customers), "they make " + sum.toPlainString() + " %");
    }
    long rounding = customers.stream().filter(CustomerShares::rounds).count();
    if (rounding != 1) {
      throw new FaultException(
          FaultCode.ROUNDING_CUSTOMER, names(customers), rounding + " are marked");
    }
  }

  /** The shares in percent, in the order of the customers. */
  public List<BigDecimal> percents() {
    return customers.size() == 1
        ? List.of(WHOLE)
        : customers.stream().map(CustomerShares::percent).toList();
  }

  /** Index of the customer that takes rounding differences (FS-5). */
  public int rounding() {
    for (int i = 0; i < customers.size(); i++) {
      if (rounds(customers.get(i))) {
        return i;
      }
    }
    return 0;
  }

  /** The total split over the customers; the sum is exactly the total (FS-5). */
  public List<BigDecimal> split(BigDecimal total, int decimals) {
    return Split.parts(total, percents(), rounding(), decimals);
  }

  /**
   * The same where a customer without a share has no part: the largest share takes the difference
   * when the rounding customer has none (FS-5, FS-7).
   */
  public List<BigDecimal> splitAmongPayers(BigDecimal total, int decimals) {
    List<BigDecimal> percents = percents();
    int taker = rounding();
    for (int i = 0; percents.get(rounding()).signum() == 0 && i < percents.size(); i++) {
      taker = percents.get(i).compareTo(percents.get(taker)) > 0 ? i : taker;
    }
    return Split.parts(total, percents, taker, decimals);
  }

  /**
   * The same customers with equal shares of two decimals; the rounding customer takes the remainder
   * (FS-4).
   *
   * @throws FaultException when not exactly one of several customers is the rounding customer
   */
  public static CustomerShares evenly(List<ContractCustomer> customers) {
    BigDecimal even = WHOLE.divide(BigDecimal.valueOf(customers.size()), 2, RoundingMode.DOWN);
    BigDecimal others = even.multiply(BigDecimal.valueOf(customers.size() - 1L));
    List<ContractCustomer> shared = new ArrayList<>();
    for (ContractCustomer customer : customers) {
      BigDecimal percent = rounds(customer) ? WHOLE.subtract(others) : even;
      shared.add(ContractCustomer.builder().from(customer).splitPercent(percent).build());
    }
    return new CustomerShares(shared);
  }

  private static BigDecimal percent(ContractCustomer customer) {
    return customer.splitPercent().orElse(BigDecimal.ZERO);
  }

  private static boolean rounds(ContractCustomer customer) {
    return customer.rounding().orElse(false);
  }

  private static String names(List<ContractCustomer> customers) {
    return "customers "
        + String.join(
            ", ", customers.stream().map(customer -> customer.name().orElse("?")).toList());
  }
}
