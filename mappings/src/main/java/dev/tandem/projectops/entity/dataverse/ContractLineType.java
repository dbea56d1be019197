package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Which application a contract line belongs to. */
public enum ContractLineType implements Option {
  /** Project Service Line. */
  PROJECT_SERVICE_LINE(690970000),
  /** Field Service Line. */
  FIELD_SERVICE_LINE(690970001);

  private final int number;

  ContractLineType(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
