package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/** Tells the company of a row (section 2 of the behaviour reference). */
public final class Companies {
  private static final String CODE = ".cdm_companycode";

  private final KeySearch search;

  /** Companies of rows that this search can reach. */
  public Companies(KeySearch search) {
    this.search = search;
  }

  /**
   * The company: {@code dataAreaId} on finance, on Dataverse the first company path of the table
   * that leads to one (CO-2, KEY-6); null for a global table and for a row without company (CO-3).
   */
  public @Nullable LegalEntity of(TableSchema schema, Row row) {
    if (!schema.companyScope().companySpecific()) {
      return null;
    }
    if (schema.companyScope().paths().isEmpty()) {
      return legalEntity(row.value(TableSchema.DATA_AREA_ID));
    }
    for (String path : schema.companyScope().paths()) {
      LegalEntity company = legalEntity(search.valueAt(row, path + CODE));
      if (company != null) {
        return company;
      }
    }
    return null;
  }

  /** The column where a row of the table names its company, for messages. */
  static String field(TableSchema schema) {
    return schema.companyScope().paths().isEmpty()
        ? TableSchema.DATA_AREA_ID
        : RowKey.root(schema.companyScope().paths().get(0));
  }

  private static @Nullable LegalEntity legalEntity(@Nullable Object code) {
    return code == null || code.toString().isBlank() ? null : LegalEntity.of(code.toString());
  }
}
