package dev.tandem.example.odata.datapackage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows of one entity in a package. Immutable. */
public final class PackagedEntity {
  private final String entity;
  private final Map<String, String> fields;
  private final byte[] file;
  private final PackageLimits limits;

  PackagedEntity(String entity, Map<String, String> fields, byte[] file, PackageLimits limits) {
    this.entity = entity;
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    this.file = file;
    this.limits = limits;
  }

  /** The label of the entity. */
  public String entity() {
    return entity;
  }

  /** The field of the entity by the column of the file, in the order of the manifest. */
  public Map<String, String> fields() {
    return fields;
  }

  /**
   * The file from its first line on, which names its columns.
   *
   * @throws MalformedPackageException when it is no {@link CsvUnicode}
   */
  public CsvLines lines() throws MalformedPackageException {
    return CsvUnicode.read(file, limits);
  }
}
