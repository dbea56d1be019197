package dev.tandem.schema.format;

import dev.tandem.spi.schema.CompanyScope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the rows of a Dataverse table name their company (CO-2, KEY-5, KEY-6). What the file
 * says in {@code companyPaths} wins. Else the company lookups of the alternate keys come first,
 * then {@code msdyn_owningcompany} and {@code msdyn_company}. A table without any inherits through
 * a lookup of its alternate keys to a company-specific table. Companies themselves, and tables
 * whose whole key is the company (one row about each company), are global: there the company is
 * data.
 */
final class CompanyScopes {
  private static final List<String> USUAL = List.of("msdyn_owningcompany", "msdyn_company");
  private static final int MAX_CHAIN = 4;

  private final Map<String, DataverseTable> tables;

  CompanyScopes(Map<String, DataverseTable> tables) {
    this.tables = tables;
  }

  CompanyScope of(DataverseTable table) {
    return of(table, 0);
  }

  private CompanyScope of(DataverseTable table, int chain) {
    SchemaNode said = table.node().find("companyPaths");
    if (said != null) {
      return scope(said.list().stream().map(SchemaNode::text).toList());
    }
    if (table.logicalName().equalsIgnoreCase(DataverseTable.COMPANY) || isAboutCompanies(table)) {
      return CompanyScope.GLOBAL;
    }
    List<String> own = ownColumns(table);
    return scope(own.isEmpty() && chain < MAX_CHAIN ? inherited(table, chain) : own);
  }

  private static CompanyScope scope(List<String> paths) {
    return paths.isEmpty() ? CompanyScope.GLOBAL : new CompanyScope(true, paths);
  }

  private static boolean isAboutCompanies(DataverseTable table) {
    return table.alternateKeys().stream().anyMatch(key -> key.stream().allMatch(table::isCompany));
  }

  private static List<String> ownColumns(DataverseTable table) {
    Set<String> columns = new LinkedHashSet<>();
    table
        .alternateKeys()
        .forEach(key -> key.stream().filter(table::isCompany).forEach(columns::add));
    USUAL.stream().filter(table::isCompany).forEach(columns::add);
    return List.copyOf(columns);
  }

  private List<String> inherited(DataverseTable table, int chain) {
    for (List<String> key : table.alternateKeys()) {
      for (String column : key) {
        String path = through(table, column, chain);
        if (path != null) {
          return List.of(path);
        }
      }
    }
    return List.of();
  }

  private @Nullable String through(DataverseTable table, String column, int chain) {
    List<String> targets = table.targetsOf(column);
    DataverseTable target = targets.size() == 1 ? tables.get(targets.get(0)) : null;
    if (target == null || target == table) {
      return null;
    }
    List<String> paths = of(target, chain + 1).paths();
    return paths.isEmpty() ? null : column + '.' + paths.get(0);
  }
}
