package dev.tandem.projectops;

import static java.util.Objects.requireNonNull;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the shipped files stand: as built, and as sources. */
final class ShippedFiles {
  private ShippedFiles() {}

  /** The folder of the package's resources as built. */
  static Path root() {
    try {
      return Path.of(requireNonNull(ProjectOperations.class.getResource("catalogue.json")).toURI())
          .resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same folder among the sources of this module. */
  static Path sources() {
    return Path.of("src/main/resources/dev/tandem/projectops").toAbsolutePath();
  }

  /** A file beside the map of an entry, as built. */
  static Path beside(CatalogueEntry entry, String file) {
    return root().resolve("maps").resolve(entry.id()).resolve(file);
  }
}
