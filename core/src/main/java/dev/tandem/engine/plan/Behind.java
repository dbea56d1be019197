package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a map reads of a row that a lookup leads to, in the usual case: texts, and rows further on.
 * Any other case is left to {@link ReadLookup}, so both ways always agree. Immutable.
 */
sealed interface Behind permits TextBehind, RowBehind {

  /**
   * What fills the target slots, as {@code (Row, Object[], Lookups)boolean}: false in any case but
   * the usual one, and then nothing that it filled counts. The row may be null.
   */
  MethodHandle code();

  /**
   * Whether nothing more has to be looked up for it.
   *
   * @param row the row that it is read of, null when that is not known
   */
  boolean isKnown(@Nullable Row row, Lookups known);
}
