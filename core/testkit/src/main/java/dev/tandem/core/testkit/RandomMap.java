package dev.tandem.core.testkit;

import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapCompiler;
import dev.tandem.map.DualWriteMap;
import dev.tandem.spi.schema.Catalog;

/**
 * A generated map with the catalogs it was generated for. Immutable.
 *
 * @param map the map as data
 * @param dataverse tables it may name
 * @param finance entities it may name
 */
public record RandomMap(DualWriteMap map, Catalog dataverse, Catalog finance) {

  /** The map compiled against its catalogs. */
  public Compilation compilation() {
    return MapCompiler.forCatalogs(dataverse, finance).compile(map);
  }

  /** The same map with other fields or filters. */
  RandomMap with(DualWriteMap changed) {
    return new RandomMap(changed, dataverse, finance);
  }
}
