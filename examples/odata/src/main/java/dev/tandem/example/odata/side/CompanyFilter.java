package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.NavigationShape;
import dev.tandem.example.odata.metadata.WireColumn;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The filter for the rows of one company. */
final class CompanyFilter {
  private static final String COMPANIES = "cdm_companies";
  private static final String CODE = "cdm_companycode";

  private final Service service;
  private final KeyFinder finder;

  CompanyFilter(Service service, KeyFinder finder) {
    this.service = service;
    this.finder = finder;
  }

  /** Null when the table has no rows of this company, and needs no asking. */
  @Nullable String of(WireTable table, LegalEntity company) {
    if (!table.schema().companyScope().companySpecific()) {
      return null;
    }
    List<String> paths = table.schema().companyScope().paths();
    if (paths.isEmpty()) {
      WireColumn column = table.column(TableSchema.DATA_AREA_ID);
      return column == null
          ? null
          : "%s eq '%s'".formatted(column.name(), company.code().replace("'", "''"));
    }
    UUID id = id(company);
    return id == null ? null : path(table, paths.get(0)) + " eq " + id;
  }

  private @Nullable UUID id(LegalEntity company) {
    WireTable companies = service.catalog().table(COMPANIES);
    if (companies == null || companies.column(CODE) == null) {
      return null;
    }
    KeyFinder.Wanted wish = new KeyFinder.Wanted(companies, KeyValues.of(CODE, company.code()));
    Map<KeyFinder.Wanted, List<Found>> found = finder.find(List.of(wish));
    List<Found> rows = found.getOrDefault(wish, List.of());
    return rows.isEmpty() ? null : rows.get(0).id();
  }

  /** The property with the id of the company, through the navigations that lead to it. */
  private String path(WireTable table, String path) {
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    WireColumn column = table.column(head);
    if (column == null) {
      throw new IllegalStateException("%s has no company column %s".formatted(table, head));
    }
    if (dot < 0) {
      return column.name();
    }
    for (NavigationShape navigation : column.navigations()) {
      WireTable target = service.catalog().table(navigation.targetType());
      String rest = path.substring(dot + 1);
      if (target != null && target.column(KeyParts.root(rest)) != null) {
        return navigation.name() + "/" + path(target, rest);
      }
    }
    throw new IllegalStateException("%s has no way along %s".formatted(table, path));
  }
}
