package dev.tandem.projectops.contract;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.ContractLineType;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.spi.value.Reference;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Contract lines: which one covers a piece of work, and what is refused (CL-5 to CL-7, CL-12,
 * CL-13, REG-25, REG-38, UND-14, ERR-24, IP-2). No state; safe for any thread.
 */
public final class ContractLines {
  private ContractLines() {}

  /**
   * The line that covers work, the first one that names the task before one for all tasks (CL-7).
   * Empty for internal work.
   */
  public static Optional<ContractLine> covering(
      List<LineScope> lines,
      Optional<Reference> project,
      TransactionClass workClass,
      Optional<Reference> task) {
    List<LineScope> found =
        lines.stream().filter(line -> line.covers(project, workClass, task)).toList();
    return found.stream()
        .filter(line -> !line.tasks().isEmpty())
        .findFirst()
        .or(() -> found.stream().findFirst())
        .map(LineScope::line);
  }

  /**
   * The same where a line is needed, as for general journals (GJ-6).
   *
   * @throws FaultException with ERR-24 when no line covers the work
   */
  public static ContractLine require(
      List<LineScope> lines,
      Optional<Reference> project,
      TransactionClass workClass,
      Optional<Reference> task) {
    return covering(lines, project, workClass, task)
        .orElseThrow(
            () ->
                new FaultException(
                    FaultCode.ERR_24, "project " + project, workClass + " on task " + task));
  }

  /**
   * Lets the lines of a contract through that do not cover the same work.
   *
   * @throws FaultException for the first two that overlap (CL-5, CL-6, REG-38)
   */
  public static void requireNoOverlap(List<LineScope> lines) {
    for (int i = 0; i < lines.size(); i++) {
      for (int j = i + 1; j < lines.size(); j++) {
        if (lines.get(i).overlaps(lines.get(j))) {
          throw new FaultException(
              FaultCode.LINES_OVERLAP,
              place(lines.get(j).line()),
              "it overlaps with " + place(lines.get(i).line()));
        }
      }
    }
  }

  /**
   * Checks a change of a line.
   *
   * @throws FaultException when the billing method changes (CL-12)
   */
  public static void requireUpdatable(ContractLine before, ContractLine after) {
    if (!before.billingMethod().equals(after.billingMethod())) {
      throw new FaultException(
          FaultCode.BILLING_METHOD_LOCKED,
          place(before),
          "from %s to %s".formatted(before.billingMethod(), after.billingMethod()));
    }
  }

  /**
   * Checks the link of a project and a line.
   *
   * @throws FaultException when the line is not project based (CL-13) or the project is an
   *     investment project (IP-2)
   */
  public static void requireLinkable(ContractLine line, Project project) {
    if (!line.lineType().isEmpty() && !line.lineType().is(ContractLineType.PROJECT_SERVICE_LINE)) {
      throw new FaultException(
          FaultCode.PROJECT_NOT_LINKABLE, place(line), "its type is " + line.lineType());
    }
    if (project.investment().orElse(false)) {
      throw new FaultException(
          FaultCode.PROJECT_NOT_LINKABLE, place(line), "the project is an investment project");
    }
  }

  /**
   * Checks the deletion of a line (REG-25, UND-14).
   *
   * @param details invoice details of drafts
   * @throws FaultException when details of drafts hang on it, or actuals that are not taken back
   */
  public static void requireDeletable(
      ContractLine line, List<InvoiceLineDetail> details, List<Actual> actuals) {
    UUID id = line.id().orElseThrow();
    if (details.stream().anyMatch(detail -> References.pointsTo(detail.contractLine(), id))) {
      throw refused(line, "an invoice detail hangs on it");
    }
    for (Actual actual : actuals) {
      if (References.pointsTo(actual.contractLine(), id) && holds(actual)) {
        throw refused(line, "actual " + actual.id().orElseThrow() + " hangs on it");
      }
    }
  }

  private static boolean holds(Actual actual) {
    return !actual.adjustmentStatus().is(AdjustmentStatus.ADJUSTED)
        && !actual.adjustmentStatus().is(AdjustmentStatus.UNADJUSTABLE);
  }

  private static FaultException refused(ContractLine line, String reason) {
    return new FaultException(FaultCode.DELETE_REFUSED, place(line), reason);
  }

  private static String place(ContractLine line) {
    return "contract line " + line.name().orElseGet(() -> line.id().orElseThrow().toString());
  }
}
