package dev.tandem.example.odata.datapackage;

import java.util.List;

/**
 * What a package holds. Immutable.
 *
 * @param project the name of its data project
 * @param entities in the order of the manifest
 */
public record DataPackage(String project, List<PackagedEntity> entities) {
  public DataPackage {
    entities = List.copyOf(entities);
  }
}
