package dev.tandem.projectops;

import dev.tandem.schema.format.CatalogReader;
import dev.tandem.schema.format.Catalogs;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files beside this class: {@code catalogue.json}, {@code maps/} and {@code schemas/}. */
final class ShippedResources {
  private static final String SCHEMAS = "schemas/";
  private static final String INDEX = SCHEMAS + "index.txt";

  private ShippedResources() {}

  static MapCatalogue catalogue() {
    return new MapCatalogue(CatalogueReader.read(ShippedResources::open), catalogs());
  }

  private static Catalogs catalogs() {
    return CatalogReader.read(
        "shipped schemas", schemaFiles(), name -> ShippedResources.open(SCHEMAS + name));
  }

  /** A jar cannot be listed like a folder, so the schema files stand in an index. */
  private static List<String> schemaFiles() {
    try (InputStream in = open(INDEX)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped schemas have no index", e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = ShippedResources.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException("there is no shipped file " + name);
    }
    return in;
  }
}
