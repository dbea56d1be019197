package dev.tandem.cli;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.schema.format.CatalogReader;
import dev.tandem.schema.format.Catalogs;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which schemas a map is checked against. */
final class SchemasOption {
  private static final String SHIPPED = "shipped";

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      description =
          "Folder of schemas in the JSON form of the shipped ones, or the word 'shipped'. Left out, a"
              + " shipped map uses the shipped schemas and a map file none.")
  private @Nullable String schemas;

  /** The schemas asked for; null when the user left it open. */
  @Nullable Catalogs catalogs() {
    if (schemas == null) {
      return null;
    }
    return schemas.equalsIgnoreCase(SHIPPED)
        ? ProjectOperations.shipped().catalogs()
        : CatalogReader.read(Path.of(schemas));
  }
}
