package dev.tandem.compile;

import dev.tandem.engine.plan.PathReader.Hop;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import java.util.List;

/** The ways from a row to the code of its company (CO-2, KEY-6). */
final class CompanyPaths {
  private CompanyPaths() {}

  /** Whether any company path of the table can be followed as far as the catalog knows the way. */
  static boolean lead(LegScope scope) {
    return scope.dataverse().companyScope().paths().stream().anyMatch(path -> leads(scope, path));
  }

  private static boolean leads(LegScope scope, String path) {
    LookupPath code = LookupPath.parse(path + "." + CompanyRules.CODE);
    ColumnSchema first = code == null ? null : scope.dataverse().column(code.column());
    if (code == null || first == null || !isLookup(first)) {
      return false;
    }
    PathResolver paths = new PathResolver(scope.tables(), scope.leg(), scope.dataverse());
    List<Hop> hops = paths.ends(code, CompanyRules.ENTITY_SET).get(0).hops();
    for (int i = 0; i < hops.size(); i++) {
      Hop hop = hops.get(i);
      if (hop.schema() == null) {
        return true;
      }
      ColumnSchema column = hop.schema().column(hop.column());
      if (column == null || (i < hops.size() - 1 && !isLookup(column))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLookup(ColumnSchema column) {
    return column.type() instanceof FieldType.Lookup;
  }

  /** Whether the company of the referenced row is mapped through the lookup of a pair as well. */
  static boolean isMapped(LegScope scope, Pair pair, String codePath) {
    return scope.pairs().stream()
        .filter(other -> other.dataverseSlot() == pair.dataverseSlot() && !other.isPlain())
        .anyMatch(
            other -> other.path() != null && other.path().remainder().equalsIgnoreCase(codePath));
  }
}
