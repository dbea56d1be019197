package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractState;
import dev.tandem.projectops.entity.dataverse.ContractStatus;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.ProjectStatus;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.util.List;

/**
 * Closes a contract as lost: its projects are closed, unbilled sales that are on no invoice are
 * taken back (CTR-7). Bookings are not among the tables of the integration. No state; safe for any
 * thread.
 */
public final class LostContract {
  private LostContract() {}

  /**
   * Contract, projects and actuals after the closing.
   *
   * @throws FaultException when the contract is closed already
   */
  public static Effects close(
      Contract contract,
      List<Project> projects,
      List<Actual> actuals,
      Trail trail,
      Occasion occasion) {
    if (contract.state().is(ContractState.CLOSED)) {
      throw new FaultException(
          FaultCode.CONTRACT_STATE_REFUSED,
          "contract " + contract.number().or(contract::name).orElse("?"),
          "it is closed as " + contract.status());
    }
    Contract lost =
        Contract.builder()
            .from(contract)
            .state(Choice.of(ContractState.CLOSED))
            .status(Choice.of(ContractStatus.LOST))
            .build();
    Effects effects = Effects.put(Contract.CODEC, lost);
    for (Project project : projects) {
      effects = effects.then(Effects.put(Project.CODEC, closed(project)));
    }
    for (Actual actual : actuals) {
      if (openSale(actual)) {
        effects = effects.then(Reversal.cancel(actual, trail, occasion));
      }
    }
    return effects;
  }

  private static Project closed(Project project) {
    return Project.builder()
        .from(project)
        .state(Choice.of(RowState.INACTIVE))
        .status(Choice.of(ProjectStatus.CLOSED))
        .build();
  }

  private static boolean openSale(Actual actual) {
    return actual.transactionType().is(TransactionType.UNBILLED_SALES)
        && actual.adjustmentStatus().isEmpty()
        && (actual.billingStatus().is(BillingStatus.UNBILLED_SALES_CREATED)
            || actual.billingStatus().is(BillingStatus.READY_TO_INVOICE));
  }
}
