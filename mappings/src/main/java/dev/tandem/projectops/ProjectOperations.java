package dev.tandem.projectops;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.DualWriteMap;
import dev.tandem.schema.format.Catalogs;
import java.util.Collection;

/**
 * The maps of Project Operations and the maps they need, with the schemas of both sides. Most pairs
 * of the shipped maps are inferred (see {@link PairProvenance}): load your own export with {@link
 * #withMaps}. Everything returned is immutable and safe for any thread.
 */
public final class ProjectOperations {
  private static final class Shipped {
    static final MapCatalogue CATALOGUE = ShippedResources.catalogue();
  }

  private ProjectOperations() {}

  /** The catalogue as shipped; read once, at the first call. */
  public static MapCatalogue shipped() {
    return Shipped.CATALOGUE;
  }

  /**
   * The shipped catalogue with a user's maps in place of the shipped ones of the same table and
   * entity; see {@link MapCatalogue#withMaps}.
   */
  public static MapCatalogue withMaps(Collection<DualWriteMap> maps) {
    return shipped().withMaps(maps);
  }

  /** The shipped catalogue with a user's schemas; see {@link MapCatalogue#withCatalogs}. */
  public static MapCatalogue withCatalogs(Catalogs catalogs) {
    return shipped().withCatalogs(catalogs);
  }

  /** A shipped map, ready to run; see {@link MapCatalogue#compiled}. */
  public static CompiledMap compiled(String name) {
    return shipped().compiled(name);
  }
}
