package dev.tandem.core.testkit.simulation;

import org.jspecify.annotations.Nullable;

/**
 * A pair of columns that users edit. Immutable.
 *
 * @param kind what it holds
 * @param dataverse the column on Dataverse, empty where it has none
 * @param finance the column on finance, empty where it has none
 * @param refersTo the kind of row that it points at, null unless it is a reference
 */
record Field(Kind kind, String dataverse, String finance, @Nullable Subject refersTo) {
  /** What a column holds. */
  enum Kind {
    /** A short text. */
    TEXT,
    /** An amount. */
    MONEY,
    /** A flag that decides about the scope of the row. */
    FLAG,
    /** The number of another row. */
    REFERENCE
  }
}
