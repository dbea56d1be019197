package dev.tandem.map.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A solution package as files for version control, and back. Each map is a file {@code
 * maps/NAME.json}, indented; in its place {@code customizations.xml} has an instruction with the
 * name of the file. All other files are those of the package. Packing sorts the files, stores them
 * and dates them alike, so that equal files make equal bytes: what was unpacked and packed once
 * comes out the same ever after. Folders without files, comments and times of an archive are not
 * kept. Safe for any thread.
 *
 * <p>Names that leave the folder, that only some systems can hold, or that belong to git are
 * refused, and the {@link ReaderLimits} hold as for reading.
 */
public final class SolutionFolder {
  private static final int NAME_LENGTH = 80;

  private SolutionFolder() {}

  /**
   * The files of a package by path, with slashes.
   *
   * @param name how errors name the package
   * @throws MapFormatException when it cannot be read, is beyond the limits, has an unsafe name or
   *     no {@code customizations.xml} with maps
   */
  public static SortedMap<String, byte[]> unpack(String name, byte[] archive, ReaderLimits limits) {
    SortedMap<String, byte[]> files = ArchiveFiles.read(name, archive, limits);
    Set<String> taken = new HashSet<>();
    files.keySet().forEach(path -> taken.add(path.toLowerCase(Locale.ROOT)));
    SortedMap<String, byte[]> unpacked = new TreeMap<>(files);
    Budget budget = new Budget(limits);
    int maps = 0;
    for (String path : documents(files)) {
      maps += unpack(name + "!" + path, path, unpacked, taken, budget);
    }
    if (maps == 0) {
      throw Place.of(name)
          .notFound("found no customizations.xml with maps; expected a solution package");
    }
    return unpacked;
  }

  private static List<String> documents(Map<String, byte[]> files) {
    return files.keySet().stream()
        .filter(path -> ("/" + path.toLowerCase(Locale.ROOT)).endsWith("/customizations.xml"))
        .toList();
  }

  private static int unpack(
      String file, String path, Map<String, byte[]> files, Set<String> taken, Budget budget) {
    byte[] content = requireSize(file, files.getOrDefault(path, new byte[0]), budget.limits());
    List<FoundMap> maps = CustomizationsXml.read(file, content, budget);
    SolutionDocument document = new SolutionDocument(file, content);
    if (maps.size() != document.size()) {
      throw Place.of(file)
          .malformed(
              "found records that name files, or whose mapping cannot be told apart for sure;"
                  + " export the solution again");
    }
    List<String> names = new ArrayList<>();
    for (FoundMap map : maps) {
      String name = fileName(map, taken);
      names.add(name);
      files.put(name, (MapWriter.toJson(map.map()) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    files.put(path, document.withNames(names));
    return maps.size();
  }

  private static byte[] requireSize(String file, byte[] content, ReaderLimits limits) {
    if (content.length > limits.maxTextBytes()) {
      throw Contents.tooLong(file, limits.maxTextBytes());
    }
    return content;
  }

  /** From what the record says and not from its mapping, so that an edited map keeps its file. */
  private static String fileName(FoundMap map, Set<String> taken) {
    String display = map.map().displayName() == null ? "" : map.map().displayName();
    String words =
        display.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-").replaceAll("^-|-$", "");
    String stem = words.length() > NAME_LENGTH ? words.substring(0, NAME_LENGTH) : words;
    String first = "maps/" + (stem.isEmpty() ? "map" : stem);
    String name = first + ".json";
    for (int number = 2; !taken.add(name); number++) {
      name = first + "-" + number + ".json";
    }
    return name;
  }

  /**
   * The package of some files.
   *
   * @param name how errors name the folder
   * @throws MapFormatException when a map file cannot be read or is missing, a name is unsafe, or
   *     there is no {@code customizations.xml} that names maps
   */
  public static byte[] pack(String name, Map<String, byte[]> files, ReaderLimits limits) {
    SortedMap<String, byte[]> packed = new TreeMap<>(files);
    Map<String, String> used = new HashMap<>();
    Budget budget = new Budget(limits);
    for (String path : documents(files)) {
      pack(name + "/" + path, name, path, packed, used, budget);
    }
    if (used.isEmpty()) {
      throw Place.of(name)
          .notFound("found no customizations.xml that names map files; unpack a solution first");
    }
    packed.keySet().removeAll(used.keySet());
    return ArchiveFiles.write(name, packed, limits);
  }

  private static void pack(
      String file,
      String name,
      String path,
      Map<String, byte[]> files,
      Map<String, String> used,
      Budget budget) {
    byte[] content = requireSize(file, files.getOrDefault(path, new byte[0]), budget.limits());
    CustomizationsXml.read(file, content, budget);
    SolutionDocument document = new SolutionDocument(file, content);
    List<String> mappings = new ArrayList<>();
    for (int i = 0; i < document.size(); i++) {
      String map = document.named(i);
      byte[] json = files.get(map);
      if (json == null) {
        throw Place.of(file).notFound("found no file \"" + Texts.clip(map) + "\" in the folder");
      }
      if (used.put(map, path) != null) {
        throw Place.of(file)
            .malformed("found two records that name \"" + Texts.clip(map) + "\"; copy the file");
      }
      MapReader.Limited reader = MapReader.withLimits(budget.limits());
      mappings.add(MapWriter.toJson(reader.parse(name + "/" + map, json)));
    }
    byte[] written = requireSize(file, document.withMappings(mappings), budget.limits());
    requireMappings(file, CustomizationsXml.read(file, written, budget), mappings);
    files.put(path, written);
  }

  /** Reads what was written: the mappings of the files and no other. */
  private static void requireMappings(String file, List<FoundMap> maps, List<String> mappings) {
    List<String> read = maps.stream().map(map -> MapWriter.toJson(map.map())).toList();
    if (!read.equals(mappings)) {
      throw Place.of(file)
          .malformed(
              "the maps were not written: the records cannot be told apart for sure; unpack the"
                  + " solution again");
    }
  }
}
