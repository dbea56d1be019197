package dev.tandem.spi.schema;

import java.util.List;

/**
 * How the rows of a table belong to companies (section 2 of the behaviour reference). Immutable.
 *
 * @param companySpecific whether each row belongs to one legal entity (CO-2, CO-5)
 * @param paths Dataverse only: where a row names its company, the primary place first (KEY-6); each
 *     is a lookup column to {@code cdm_company}, or a path of lookups that ends in one when the
 *     table inherits its company from a parent. Empty for a finance entity, whose company is its
 *     {@code dataAreaId}
 */
public record CompanyScope(boolean companySpecific, List<String> paths) {

  /** Rows belong to no company. */
  public static final CompanyScope GLOBAL = new CompanyScope(false, List.of());

  /** Rows of a finance entity with a primary company context (CO-5). */
  public static final CompanyScope FINANCE = new CompanyScope(true, List.of());

  public CompanyScope {
    paths = List.copyOf(paths);
  }

  /** A Dataverse table whose rows name their company at these paths. */
  public static CompanyScope of(String... paths) {
    return new CompanyScope(true, List.of(paths));
  }
}
