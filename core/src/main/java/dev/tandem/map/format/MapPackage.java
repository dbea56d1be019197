package dev.tandem.map.format;

import dev.tandem.map.DualWriteMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One file with maps in any of the forms that {@link MapReader} reads, kept so that a changed map
 * can be put back: mapping JSON, a record or page of the Web API, {@code customizations.xml} or a
 * solution archive. Replacing a map changes the JSON text of its record and nothing else: every
 * other byte of the document stays, its byte-order mark too (PKG-1), and so do order, names, times
 * and bytes of the other entries of an archive. Immutable and safe for any thread.
 *
 * <p>The {@link ReaderLimits} hold as for reading. A folder is no package: open the file in it that
 * holds the map.
 */
public final class MapPackage {
  private final String name;
  private final byte[] content;
  private final ReaderLimits limits;
  private final List<FoundMap> found;

  private MapPackage(String name, byte[] content, ReaderLimits limits) {
    this.name = name;
    this.content = content;
    this.limits = limits;
    found = find(name, content, limits);
  }

  /** Opens a file with the {@linkplain ReaderLimits#DEFAULT usual limits}. */
  public static MapPackage read(Path file) {
    return read(file, ReaderLimits.DEFAULT);
  }

  /**
   * Opens a file.
   *
   * @throws MapFormatException when it cannot be read, is beyond the limits or holds no map
   */
  public static MapPackage read(Path file, ReaderLimits limits) {
    if (Files.isDirectory(file)) {
      throw Place.of(file.toString())
          .notFound("this is a folder; open the file in it that holds the map");
    }
    try (InputStream in = Files.newInputStream(file)) {
      int most = (int) Math.min(Integer.MAX_VALUE - 8, limits.maxFileBytes());
      byte[] content = in.readNBytes(most);
      if (in.read() >= 0) {
        throw Place.of(file.toString()).tooLarge("found a file of more than " + most + " bytes");
      }
      return new MapPackage(file.toString(), content, limits);
    } catch (IOException e) {
      throw Place.of(file.toString()).malformed("the file cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Takes content that is at hand already.
   *
   * @param name how errors name it
   * @throws MapFormatException when it cannot be read, is beyond the limits or holds no map
   */
  public static MapPackage of(String name, byte[] content, ReaderLimits limits) {
    return new MapPackage(name, content.clone(), limits);
  }

  private static List<FoundMap> find(String name, byte[] content, ReaderLimits limits) {
    try {
      return List.copyOf(
          Contents.read(name, new ByteArrayInputStream(content), new Budget(limits)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** The maps in the order of documents and records; the same as {@link MapReader#readAll}. */
  public List<DualWriteMap> maps() {
    return found.stream().map(FoundMap::map).toList();
  }

  /** The bytes of the file. */
  public byte[] content() {
    return content.clone();
  }

  /**
   * The package with another text for one map.
   *
   * @param was one of {@link #maps}
   * @param now what its record says from now on
   * @throws IllegalArgumentException when the package has no such map, or has it several times, or
   *     when {@code now} differs outside of the mapping, in version or properties for instance
   * @throws MapFormatException when the file has a form that can be read but not written in place
   */
  public MapPackage replace(DualWriteMap was, DualWriteMap now) {
    List<Integer> places =
        IntStream.range(0, found.size())
            .filter(index -> found.get(index).map().equals(was))
            .boxed()
            .toList();
    if (places.size() != 1) {
      throw new IllegalArgumentException(
          "%s holds the map %s %d times, expected once".formatted(name, was.name(), places.size()));
    }
    return replace(places.get(0), now);
  }

  /**
   * The package with another text for the map at a position of {@link #maps}; see {@link
   * #replace(DualWriteMap, DualWriteMap)}.
   *
   * @throws IndexOutOfBoundsException when there is no such position
   */
  public MapPackage replace(int index, DualWriteMap now) {
    DualWriteMap was = found.get(index).map();
    requireSameRecord(was, now);
    if (MapWriter.toJson(was).equals(MapWriter.toJson(now))) {
      return this;
    }
    MapPackage written = new MapPackage(name, edited(index, now), limits);
    written.requireOnly(index, this, now);
    return written;
  }

  private static void requireSameRecord(DualWriteMap was, DualWriteMap now) {
    boolean same =
        Objects.equals(was.displayName(), now.displayName())
            && Objects.equals(was.uniqueName(), now.uniqueName())
            && Objects.equals(was.version(), now.version())
            && was.properties().equals(now.properties());
    if (!same) {
      throw new IllegalArgumentException(
          "only the mapping of "
              + was.name()
              + " can be replaced; its display name, unique name, version and properties must stay");
    }
  }

  private byte[] edited(int index, DualWriteMap now) {
    String file = found.get(index).file();
    int before =
        (int) found.subList(0, index).stream().filter(map -> map.file().equals(file)).count();
    if (Marks.of(content) == Marks.ARCHIVE) {
      String entry = file.substring(name.length() + 1);
      return new ArchiveEdit(name, content, limits)
          .replace(entry, document -> DocumentEdit.replace(file, document, before, now, limits));
    }
    return DocumentEdit.replace(file, content, before, now, limits);
  }

  /** Reads what was written: nothing but the one map may have changed. */
  private void requireOnly(int index, MapPackage before, DualWriteMap now) {
    boolean sameOthers = found.size() == before.found.size();
    for (int i = 0; sameOthers && i < found.size(); i++) {
      sameOthers = i == index || found.get(i).isSame(before.found.get(i));
    }
    if (!sameOthers || !MapWriter.toJson(found.get(index).map()).equals(MapWriter.toJson(now))) {
      throw Place.of(name)
          .malformed(
              "the map was not written: this file has a form in which its record cannot be told"
                  + " apart for sure; export it again");
    }
  }

  /**
   * Writes the content to a file, over what was there.
   *
   * @throws UncheckedIOException when the file cannot be written
   */
  public void write(Path file) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("the package " + name + " cannot be written", e);
    }
  }
}
