package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step that looks rows up. */
sealed interface LookupStep extends PlanStep permits ReadStep, WriteLookup, WritePolymorphic {

  /** Adds the lookups that {@code known} cannot answer. */
  void collectLookups(Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed);

  /** Whether it adds nothing more once what it added is known. */
  default boolean asksOnce() {
    return false;
  }
}
