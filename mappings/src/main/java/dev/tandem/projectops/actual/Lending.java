package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.event.References;
import dev.tandem.spi.value.Reference;
import java.util.Optional;

/**
 * Whether work is done by another unit or company than the one that delivers the project (IC-1,
 * ACT-6). Immutable and safe for any thread.
 *
 * @param otherUnit whether another unit does the work
 * @param otherCompany whether the unit belongs to another company
 * @param company the company that lends; that of the project when it is no other
 */
record Lending(boolean otherUnit, boolean otherCompany, Optional<Reference> company) {

  /**
   * Who does the work. Only time and expenses are lent (table of 5.4); a missing unit or company of
   * the resource is that of the project.
   */
  static Lending of(Work work, Engagement engagement) {
    Optional<Reference> owner = engagement.project().owningCompany();
    Optional<Reference> company = work.what().resourcingCompany().or(() -> owner);
    Optional<Reference> own = engagement.project().contractingUnit();
    boolean lent =
        work.workClass() == TransactionClass.TIME || work.workClass() == TransactionClass.EXPENSE;
    boolean otherCompany = lent && !References.same(company, owner);
    boolean otherUnit = lent && !References.same(work.what().resourcingUnit().or(() -> own), own);
    return new Lending(otherUnit || otherCompany, otherCompany, company);
  }
}
