package dev.tandem.compile;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the company of a leg stands (section 2 of the behaviour reference). */
final class CompanyRules {
  /** The company table and its code column (CO-1). */
  static final String TABLE = "cdm_company";

  static final String ENTITY_SET = "cdm_companies";
  static final String CODE = "cdm_companycode";

  /** The usual company lookups, for tables of which nothing is known (CO-2, KEY-6). */
  static final List<String> USUAL_COLUMNS = List.of("msdyn_owningcompany", "msdyn_company");

  private CompanyRules() {}

  /** Where rows of the Dataverse table name their company, the primary place first. */
  static List<String> paths(LegScope scope) {
    CompanyScope known = scope.dataverse().companyScope();
    return scope.dataverseKnown() ? known.paths() : USUAL_COLUMNS;
  }

  /** The primary company lookup of a table when it is a column of its own, else null. */
  static @Nullable String ownColumn(@Nullable TableSchema table) {
    CompanyScope scope = table == null ? CompanyScope.GLOBAL : table.companyScope();
    boolean own =
        scope.companySpecific() && !scope.paths().isEmpty() && !scope.paths().get(0).contains(".");
    return own ? scope.paths().get(0) : null;
  }

  /** The path of the company code in a key of the table, null when it has no company column. */
  static @Nullable String codePath(@Nullable TableSchema table) {
    String column = ownColumn(table);
    return column == null ? null : column + "." + CODE;
  }

  /** Whether a key column is the company of the row, as its lookup or as the path to the code. */
  static boolean isCompany(@Nullable TableSchema table, String keyColumn) {
    return keyColumn.equalsIgnoreCase(ownColumn(table))
        || keyColumn.equalsIgnoreCase(codePath(table));
  }

  /** The pair that maps the company of the row itself although it would be implied, or null. */
  static @Nullable Pair explicit(LegScope scope) {
    String path = codePath(scope.dataverse());
    for (Pair pair : scope.pairs()) {
      if (path != null && pair.mapping().destinationField().strip().equalsIgnoreCase(path)) {
        return pair;
      }
    }
    return null;
  }

  /** Whether rows of this leg without a company are left alone (CO-3). */
  static boolean isCompanySpecific(LegScope scope) {
    return scope.financeKnown()
        && scope.dataverseKnown()
        && scope.finance().companyScope().companySpecific()
        && scope.dataverse().companyScope().companySpecific();
  }

  /** Whether rows may name a company: known to be so, or not known not to. */
  static boolean mayHaveCompany(LegScope scope) {
    boolean financeSays = !scope.financeKnown() || scope.finance().companyScope().companySpecific();
    boolean dataverseSays =
        !scope.dataverseKnown() || scope.dataverse().companyScope().companySpecific();
    return financeSays && dataverseSays;
  }

  /** Whether the company of a row is known when it travels this way. */
  static boolean knowsCompany(LegScope scope, Direction direction) {
    return mayHaveCompany(scope)
        || (direction == Direction.TO_DATAVERSE && explicit(scope) != null);
  }
}
