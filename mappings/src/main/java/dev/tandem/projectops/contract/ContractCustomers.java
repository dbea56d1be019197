package dev.tandem.projectops.contract;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The customers of contracts and lines (FS-6 to FS-8, UND-14). No state; safe for any thread. */
public final class ContractCustomers {
  private ContractCustomers() {}

  /**
   * The customers that a line bills: its own, else those of the contract (FS-8).
   *
   * @throws FaultException when there are none, or the shares are not whole
   */
  public static CustomerShares effective(
      List<ContractCustomer> ofLine, List<ContractCustomer> ofContract) {
    return new CustomerShares(ofLine.isEmpty() ? ofContract : ofLine);
  }

  /** A customer that a line got is added to the contract without a share (FS-8). */
  public static Effects addedToLine(
      ContractCustomer customer, List<ContractCustomer> ofContract, UUID id) {
    boolean known =
        ofContract.stream().anyMatch(own -> References.same(own.customer(), customer.customer()));
    return known
        ? Effects.NONE
        : Effects.put(
            ContractCustomer.CODEC,
            ContractCustomer.builder()
                .from(customer)
                .source(Optional.empty())
                .id(id)
                .primary(false)
                .rounding(false)
                .splitPercent(BigDecimal.ZERO)
                .build());
  }

  /**
   * Checks a change of a customer.
   *
   * @throws FaultException when its account changes (FS-7)
   */
  public static void requireUpdatable(ContractCustomer before, ContractCustomer after) {
    if (!References.same(before.customer(), after.customer())) {
      throw new FaultException(
          FaultCode.CUSTOMER_LOCKED, place(before), "its account is locked after creation");
    }
  }

  /**
   * Checks the removal of a customer.
   *
   * @param actuals actuals of the contract
   * @throws FaultException for the primary customer (FS-6) and for one with actuals (FS-7, UND-14)
   */
  public static void requireDeletable(ContractCustomer customer, List<Actual> actuals) {
    if (customer.primary().orElse(false)) {
      throw new FaultException(
          FaultCode.PRIMARY_CUSTOMER, place(customer), "it is marked as primary");
    }
    UUID id = customer.id().orElseThrow();
    for (Actual actual : actuals) {
      if (References.pointsTo(actual.contractCustomer(), id)) {
        throw new FaultException(
            FaultCode.CUSTOMER_LOCKED,
            place(customer),
            "actual " + actual.id().orElseThrow() + " is billed to it");
      }
    }
  }

  private static String place(ContractCustomer customer) {
    return "customer " + customer.name().orElseGet(() -> customer.id().orElseThrow().toString());
  }
}
