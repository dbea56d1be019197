package dev.tandem.cli;

import dev.tandem.filter.FilterDialect;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.format.MapPackage;
import dev.tandem.map.format.MapReader;
import dev.tandem.map.format.MapWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One map and the file that it can be put back into.
 *
 * @param map the map
 * @param file its file, null for a shipped map or one of a folder
 */
record MapFile(DualWriteMap map, @Nullable MapPackage file) {

  /** Finds a map like {@link MapArgument}. */
  static MapFile open(String wanted, Path folder) {
    for (int end = wanted.length(); end > 0; end = wanted.lastIndexOf('#', end - 1)) {
      Path path = MapArgument.existing(wanted.substring(0, end), folder);
      if (path != null && Files.isRegularFile(path)) {
        String name = end < wanted.length() ? wanted.substring(end + 1) : null;
        DualWriteMap map = name == null ? MapReader.read(path) : MapReader.read(path, name);
        return new MapFile(map, MapPackage.read(path));
      }
    }
    return new MapFile(MapArgument.find(wanted, folder, null, FilterDialect.CURRENT).map(), null);
  }

  /** The bytes of the file with another map in the place of this one. */
  byte[] with(DualWriteMap now) {
    if (file == null) {
      return (MapWriter.toJson(now) + "\n").getBytes(StandardCharsets.UTF_8);
    }
    DualWriteMap sameRecord =
        new DualWriteMap(
            now.name(),
            map.displayName(),
            map.uniqueName(),
            map.version(),
            map.properties(),
            now.legs(),
            now.original());
    return file.replace(map, sameRecord).content();
  }

  /** Whether the other one's record says what the file of this one cannot be given. */
  boolean losesRecord(DualWriteMap now) {
    return !Objects.equals(now.displayName(), map.displayName())
        || !Objects.equals(now.uniqueName(), map.uniqueName())
        || !Objects.equals(now.version(), map.version())
        || !now.properties().equals(map.properties());
  }
}
