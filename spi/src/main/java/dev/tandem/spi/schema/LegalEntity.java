package dev.tandem.spi.schema;

import java.util.Locale;

/**
 * A company: {@code dataAreaId} on the finance side, {@code cdm_company.cdm_companycode} on
 * Dataverse. The code keeps its spelling and compares without regard to case (CO-19). Immutable.
 *
 * @param code the company code, never blank
 */
public record LegalEntity(String code) {

  public LegalEntity {
    if (code.isBlank()) {
      throw new IllegalArgumentException("a legal entity has a code");
    }
  }

  /** The legal entity with this code. */
  public static LegalEntity of(String code) {
    return new LegalEntity(code);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LegalEntity that && code.equalsIgnoreCase(that.code);
  }

  @Override
  public int hashCode() {
    return code.toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return code;
  }
}
