package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.EntryStep;
import dev.tandem.projectops.actual.Work;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.process.Effects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A time entry, an expense or a usage of material, as the actions see it. Immutable.
 *
 * @param work what was done
 * @param status how far it has come
 * @param fromFinance whether finance posted it, so that nobody hands it in or takes it back here
 * @param billing whether it is charged, where the entry itself says so
 * @param price cost price that was entered; null when the price lists decide
 * @param move the entry after a step, refused when its status does not allow it
 */
record Entry(
    Work work,
    EntryStatus status,
    boolean fromFinance,
    Optional<BillingType> billing,
    @Nullable Price price,
    Function<EntryStep, Effects> move) {

  /** How errors and occasions name it. */
  String place() {
    return work.sourceType().logicalName() + " " + work.source();
  }
}
