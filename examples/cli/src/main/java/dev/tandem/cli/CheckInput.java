package dev.tandem.cli;

import dev.tandem.check.CheckedMap;
import dev.tandem.check.Suppressions;
import dev.tandem.map.UnreadMap;
import dev.tandem.map.format.MapReader;
import dev.tandem.map.format.ParsedMaps;
import dev.tandem.map.format.ReadMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The maps to be checked, each with the suppressions beside it, and those that cannot be read.
 *
 * @param maps what can be read
 * @param unread what cannot (UND-43)
 */
record CheckInput(List<CheckedMap> maps, List<UnreadMap> unread) {

  CheckInput {
    maps = List.copyOf(maps);
    unread = List.copyOf(unread);
  }

  /** All maps of these files and folders. */
  static CheckInput read(List<Path> paths) {
    Map<Path, Suppressions> folders = new HashMap<>();
    List<CheckedMap> maps = new ArrayList<>();
    List<UnreadMap> unread = new ArrayList<>();
    for (Path path : paths) {
      ParsedMaps parsed = MapReader.readWhatParses(path);
      unread.addAll(parsed.unread());
      for (ReadMap found : parsed.maps()) {
        Path folder = folderOf(found.source(), path);
        maps.add(
            CheckedMap.of(found.source(), found.map())
                .with(folders.computeIfAbsent(folder, SuppressionsReader::of))
                .at(found::position));
      }
    }
    return new CheckInput(maps, unread);
  }

  /** Of a file in an archive that is the archive's folder. */
  private static Path folderOf(String source, Path given) {
    for (int end = source.length(); end > 0; end = source.lastIndexOf('!', end - 1)) {
      Path file = Path.of(source.substring(0, end));
      if (Files.isRegularFile(file)) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
      }
    }
    return given.toAbsolutePath();
  }
}
