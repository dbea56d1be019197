package dev.tandem.projectops.contract;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.Subcontract;
import dev.tandem.projectops.entity.dataverse.SubcontractLine;
import dev.tandem.projectops.entity.dataverse.SubcontractStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The life of a subcontract: a draft is confirmed; a confirmed one is reopened, closed or
 * cancelled; the last two are the end (SUB-2). No state; safe for any thread.
 */
public final class Subcontracts {
  private Subcontracts() {}

  /**
   * Confirms a draft.
   *
   * @param lines all lines of the subcontract
   * @throws FaultException when it is no draft, has no lines, or a line has a fixed price (SUB-9)
   */
  public static Effects confirm(
      Subcontract subcontract, List<SubcontractLine> lines, LocalDate day) {
    require(subcontract, SubcontractStatus.DRAFT);
    if (lines.isEmpty()) {
      throw refused(subcontract, "it has no lines");
    }
    for (SubcontractLine line : lines) {
      if (line.billingMethod().is(BillingMethod.FIXED_PRICE)) {
        throw refused(
            subcontract, "line %s has a fixed price".formatted(line.number().orElse("?")));
      }
    }
    return to(subcontract, SubcontractStatus.CONFIRMED, Optional.of(day));
  }

  /**
   * Moves a confirmed subcontract on, or back to draft.
   *
   * @throws FaultException when it is not confirmed
   */
  public static Effects leave(Subcontract subcontract, SubcontractStatus next) {
    require(subcontract, SubcontractStatus.CONFIRMED);
    return to(
        subcontract,
        next,
        next == SubcontractStatus.DRAFT ? Optional.empty() : subcontract.confirmedOn());
  }

  /**
   * Refuses new usage of a subcontract that is over.
   *
   * @throws FaultException when it is closed or cancelled
   */
  public static void requireUsable(Subcontract subcontract) {
    if (subcontract.status().is(SubcontractStatus.CLOSED)
        || subcontract.status().is(SubcontractStatus.CANCELED)) {
      throw refused(subcontract, "it is " + subcontract.status());
    }
  }

  private static void require(Subcontract subcontract, SubcontractStatus status) {
    if (subcontract.status().option().orElse(SubcontractStatus.DRAFT) != status) {
      throw refused(subcontract, "it is " + subcontract.status());
    }
  }

  private static Effects to(
      Subcontract subcontract, SubcontractStatus status, Optional<LocalDate> confirmedOn) {
    return Effects.put(
        Subcontract.CODEC,
        Subcontract.builder()
            .from(subcontract)
            .status(Choice.of(status))
            .confirmedOn(confirmedOn)
            .build());
  }

  private static FaultException refused(Subcontract subcontract, String reason) {
    return new FaultException(
        FaultCode.SUBCONTRACT_REFUSED, "subcontract " + subcontract.number().orElse("?"), reason);
  }
}
