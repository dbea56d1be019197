package dev.tandem.core.testkit;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;

/** Random tables made fit to be mapped to each other. No state. */
final class PairedTables {
  private static final String COMPANY = "msdyn_company";

  private PairedTables() {}

  /** The table that company lookups point at. */
  static TableSchema companies() {
    return TableSchema.builder(TableName.dataverse("cdm_companies"))
        .alias("cdm_company")
        .primaryId("cdm_companyid")
        .column("cdm_companycode", FieldType.Text.of(4))
        .key("cdm_companycode")
        .build();
  }

  /** The same columns, none mandatory, rows of no company. */
  static TableSchema global(TableSchema table) {
    return copy(table)
        .key(table.side() == Side.FINANCE ? "NUMBER" : "number")
        .companyScope(CompanyScope.GLOBAL)
        .build();
  }

  /** The same columns, none mandatory, each row of one company. */
  static TableSchema inCompany(TableSchema table) {
    if (table.side() == Side.FINANCE) {
      return copy(table)
          .column(TableSchema.DATA_AREA_ID, FieldType.Text.of(4))
          .key(TableSchema.DATA_AREA_ID, "NUMBER")
          .companyScope(CompanyScope.FINANCE)
          .build();
    }
    return copy(table)
        .column(COMPANY, new FieldType.Lookup(List.of("cdm_company")))
        .key("number", COMPANY + ".cdm_companycode")
        .companyScope(CompanyScope.of(COMPANY))
        .build();
  }

  /** Whether a column names the company of its row. */
  static boolean isCompany(String column) {
    return column.equalsIgnoreCase(TableSchema.DATA_AREA_ID) || column.equals(COMPANY);
  }

  private static TableSchema.Builder copy(TableSchema table) {
    TableSchema.Builder copy = TableSchema.builder(table.name());
    table.aliases().forEach(copy::alias);
    if (table.primaryId() != null) {
      copy.primaryId(table.primaryId());
    }
    for (ColumnSchema column : table.columns()) {
      if (!column.name().equalsIgnoreCase(TableSchema.DATA_AREA_ID)) {
        copy.column(
            new ColumnSchema(
                column.name(), column.type(), Requirement.OPTIONAL, column.readOnly(), true));
      }
    }
    return copy;
  }
}
