package dev.tandem.example.flink.work;

import dev.tandem.schema.format.CatalogReader;
import dev.tandem.schema.format.Catalogs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a directory of schemas as text, so that they can travel to workers that have no such
 * directory. Immutable.
 *
 * @param files content by relative path, in the layout of {@link CatalogReader}
 */
public record SchemaTexts(Map<String, String> files) implements Serializable {

  public SchemaTexts {
    files = Map.copyOf(files);
  }

  /**
   * The schema files below a directory.
   *
   * @throws UncheckedIOException when they cannot be read
   */
  public static SchemaTexts of(Path directory) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(file -> file.toString().endsWith(".json")).toList()) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        texts.put(name, Files.readString(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the schemas in " + directory + " cannot be read", e);
    }
    return new SchemaTexts(texts);
  }

  /**
   * The schemas.
   *
   * @throws dev.tandem.schema.format.SchemaFormatException when a file is none
   */
  public Catalogs read() {
    return CatalogReader.read(
        "schemas",
        List.copyOf(new TreeMap<>(files).keySet()),
        name -> {
          String text = files.get(name);
          return text == null
              ? null
              : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        });
  }
}
