package dev.tandem.map.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What holds for any bytes whatever: they are unpacked or refused with a {@link
 * MapFormatException}, no file leaves the folder, and from then on packing and unpacking change no
 * byte.
 */
final class SolutionLaw {
  static final ReaderLimits LIMITS =
      ReaderLimits.DEFAULT.withMaxTextBytes(1 << 20).withMaxInflated(1 << 22, 200);

  private SolutionLaw() {}

  /** Whether the bytes are a package. */
  static boolean holdsFor(byte[] archive) {
    SortedMap<String, byte[]> files;
    try {
      files = SolutionFolder.unpack("input", archive, LIMITS);
    } catch (MapFormatException refused) {
      return false;
    }
    files.keySet().forEach(SolutionLaw::requireInside);
    byte[] packed = SolutionFolder.pack("folder", files, LIMITS);
    SortedMap<String, byte[]> again = SolutionFolder.unpack("input", packed, LIMITS);
    requireSame(files, again);
    if (!Arrays.equals(packed, SolutionFolder.pack("folder", again, LIMITS))) {
      throw new AssertionError("equal files made other bytes");
    }
    requireMaps(archive, packed);
    return true;
  }

  /** Any text as the document of a folder: it is packed or refused. */
  static boolean holdsForDocument(byte[] document) {
    byte[] map = Fixtures.utf8(Fixtures.mapping("A", "as"));
    try {
      byte[] packed =
          SolutionFolder.pack(
              "folder", Map.of("customizations.xml", document, "maps/a.json", map), LIMITS);
      return holdsFor(packed);
    } catch (MapFormatException refused) {
      if (!refused.file().startsWith("folder")) {
        throw new AssertionError("an error without a place", refused);
      }
      return false;
    }
  }

  private static void requireInside(String name) {
    boolean outside = name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0;
    List<String> parts = List.of(name.split("/", -1));
    boolean git = parts.stream().anyMatch(".git"::equalsIgnoreCase);
    if (outside || git || parts.contains("..")) {
      throw new AssertionError("a name that leaves the folder: " + name);
    }
  }

  private static void requireSame(Map<String, byte[]> files, Map<String, byte[]> again) {
    if (!files.keySet().equals(again.keySet())) {
      throw new AssertionError(files.keySet() + " became " + again.keySet());
    }
    files.forEach(
        (name, content) -> {
          if (!Arrays.equals(content, again.get(name))) {
            throw new AssertionError(name + " has changed");
          }
        });
  }

  private static void requireMaps(byte[] archive, byte[] packed) {
    List<List<Object>> before = maps(archive);
    if (!before.equals(maps(packed))) {
      throw new AssertionError("the maps of the package have changed");
    }
  }

  private static List<List<Object>> maps(byte[] archive) {
    List<List<Object>> maps = new ArrayList<>();
    MapReader.withLimits(LIMITS)
        .parseAll("input", archive)
        .forEach(
            map ->
                maps.add(
                    List.of(
                        MapWriter.toJson(map),
                        String.valueOf(map.displayName()),
                        String.valueOf(map.version()),
                        map.properties())));
    maps.sort((a, b) -> a.toString().compareTo(b.toString()));
    return maps;
  }
}
