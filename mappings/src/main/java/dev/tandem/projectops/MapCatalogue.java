package dev.tandem.projectops;

import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.MapVersion;
import dev.tandem.schema.format.Catalogs;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Maps in the order in which they are started, with the schemas they are compiled against. A map is
 * named by its id, its listed name, its table or its finance entity, in any case. Every method that
 * takes a name throws {@link dev.tandem.spi.error.DualWriteException} with code {@code
 * MAP_NOT_FOUND} when no map or several maps are called so; the message lists the candidates.
 * Immutable and safe for any thread; maps are compiled once, when first asked for.
 */
public final class MapCatalogue {
  private final List<CatalogueEntry> entries;
  private final Catalogs catalogs;
  private final EntrySearch search;
  private final Map<String, Compilation> compilations = new ConcurrentHashMap<>();

  /** A catalogue of these entries, in run order, with unique ids. */
  MapCatalogue(List<CatalogueEntry> entries, Catalogs catalogs) {
    this.entries = List.copyOf(entries);
    this.catalogs = catalogs;
    search = new EntrySearch(this.entries, catalogs);
  }

  /** All maps in run order: prerequisites, Project Operations, then added ones. */
  public List<CatalogueEntry> maps() {
    return entries;
  }

  /** The schemas of both sides. */
  public Catalogs catalogs() {
    return catalogs;
  }

  /** The map of this name. */
  public CatalogueEntry map(String name) {
    return search.only(name);
  }

  /** The map of this name and version. */
  public CatalogueEntry map(String name, MapVersion version) {
    return search.only(name, version);
  }

  /** All maps of this name in run order; empty when there is none. */
  public List<CatalogueEntry> find(String name) {
    return search.all(name);
  }

  /**
   * What has to be started, in this order, to run the named maps: their prerequisites, the
   * prerequisites of those, and the maps themselves (MAP-4). Without names, all maps.
   */
  public List<CatalogueEntry> runOrder(String... names) {
    if (names.length == 0) {
      return entries;
    }
    Set<String> wanted = new LinkedHashSet<>();
    for (String name : names) {
      addWithPrerequisites(map(name), wanted);
    }
    return ordered(wanted);
  }

  /** The maps that must run before the named one, direct or not, in run order. */
  public List<CatalogueEntry> prerequisitesOf(String name) {
    CatalogueEntry entry = map(name);
    Set<String> wanted = new LinkedHashSet<>();
    addWithPrerequisites(entry, wanted);
    wanted.remove(entry.id());
    return ordered(wanted);
  }

  /** The maps of the tables that the named map refers to, in run order. */
  public List<CatalogueEntry> relatedTo(String name) {
    return ordered(new LinkedHashSet<>(map(name).relatedMaps()));
  }

  private void addWithPrerequisites(CatalogueEntry entry, Set<String> wanted) {
    if (wanted.add(entry.id())) {
      ordered(new LinkedHashSet<>(entry.prerequisites()))
          .forEach(prerequisite -> addWithPrerequisites(prerequisite, wanted));
    }
  }

  private List<CatalogueEntry> ordered(Set<String> ids) {
    return entries.stream().filter(entry -> ids.contains(entry.id())).toList();
  }

  /** The named map compiled against the schemas, with all its issues. */
  public Compilation compilation(String name) {
    CatalogueEntry entry = map(name);
    return compilations.computeIfAbsent(
        entry.id(),
        id ->
            MapCompiler.forCatalogs(catalogs.dataverse(), catalogs.finance()).compile(entry.map()));
  }

  /**
   * The named map, ready to run.
   *
   * @throws dev.tandem.compile.MapCompilationException when it has errors
   */
  public CompiledMap compiled(String name) {
    return compilation(name).orThrow();
  }

  /**
   * This catalogue with a user's maps. A map of the same table and finance entity takes the place
   * of the one that is there, and what the catalogue says about running it stays; any other map is
   * added at the end. Several given maps may share a table and an entity (MAP-2): the further ones
   * follow the first under ids with a number.
   */
  public MapCatalogue withMaps(Collection<DualWriteMap> maps) {
    return new MapCatalogue(new OwnMaps(entries, catalogs).replacing(maps), catalogs);
  }

  /** This catalogue with other schemas, for example those read from a user's environments. */
  public MapCatalogue withCatalogs(Catalogs other) {
    return new MapCatalogue(entries, other);
  }

  @Override
  public String toString() {
    return entries.size() + " maps";
  }
}
