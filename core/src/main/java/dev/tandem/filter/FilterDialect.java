package dev.tandem.filter;

/** Which functions the Dataverse language has (FLT-7). The finance language is the same in both. */
public enum FilterDialect {
  /** The operators of the current documentation: {@code eq ne gt ge lt le and or not}. */
  CURRENT,
  /** The same, and {@code startswith}, {@code endswith} and {@code contains} of older maps. */
  LEGACY
}
