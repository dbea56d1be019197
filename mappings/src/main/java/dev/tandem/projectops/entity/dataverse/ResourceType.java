package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** What a bookable resource is. */
public enum ResourceType implements Option {
  /** Generic. */
  GENERIC(1),
  /** Contact. */
  CONTACT(2),
  /** User. */
  USER(3),
  /** Equipment. */
  EQUIPMENT(4),
  /** Account. */
  ACCOUNT(5),
  /** Crew. */
  CREW(6),
  /** Facility. */
  FACILITY(7),
  /** Pool. */
  POOL(8);

  private final int number;

  ResourceType(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
