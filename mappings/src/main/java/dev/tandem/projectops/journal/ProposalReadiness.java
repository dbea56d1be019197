package dev.tandem.projectops.journal;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;

/** Whether the billed sales of one invoice may become proposal lines (PROP-5, PROP-6). Pure. */
public final class ProposalReadiness {
  private ProposalReadiness() {}

  /**
   * One billed sale that has arrived.
   *
   * @param actual the billed sale
   * @param backing whether what it bills is in finance: for time and material the unbilled sale,
   *     known by its connection and posted; for a milestone the on-account transaction
   */
  public record Arrived(StagedActual actual, boolean backing) {}

  /**
   * All or nothing: empty when the lines may be added, else every reason why none is.
   *
   * @param invoice proforma number
   * @param expected how many billed sales Dataverse counts, those of amount zero too (UND-26)
   */
  public static List<Fault> check(String invoice, int expected, List<Arrived> arrived) {
    List<Fault> faults = new ArrayList<>();
    long count = arrived.stream().filter(row -> row.actual().valid()).count(); // JRN-23
    if (count != expected) {
      faults.add(
          new Fault(
              FaultCode.ERR_8, "invoice " + invoice, count + " of " + expected + " have arrived"));
    }
    for (Arrived row : arrived) {
      if (!row.backing()) {
        faults.add(
            new Fault(
                FaultCode.ERR_7,
                "invoice " + invoice + " actual " + row.actual().id(),
                "class " + row.actual().actualClass()));
      }
    }
    return List.copyOf(faults);
  }
}
