package dev.tandem.projectops.contract;

import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.event.Occasion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A milestone of a line with several customers: one record for each, which is billed on its own
 * (MS-8, REG-14). Immutable and safe for any thread.
 *
 * @param customer who pays the part
 * @param part the part of the milestone, amount and tax
 */
public record MilestoneSplit(ContractCustomer customer, Milestone part) {

  /** How far the whole milestone has come. */
  public enum Progress {
    /** No part is ready. */
    NOT_STARTED,
    /** A part is ready, on an invoice or invoiced. */
    IN_PROGRESS,
    /** All parts are invoiced. */
    COMPLETED
  }

  /**
   * The parts by the shares of the customers; amounts and taxes make those of the milestone, the
   * rounding customer takes the differences (FS-5). A customer without a share has no part.
   *
   * @param decimals of amounts in the contract currency
   */
  public static List<MilestoneSplit> of(
      Milestone milestone, CustomerShares customers, int decimals, Occasion occasion) {
    List<BigDecimal> amounts =
        customers.splitAmongPayers(milestone.amount().orElse(BigDecimal.ZERO), decimals);
    List<BigDecimal> taxes =
        customers.splitAmongPayers(milestone.tax().orElse(BigDecimal.ZERO), decimals);
    List<MilestoneSplit> parts = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      ContractCustomer customer = customers.customers().get(i);
      if (customers.percents().get(i).signum() != 0) {
        String name = "part " + milestone.id().orElseThrow() + " " + customer.id().orElseThrow();
        Milestone part =
            Milestone.builder()
                .from(milestone)
                .source(Optional.empty())
                .id(occasion.id(name))
                .amount(amounts.get(i))
                .price(amounts.get(i))
                .tax(taxes.get(i))
                .amountAfterTax(amounts.get(i).add(taxes.get(i)))
                .build();
        parts.add(new MilestoneSplit(customer, part));
      }
    }
    return List.copyOf(parts);
  }

  /** The progress of the whole by the status of its parts (MS-8). */
  public static Progress progress(List<MilestoneSplit> parts) {
    if (parts.stream().allMatch(split -> split.is(MilestoneStatus.NOT_READY_FOR_INVOICING))) {
      return Progress.NOT_STARTED;
    }
    return parts.stream().allMatch(split -> split.is(MilestoneStatus.CUSTOMER_INVOICE_POSTED))
        ? Progress.COMPLETED
        : Progress.IN_PROGRESS;
  }

  private boolean is(MilestoneStatus status) {
    return part.invoiceStatus().is(status);
  }
}
