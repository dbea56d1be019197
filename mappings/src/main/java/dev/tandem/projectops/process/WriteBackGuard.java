package dev.tandem.projectops.process;

import dev.tandem.projectops.fault.FaultCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Asks the Dataverse side, before a journal or an invoice is posted, whether the actuals are there
 * that the results go back to (ERR-15 to ERR-17). The host answers, usually through its Dataverse
 * connector.
 */
@FunctionalInterface
public interface WriteBackGuard {

  /** Finds every actual fit, for a host that checks staged actuals before the import (JRN-22). */
  WriteBackGuard NONE = actuals -> Map.of();

  /**
   * Why results cannot be written to actuals, by id; those that can take them are not in it.
   *
   * @param actuals ids of the actuals of one posting
   */
  Map<UUID, FaultCode> refusals(List<UUID> actuals);
}
