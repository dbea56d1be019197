package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.entity.dataverse.VerificationStatus;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.util.List;
import java.util.Optional;

/**
 * Finds the cost actuals that a vendor invoice line stands for, and moves its verification (VI-11
 * to VI-13, SUB-7). No state; safe for any thread.
 */
public final class InvoiceMatching {
  private InvoiceMatching() {}

  /**
   * The live costs that fit the line; a field that is blank on the line is ignored (VI-12).
   *
   * @param contract contract of the line, if its project has one
   * @param contractLine contract line that covers the work, if any (CL-7)
   */
  public static List<Actual> candidates(
      VendorInvoiceLine line,
      Optional<Reference> contract,
      Optional<Reference> contractLine,
      List<Actual> actuals) {
    return actuals.stream()
        .filter(actual -> actual.transactionType().is(TransactionType.COST))
        .filter(actual -> actual.adjustmentStatus().isEmpty())
        .filter(actual -> fits(contract, actual.contract()))
        .filter(actual -> fits(contractLine, actual.contractLine()))
        .filter(actual -> fits(line, actual))
        .toList();
  }

  private static boolean fits(VendorInvoiceLine line, Actual actual) {
    return (line.transactionClass().isEmpty()
            || line.transactionClass().equals(actual.transactionClass()))
        && fits(line.project(), actual.project())
        && fits(line.task(), actual.task())
        && fits(line.role(), actual.role())
        && fits(line.category(), actual.category())
        && fits(line.product(), actual.product())
        && fits(line.subcontractLine(), actual.subcontractLine())
        && fits(line.resource(), actual.resource());
  }

  private static boolean fits(Optional<Reference> wanted, Optional<Reference> found) {
    return wanted.isEmpty() || References.same(wanted, found);
  }

  /**
   * Moves the verification of a line one step on: not started, in progress, complete.
   *
   * @throws FaultException when it is complete already (VI-11)
   */
  public static Effects verify(VendorInvoiceLine line) {
    VerificationStatus now =
        switch (line.verification().option().orElse(VerificationStatus.NOT_STARTED)) {
          case NOT_STARTED -> VerificationStatus.IN_PROGRESS;
          case IN_PROGRESS -> VerificationStatus.COMPLETE;
          case COMPLETE -> throw refused(line);
        };
    return Effects.put(
        VendorInvoiceLine.CODEC,
        VendorInvoiceLine.builder().from(line).verification(Choice.of(now)).build());
  }

  /**
   * Lets a line match or unmatch actuals only while its verification is in progress.
   *
   * @throws FaultException in every other status (VI-13)
   */
  public static void requireInProgress(VendorInvoiceLine line) {
    if (!line.verification().is(VerificationStatus.IN_PROGRESS)) {
      throw refused(line);
    }
  }

  private static FaultException refused(VendorInvoiceLine line) {
    return new FaultException(
        FaultCode.MATCH_REFUSED,
        "vendor invoice line " + line.externalLine().orElse("?"),
        "its verification status is " + line.verification());
  }
}
