package dev.tandem.projectops;

import dev.tandem.map.MapVersion;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Finds entries by what people call them: first by id, then by the names of the map, last by table
 * or entity. A name that fits in an earlier way is not looked for in a later one.
 */
final class EntrySearch {
  private final List<CatalogueEntry> entries;
  private final Catalogs catalogs;
  private final List<BiPredicate<CatalogueEntry, String>> ways =
      List.of(EntrySearch::hasId, EntrySearch::hasName, this::hasEnd);

  EntrySearch(List<CatalogueEntry> entries, Catalogs catalogs) {
    this.entries = entries;
    this.catalogs = catalogs;
  }

  List<CatalogueEntry> all(String name) {
    String wanted = name.strip();
    for (BiPredicate<CatalogueEntry, String> way : ways) {
      List<CatalogueEntry> found =
          entries.stream().filter(entry -> way.test(entry, wanted)).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  CatalogueEntry only(String name) {
    return only(all(name), "\"" + name + "\"");
  }

  CatalogueEntry only(String name, MapVersion version) {
    List<CatalogueEntry> named = all(name);
    List<CatalogueEntry> found =
        named.stream().filter(entry -> version.equals(entry.version())).toList();
    if (found.isEmpty() && !named.isEmpty()) {
      throw notFound(
          "no map \"%s\" has version %s; there is %s".formatted(name, version, list(named)));
    }
    return only(found, "\"%s\" of version %s".formatted(name, version));
  }

  private CatalogueEntry only(List<CatalogueEntry> found, String what) {
    if (found.size() == 1) {
      return found.get(0);
    }
    throw notFound(
        found.isEmpty()
            ? "no map is called %s; there is %s".formatted(what, list(entries))
            : "%d maps are called %s; say which by its id: %s"
                .formatted(found.size(), what, list(found)));
  }

  private static DualWriteException notFound(String message) {
    return new DualWriteException(ErrorCode.MAP_NOT_FOUND, message);
  }

  private static String list(List<CatalogueEntry> candidates) {
    return candidates.stream().map(EntrySearch::describe).collect(Collectors.joining(", "));
  }

  private static String describe(CatalogueEntry entry) {
    String version = entry.version() == null ? "" : " " + entry.version();
    return "%s (%s, table %s%s)".formatted(entry.id(), entry.name(), entry.table(), version);
  }

  private static boolean hasId(CatalogueEntry entry, String name) {
    return entry.id().equalsIgnoreCase(name);
  }

  private static boolean hasName(CatalogueEntry entry, String name) {
    return entry.name().equalsIgnoreCase(name)
        || name.equalsIgnoreCase(entry.map().name())
        || name.equalsIgnoreCase(entry.map().displayName())
        || name.equalsIgnoreCase(entry.map().uniqueName());
  }

  private boolean hasEnd(CatalogueEntry entry, String name) {
    return entry.map().isCalled(name)
        || entry.financeEntity().equalsIgnoreCase(name)
        || isCalled(catalogs.dataverse(), entry.table(), name)
        || isCalled(catalogs.finance(), entry.financeEntity(), name);
  }

  private static boolean isCalled(Catalog catalog, String table, String name) {
    TableSchema schema = catalog.table(table);
    return schema != null && schema.isCalled(name);
  }
}
