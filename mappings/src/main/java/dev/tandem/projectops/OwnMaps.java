package dev.tandem.projectops;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.Leg;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts a user's maps in the place of those with the same table and finance entity. */
final class OwnMaps {
  private final List<CatalogueEntry> entries;
  private final Catalogs catalogs;

  OwnMaps(List<CatalogueEntry> entries, Catalogs catalogs) {
    this.entries = entries;
    this.catalogs = catalogs;
  }

  List<CatalogueEntry> replacing(Collection<DualWriteMap> maps) {
    Map<List<String>, List<DualWriteMap>> own = new LinkedHashMap<>();
    maps.forEach(map -> own.computeIfAbsent(ends(map), ends -> new ArrayList<>()).add(map));
    List<CatalogueEntry> result = new ArrayList<>();
    Map<List<String>, CatalogueEntry> replaced = new HashMap<>();
    for (CatalogueEntry entry : entries) {
      List<String> ends = ends(entry.map());
      if (!own.containsKey(ends)) {
        result.add(entry);
      } else if (replaced.putIfAbsent(ends, entry) == null) {
        result.addAll(inPlaceOf(entry, own.get(ends)));
      }
    }
    own.forEach(
        (ends, added) -> {
          if (!replaced.containsKey(ends)) {
            result.addAll(inPlaceOf(added(added.get(0)), added));
          }
        });
    return result;
  }

  /** Table and entity under the names of the catalogs, so that any spelling of them agrees. */
  private List<String> ends(DualWriteMap map) {
    Leg leg = map.leg();
    return List.of(
        known(catalogs.dataverse(), leg.destinationSchema()),
        known(catalogs.finance(), leg.sourceSchema()));
  }

  private static String known(Catalog catalog, String name) {
    TableSchema schema = catalog.table(name.strip());
    return (schema == null ? name.strip() : schema.name().name()).toLowerCase(Locale.ROOT);
  }

  private static List<CatalogueEntry> inPlaceOf(CatalogueEntry entry, List<DualWriteMap> maps) {
    List<CatalogueEntry> result = new ArrayList<>();
    for (DualWriteMap map : maps) {
      result.add(
          CatalogueEntry.builder()
              .from(entry)
              .id(result.isEmpty() ? entry.id() : entry.id() + "#" + (result.size() + 1))
              .map(map)
              .isOwn(true)
              .version(map.version())
              .notes(List.of())
              .provenance(List.of())
              .build());
    }
    return result;
  }

  private static CatalogueEntry added(DualWriteMap map) {
    Leg leg = map.leg();
    return CatalogueEntry.builder()
        .id("added/" + leg.destinationSchema() + "/" + leg.sourceSchema())
        .name(leg.sourceSchema())
        .kind(MapKind.ADDED)
        .map(map)
        .table(leg.destinationSchema())
        .financeEntity(leg.sourceSchema())
        .build();
  }
}
