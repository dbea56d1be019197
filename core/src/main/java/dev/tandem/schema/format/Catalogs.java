package dev.tandem.schema.format;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.util.Objects;

/**
 * The catalogs of both sides, read together because a directory of schemas holds both. A side of
 * which the directory has no file is an empty catalog. Immutable.
 *
 * @param dataverse the Dataverse tables
 * @param finance the finance entities
 */
public record Catalogs(Catalog dataverse, Catalog finance) {

  public Catalogs {
    Objects.requireNonNull(dataverse, "dataverse");
    Objects.requireNonNull(finance, "finance");
  }

  /** The catalog of a side. */
  public Catalog of(Side side) {
    return side == Side.DATAVERSE ? dataverse : finance;
  }
}
