package dev.tandem.map.format;

import dev.tandem.map.DualWriteMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads dual-write maps in every form they are found in: mapping JSON, a record or page of records
 * of the Dataverse Web API, {@code customizations.xml}, a solution archive, an unpacked solution,
 * or a folder of these. The content tells the form, not the name. Only structure is judged here;
 * what a map means is judged when it is compiled. Safe for any thread.
 *
 * <p>Every method throws {@link MapFormatException} when a source cannot be read, is beyond the
 * {@link ReaderLimits}, or has no map of the wanted name, and nothing else.
 */
public final class MapReader {
  private static final Limited DEFAULT = new Limited(ReaderLimits.DEFAULT);

  private MapReader() {}

  /** A reader with limits other than {@link ReaderLimits#DEFAULT}. */
  public static Limited withLimits(ReaderLimits limits) {
    return new Limited(limits);
  }

  /** The only map of a file or folder. */
  public static DualWriteMap read(Path file) {
    return DEFAULT.read(file);
  }

  /**
   * The map of a file or folder that is called so; see {@link DualWriteMap#isCalled}. Its name with
   * its version, or as an error lists it, tells maps of one name apart (MAP-3).
   */
  public static DualWriteMap read(Path file, String name) {
    return DEFAULT.read(file, name);
  }

  /** All maps of a file or folder, at least one, in the order of documents and paths. */
  public static List<DualWriteMap> readAll(Path file) {
    return DEFAULT.readAll(file);
  }

  /** The same maps as {@link #readAll(Path)}, each with the file it stands in. */
  public static List<ReadMap> readSources(Path file) {
    return DEFAULT.readSources(file);
  }

  /**
   * The maps of a file or folder that can be read, and what is wrong with the others (UND-43). A
   * source that is not there, beyond the limits or without any map is an error as ever.
   */
  public static ParsedMaps readWhatParses(Path file) {
    return DEFAULT.readWhatParses(file);
  }

  /** The only map in some content. */
  public static DualWriteMap parse(String sourceName, byte[] content) {
    return DEFAULT.parse(sourceName, content);
  }

  /** The only map in a stream, which is not closed. */
  public static DualWriteMap parse(String sourceName, InputStream content) {
    return DEFAULT.parse(sourceName, content);
  }

  /** All maps in some content, at least one. */
  public static List<DualWriteMap> parseAll(String sourceName, byte[] content) {
    return DEFAULT.parseAll(sourceName, content);
  }

  /** All maps in a stream, at least one; it is not closed. */
  public static List<DualWriteMap> parseAll(String sourceName, InputStream content) {
    return DEFAULT.parseAll(sourceName, content);
  }

  /** A map reader with limits of its own. Immutable and safe for any thread. */
  public static final class Limited {
    private final ReaderLimits limits;

    private Limited(ReaderLimits limits) {
      this.limits = limits;
    }

    /** The only map of a file or folder. */
    public DualWriteMap read(Path file) {
      return Choice.only(file.toString(), find(file)).map();
    }

    /**
     * The map of a file or folder that is called so; see {@link DualWriteMap#isCalled}. Its name
     * with its version, or as an error lists it, tells maps of one name apart (MAP-3).
     */
    public DualWriteMap read(Path file, String name) {
      return Choice.named(file.toString(), find(file), name).map();
    }

    /** All maps of a file or folder, at least one, in the order of documents and paths. */
    public List<DualWriteMap> readAll(Path file) {
      return maps(find(file));
    }

    /** The same maps as {@link #readAll(Path)}, each with the file it stands in. */
    public List<ReadMap> readSources(Path file) {
      return find(file).stream().map(ReadMap::new).toList();
    }

    /**
     * The maps of a file or folder that can be read, and what is wrong with the others (UND-43). A
     * source that is not there, beyond the limits or without any map is an error as ever.
     */
    public ParsedMaps readWhatParses(Path file) {
      Budget budget = Budget.ofWhatParses(limits);
      List<FoundMap> found = find(file, budget);
      return new ParsedMaps(found.stream().map(ReadMap::new).toList(), budget.unread());
    }

    /** The only map in some content. */
    public DualWriteMap parse(String sourceName, byte[] content) {
      return parse(sourceName, new ByteArrayInputStream(content));
    }

    /** The only map in a stream, which is not closed. */
    public DualWriteMap parse(String sourceName, InputStream content) {
      return Choice.only(sourceName, find(sourceName, content)).map();
    }

    /** All maps in some content, at least one. */
    public List<DualWriteMap> parseAll(String sourceName, byte[] content) {
      return parseAll(sourceName, new ByteArrayInputStream(content));
    }

    /** All maps in a stream, at least one; it is not closed. */
    public List<DualWriteMap> parseAll(String sourceName, InputStream content) {
      return maps(find(sourceName, content));
    }

    private static List<DualWriteMap> maps(List<FoundMap> found) {
      return found.stream().map(FoundMap::map).collect(Collectors.toUnmodifiableList());
    }

    private List<FoundMap> find(Path file) {
      return find(file, new Budget(limits));
    }

    private static List<FoundMap> find(Path file, Budget budget) {
      try {
        if (Files.isDirectory(file)) {
          return Choice.some(file.toString(), MapFolder.read(file, budget), budget);
        }
        if (!Files.exists(file)) {
          throw Place.of(file.toString()).notFound("there is no such file or folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
          return Contents.read(file.toString(), in, budget);
        }
      } catch (IOException e) {
        throw Place.of(file.toString()).malformed("the file cannot be read: " + e.getMessage(), e);
      }
    }

    private List<FoundMap> find(String sourceName, InputStream content) {
      try {
        return Contents.read(sourceName, content, new Budget(limits));
      } catch (IOException e) {
        throw Place.of(sourceName).malformed("the content cannot be read: " + e.getMessage(), e);
      }
    }
  }
}
