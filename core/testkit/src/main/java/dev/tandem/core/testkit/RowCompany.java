package dev.tandem.core.testkit;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The company that a row itself names. No state. */
final class RowCompany {
  private static final String CODE = "cdm_companycode";

  private RowCompany() {}

  /**
   * The company's code, or null when the row names none that can be known here: rows of no company,
   * unknown references, and companies that a parent row holds (KEY-6).
   */
  static @Nullable String of(Row row, Lookups lookups) {
    if (!row.schema().companyScope().companySpecific()) {
      return null;
    }
    if (row.schema().side() == Side.FINANCE) {
      return row.raw(TableSchema.DATA_AREA_ID) instanceof String code ? code : null;
    }
    List<String> paths = row.schema().companyScope().paths();
    Object place = paths.isEmpty() ? null : row.raw(paths.get(0));
    if (place instanceof Reference.ByKey byKey) {
      return byKey.key().value(CODE) instanceof String code ? code : null;
    } else if (place instanceof Reference.ById byId) {
      Row company = lookups.rowById("cdm_companies", byId.id());
      return company != null && company.raw(CODE) instanceof String code ? code : null;
    }
    return null;
  }
}
