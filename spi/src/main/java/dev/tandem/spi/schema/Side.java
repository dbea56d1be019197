package dev.tandem.spi.schema;

/** One of the two systems that a dual-write link joins (MAP-1). */
public enum Side {
  /** The Dataverse environment: tables, choices, lookups; "center", {@code CRM} in map files. */
  DATAVERSE,
  /** The finance and operations app: data entities, enums; "left", {@code AX} in map files. */
  FINANCE;

  /** The opposite side. */
  public Side other() {
    return this == DATAVERSE ? FINANCE : DATAVERSE;
  }
}
