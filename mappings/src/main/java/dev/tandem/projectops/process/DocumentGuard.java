package dev.tandem.projectops.process;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.fault.Fault;
import java.util.List;

/**
 * Asks the other side before a document of finance is posted: a document whose rows Dataverse would
 * refuse is not posted (EXP-9, ERR-2 to ERR-5). The host answers, usually by looking up units,
 * products, categories and vendors through its Dataverse connector.
 */
@FunctionalInterface
public interface DocumentGuard {

  /** Refuses nothing, for a host that learns of refusals by other ways. */
  DocumentGuard NONE = rows -> List.of();

  /**
   * Why the rows that would travel are refused; empty when they are welcome.
   *
   * @param rows the export rows of one document, in order
   */
  List<Fault> refusals(List<Entity> rows);
}
