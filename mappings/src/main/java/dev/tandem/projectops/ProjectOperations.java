package dev.tandem.projectops;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.projectops.work.SetUpGuard;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.sync.policy.StartGuard;
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

  /**
   * What must be there before maps of Project Operations are started, for {@code
   * SyncRuntime.builder()}: each of these legal entities is switched on and its parameters are
   * complete (ERR-28, LE-1, PAR-1), and vendor invoice lines have their key of today (ERR-30,
   * KEY-12, VI-7). A user's map in the place of a shipped one counts like it; other maps, and those
   * whose rows belong to no company, are not looked at. The connector to finance must hold the
   * tables that {@link SetUpGuard#with} adds to a catalog.
   *
   * @param companies the legal entities that take part in the integration (LE-4)
   */
  public static StartGuard startGuard(Collection<LegalEntity> companies) {
    return new SetUpGuard(companies, ProjectOperations::isOfCompanies);
  }

  /** Whether it is a map of Project Operations that carries rows of single companies. */
  private static boolean isOfCompanies(CompiledMap map) {
    Direction way = map.directions().iterator().next();
    TableSchema dataverse = way == Direction.TO_FINANCE ? map.source(way) : map.target(way);
    TableSchema finance = way == Direction.TO_FINANCE ? map.target(way) : map.source(way);
    boolean scoped =
        dataverse.companyScope().companySpecific() || finance.companyScope().companySpecific();
    return scoped
        && shipped().maps().stream()
            .filter(entry -> entry.kind() != MapKind.PREREQUISITE)
            .anyMatch(
                entry ->
                    dataverse.isCalled(entry.table())
                        && (finance.isCalled(entry.financeEntity())
                            || finance.isCalled(entry.map().leg().sourceSchema())));
  }
}
