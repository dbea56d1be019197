package dev.tandem.projectops.contract;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.ContractState;
import dev.tandem.projectops.entity.dataverse.ContractStatus;
import dev.tandem.projectops.entity.dataverse.OrderType;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Contracts and projects as a whole: saving, changing and confirming (CTR-2, CTR-4 to CTR-6, LE-5,
 * LE-7, ERR-20). No state; safe for any thread.
 */
public final class Contracts {
  private Contracts() {}

  /**
   * Saves a new contract together with its first customer, who has everything (CTR-2, FS-5, FS-6).
   *
   * @param unitCurrency currency of the contracting unit
   * @param accountingCurrency accounting currency of the owning company
   * @param customerCompany company of the customer account; empty when it belongs to none
   * @throws FaultException when the order is not for work (CTR-4), the currencies differ (ERR-20)
   *     or the customer belongs to another company (LE-7)
   */
  public static Effects create(
      Contract contract,
      Optional<Reference> unitCurrency,
      Optional<Reference> accountingCurrency,
      Optional<Reference> customerCompany,
      Occasion occasion) {
    if (!contract.orderType().isEmpty() && !contract.orderType().is(OrderType.WORK_BASED)) {
      throw new FaultException(
          FaultCode.ORDER_NOT_WORK_BASED, place(contract), "it is " + contract.orderType());
    }
    requireCurrency(place(contract), unitCurrency, accountingCurrency);
    requireCustomerCompany(contract, customerCompany);
    ContractCustomer first =
        ContractCustomer.builder()
            .id(occasion.id("customer"))
            .name(contract.name().map(name -> name.substring(0, Math.min(100, name.length()))))
            .contract(RecordType.CONTRACT.to(contract.id().orElseThrow()))
            .customer(contract.customer())
            .primary(true)
            .rounding(true)
            .splitPercent(BigDecimal.valueOf(100))
            .owningCompany(contract.owningCompany())
            .currency(contract.currency())
            .build();
    return Effects.put(Contract.CODEC, contract).then(Effects.put(ContractCustomer.CODEC, first));
  }

  /**
   * Checks that contracting unit and owning company agree on the currency (LE-5, IC-14); for
   * contracts and for projects alike.
   *
   * @throws FaultException with ERR-20
   */
  public static void requireCurrency(
      String place, Optional<Reference> unitCurrency, Optional<Reference> accountingCurrency) {
    if (!References.same(unitCurrency, accountingCurrency)) {
      throw new FaultException(
          FaultCode.ERR_20,
          place,
          "unit %s, company %s".formatted(unitCurrency, accountingCurrency));
    }
  }

  /**
   * The same for a project.
   *
   * @throws FaultException with ERR-20
   */
  public static void requireCurrency(
      Project project, Optional<Reference> unitCurrency, Optional<Reference> accountingCurrency) {
    requireCurrency("project " + project.number().orElse("?"), unitCurrency, accountingCurrency);
  }

  private static void requireCustomerCompany(
      Contract contract, Optional<Reference> customerCompany) {
    if (!References.same(customerCompany, contract.owningCompany())) {
      throw new FaultException(
          FaultCode.CUSTOMER_NOT_IN_COMPANY,
          place(contract),
          "customer in %s, contract in %s".formatted(customerCompany, contract.owningCompany()));
    }
  }

  /**
   * Checks a change of a saved contract.
   *
   * @throws FaultException when currency or owning company change (CTR-5)
   */
  public static void requireUpdatable(Contract before, Contract after) {
    if (!References.same(before.currency(), after.currency())
        || !References.same(before.owningCompany(), after.owningCompany())) {
      throw new FaultException(
          FaultCode.CONTRACT_LOCKED, place(before), "currency or owning company would change");
    }
  }

  /**
   * Confirms a draft contract (CTR-6); its costs are booked again by {@code actual.Rebooking}.
   *
   * @param customers its customers, whose shares must be whole (FS-4, FS-5)
   * @throws FaultException when the contract is no draft
   */
  public static Effects confirm(Contract contract, CustomerShares customers) {
    if (!draft(contract)) {
      throw new FaultException(
          FaultCode.CONTRACT_STATE_REFUSED, place(contract), "its state is " + contract.state());
    }
    return Effects.put(
        Contract.CODEC,
        Contract.builder()
            .from(contract)
            .state(Choice.of(ContractState.ACTIVE))
            .status(Choice.of(ContractStatus.CONFIRMED))
            .build());
  }

  private static boolean draft(Contract contract) {
    return contract.state().isEmpty() || contract.state().is(ContractState.DRAFT);
  }

  private static String place(Contract contract) {
    return "contract " + contract.number().or(contract::name).orElse("?");
  }
}
