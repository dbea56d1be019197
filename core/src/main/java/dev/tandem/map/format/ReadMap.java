package dev.tandem.map.format;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FilePosition;

/** A map and where it was read from. Immutable and safe for any thread. */
public final class ReadMap {
  private final FoundMap found;
  private final MapLines lines;

  ReadMap(FoundMap found) {
    this.found = found;
    this.lines = MapLines.of(found.text());
  }

  /** The file as errors name it; for a file in an archive the archive comes first. */
  public String source() {
    return found.file();
  }

  /** The map. */
  public DualWriteMap map() {
    return found.map();
  }

  /**
   * Where a part of the mapping stands in its file. A mapping that is text in a JSON record has one
   * place for all its parts: that of the text.
   *
   * @param pointer JSON pointer into the mapping, names in any case; empty for all of it
   * @return the place of the part, or of what is around it where the file does not have it
   */
  public FilePosition position(String pointer) {
    return lines.at(pointer);
  }
}
