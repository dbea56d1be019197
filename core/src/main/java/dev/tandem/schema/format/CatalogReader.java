package dev.tandem.schema.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads the JSON form of schemas into catalogs. The layout is {@code dataverse/<table>.json},
 * {@code finance/<entity>.json}, {@code finance/enums.json} and {@code external-tables.json}; each
 * part may be missing. A folder with table or entity files directly inside is accepted as well.
 * Bounds: 10,000 files, 16 MiB a file, 32 levels. Stateless, safe for any thread.
 */
public final class CatalogReader {
  private static final int MAX_FILES = 10_000;
  private static final String ENUMS = "enums.json";
  private static final String EXTERNAL = "external-tables.json";

  private final DataverseTables dataverse = new DataverseTables();
  private final FinanceEntities finance = new FinanceEntities();

  private CatalogReader() {}

  /**
   * Reads a directory.
   *
   * @throws SchemaFormatException when it holds no schema file, or one that cannot be read
   */
  public static Catalogs read(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new SchemaFormatException(
          directory.toString(), "no such directory; give one with schema files", null);
    }
    return read(
        directory.toString(),
        names(directory),
        name -> Files.newInputStream(directory.resolve(name)));
  }

  /**
   * Reads the named files of any source, for example the resources of a module.
   *
   * @param sourceName what errors call the source as a whole
   * @param names relative paths in the layout above; other files are not looked at
   * @param source opens them
   * @throws SchemaFormatException when a file is missing or cannot be read, or no schema is among
   *     them
   */
  public static Catalogs read(String sourceName, List<String> names, SchemaSource source) {
    if (names.isEmpty()) {
      throw new SchemaFormatException(
          sourceName,
          "found no schema file; expected *.json inside, or inside dataverse/ and finance/",
          null);
    }
    CatalogReader reader = new CatalogReader();
    for (String name : names) {
      String file = sourceName.isEmpty() ? name : sourceName + "/" + name;
      reader.add(name, SchemaJson.parse(file, bytes(file, name, source)));
    }
    return new Catalogs(reader.dataverse.catalog(), reader.finance.catalog());
  }

  private void add(String name, SchemaNode document) {
    String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (file.equals(EXTERNAL)) {
      dataverse.addExternal(document);
    } else if (file.equals(ENUMS)) {
      finance.addEnumerations(document);
    } else if (document.isObject() && document.has("entitySet")) {
      dataverse.add(document);
    } else if (document.isObject() && document.has("entity")) {
      finance.add(document);
    } else {
      throw document.error(
          "neither a Dataverse table (\"entitySet\") nor a finance entity (\"entity\"); move it"
              + " elsewhere or name what it is");
    }
  }

  private static byte[] bytes(String file, String name, SchemaSource source) {
    try (InputStream in = source.open(name)) {
      if (in == null) {
        throw new SchemaFormatException(file, "there is no such file", null);
      }
      byte[] bytes = in.readNBytes(SchemaJson.MAX_BYTES + 1);
      if (bytes.length > SchemaJson.MAX_BYTES) {
        throw new SchemaFormatException(
            file, "larger than " + SchemaJson.MAX_BYTES + " bytes", null);
      }
      return bytes;
    } catch (IOException e) {
      throw new SchemaFormatException(file, "cannot be opened: " + e.getMessage(), e);
    }
  }

  private static List<String> names(Path directory) {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(directory.resolve("dataverse"))
        || Files.isDirectory(directory.resolve("finance"))) {
      addNames(names, directory, "dataverse/");
      addNames(names, directory, "finance/");
      if (Files.isRegularFile(directory.resolve(EXTERNAL))) {
        names.add(EXTERNAL);
      }
    } else {
      addNames(names, directory, "");
    }
    return names;
  }

  private static void addNames(List<String> names, Path directory, String folder) {
    Path path = directory.resolve(folder);
    if (!Files.isDirectory(path)) {
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      files
          .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json"))
          .filter(Files::isRegularFile)
          .map(file -> folder + file.getFileName())
          .sorted()
          .limit(MAX_FILES + 1L)
          .forEach(names::add);
    } catch (IOException e) {
      throw new SchemaFormatException(path.toString(), "cannot be listed: " + e.getMessage(), e);
    }
    if (names.size() > MAX_FILES) {
      throw new SchemaFormatException(
          directory.toString(), "holds more than " + MAX_FILES + " schema files", null);
    }
  }
}
