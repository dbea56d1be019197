package dev.tandem.map.format;

import dev.tandem.map.DualWriteMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes dual-write maps as the JSON of {@code msdyn_mapping}. A map that was read comes out equal
 * to its file, unknown properties, order and odd spellings included (JSON-1); only what code has
 * changed since is replaced. What was built in code takes the shipped form. {@link MapPackage} puts
 * a map back into the package it came from. Safe for any thread.
 */
public final class MapWriter {
  private MapWriter() {}

  /**
   * The mapping as indented JSON without a line break at its end.
   *
   * @throws IllegalArgumentException when a value map has one finance value twice, which JSON
   *     cannot hold (TRF-12)
   */
  public static String toJson(DualWriteMap map) {
    return toJson(map, JsonText.Layout.INDENTED);
  }

  /** The mapping in a given layout. */
  static String toJson(DualWriteMap map, JsonText.Layout layout) {
    return JsonText.write(MappingEncoder.encode(map), layout);
  }

  /**
   * Writes {@link #toJson} to a file in UTF-8, over what was there.
   *
   * @throws UncheckedIOException when the file cannot be written
   */
  public static void write(DualWriteMap map, Path file) {
    try {
      Files.writeString(file, toJson(map) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the map " + map.name() + " cannot be written", e);
    }
  }
}
