package dev.tandem.projectops.actual;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.contract.CustomerShares;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of work is done for: a project, and the contract line that covers it (CL-7). An
 * internal or pre-sales project has no line (ACT-23). Immutable and safe for any thread.
 *
 * @param project the project
 * @param line the contract line; null when none covers the work
 * @param customers customers of the line, else of the contract (FS-8); null without a line
 */
public record Engagement(
    Project project, @Nullable ContractLine line, @Nullable CustomerShares customers) {
  /** A line needs customers. */
  public Engagement {
    requireNonNull(project, "project");
    if (line != null) {
      requireNonNull(customers, "customers of the contract line");
    }
  }

  /** Work that no contract line covers. */
  public static Engagement internal(Project project) {
    return new Engagement(project, null, null);
  }

  /** Whether the work is billed by time and material, so that it has unbilled sales (CL-9). */
  public boolean billable() {
    return line != null && line.billingMethod().is(BillingMethod.TIME_AND_MATERIAL);
  }

  /** Refuses work on a project that is deactivated or closed (PRJ-5, ERR-27). */
  void requireOpen() {
    if (project.state().is(RowState.INACTIVE)) {
      throw new FaultException(
          FaultCode.ERR_27,
          "project " + project.number().orElseGet(() -> project.id().orElseThrow().toString()),
          "status " + project.status());
    }
  }

  /** The number by which finance knows a contract line: that of its billing rule. */
  public static String lineNumber(ContractLine line) {
    return line.sequenceNumber()
        .map(String::valueOf)
        .orElseGet(() -> line.id().orElseThrow().toString());
  }

  /** The columns that say what the work is done for. */
  Actual.Builder onto(Actual.Builder actual) {
    actual
        .project(RecordType.PROJECT.to(project.id().orElseThrow()))
        .contractingUnit(project.contractingUnit())
        .owningCompany(project.owningCompany());
    if (line != null) {
      actual
          .contract(line.contract())
          .contractLine(RecordType.CONTRACT_LINE.to(line.id().orElseThrow()))
          .contractLineValue(lineNumber(line));
    }
    return actual;
  }
}
