package dev.tandem.map.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads the maps of one file, whatever form it has. */
final class Contents {
  private static final int HEAD = 4;

  private Contents() {}

  /**
   * The maps of a file that somebody named: all of its content must be readable.
   *
   * @throws MapFormatException when it cannot be read or holds no map
   */
  static List<FoundMap> read(String file, InputStream in, Budget budget) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(HEAD);
    byte[] head = buffered.readNBytes(HEAD);
    buffered.reset();
    if (Marks.of(head) == Marks.ARCHIVE) {
      List<FoundMap> maps = SolutionArchive.read(file, buffered, budget);
      return found(
          file, maps, budget, "an archive without customizations.xml or mapping JSON in it");
    }
    byte[] content = bounded(file, buffered, budget.limits().maxTextBytes());
    return switch (Marks.of(content)) {
      case XML ->
          found(
              file,
              document(file, content, budget),
              budget,
              "XML without <msdyn_dualwriteentitymap>");
      case JSON ->
          found(
              file,
              document(file, content, budget),
              budget,
              "JSON that is neither a mapping (\"legs\") nor a record or page of records"
                  + " (\"msdyn_mapping\")");
      default ->
          throw Place.of(file)
              .malformed(
                  (content.length == 0
                          ? "the file is empty"
                          : "found neither JSON nor XML nor a zip archive")
                      + "; expected an exported map:"
                      + " customizations.xml, a solution archive or the JSON of msdyn_mapping");
    };
  }

  /** The maps of a file that lies about; empty when nothing marks it as a map file. */
  static List<FoundMap> readIfMarked(String file, byte[] content, Budget budget) {
    return Marks.of(content).marked(content) ? document(file, content, budget) : List.of();
  }

  private static List<FoundMap> document(String file, byte[] content, Budget budget) {
    try {
      return Marks.of(content) == Marks.XML
          ? CustomizationsXml.read(file, content, budget)
          : JsonForms.read(file, Texts.decode(file, content), budget);
    } catch (MapFormatException e) {
      budget.passOver(null, e);
      return List.of();
    }
  }

  private static List<FoundMap> found(
      String file, List<FoundMap> maps, Budget budget, String instead) {
    if (maps.isEmpty() && budget.unread().isEmpty()) {
      throw Place.of(file).notFound("found " + instead + "; expected at least one dual-write map");
    }
    return maps;
  }

  /** All bytes up to a limit. */
  static byte[] bounded(String file, InputStream in, int most) throws IOException {
    byte[] content = in.readNBytes(most);
    if (in.read() >= 0) {
      throw tooLong(file, most);
    }
    return content;
  }

  /** A document beyond the limit. */
  static MapFormatException tooLong(String file, int most) {
    return Place.of(file)
        .tooLarge(
            "found a document of more than "
                + most
                + " bytes; raise maxTextBytes of the reader if the file is trusted");
  }
}
