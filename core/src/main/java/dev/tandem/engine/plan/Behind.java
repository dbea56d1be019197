package dev.tandem.engine.plan;

import java.lang.invoke.MethodHandle;

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
}
