package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ActualStaging;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Compares staged rows with the actuals of the Dataverse side (JRN-22). The host answers, usually
 * through its Dataverse connector.
 */
@FunctionalInterface
public interface ActualComparison {

  /**
   * What is wrong with rows that have no equal actual, in words, by id of the actual. Rows that are
   * as on the other side are not in the answer.
   *
   * @param rows some staged rows
   */
  Map<UUID, String> differences(List<ActualStaging> rows);
}
