package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the company of a row is read and where it is written (section 2 of the behaviour
 * reference). Immutable.
 */
interface CompanyPlan {

  /** The company code, null when the row names none, or a {@link Failure}. */
  @Nullable Object read(Row in, Lookups lookups);

  /** Where the target row takes the company, -1 when it has no column for it. */
  int place();

  /** The company as the target row takes it; null when it is not linked (UND-40). */
  @Nullable Object linked(String company, Lookups lookups);

  /** Adds the lookups needed to read and write the company. */
  void collectLookups(Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed);

  /** Whether it adds nothing more once what it added is known. */
  default boolean asksOnce() {
    return false;
  }
}
