package dev.tandem.example.odata.finance.bulk;

import java.util.List;

/**
 * What a load came to. Immutable.
 *
 * @param executions the ids of the executions in order, under which finance shows the packages
 * @param applied rows that are in the service
 * @param rejected rows without effect
 * @param unknown rows of which nobody says what became of them
 */
public record LoadReport(List<String> executions, long applied, long rejected, long unknown) {
  public LoadReport {
    executions = List.copyOf(executions);
  }
}
