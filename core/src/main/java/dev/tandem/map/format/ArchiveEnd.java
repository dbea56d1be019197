package dev.tandem.map.format;

/**
 * The end of a zip archive, where the record of its directory stands. An archive that broke off has
 * none, and reading from the front would pass over the entries that are missing. Remembers no more
 * than the last bytes that it is told. One per archive, not safe for several threads.
 */
final class ArchiveEnd {
  private static final int RECORD = 22;
  private static final int ENTRIES = 10;
  private static final int COMMENT = 20;
  private static final int MOST = RECORD + 0xFFFF;

  /** What the record says when there are too many entries for it. */
  private static final int MANY = 0xFFFF;

  private final byte[] tail = new byte[2 * MOST];
  private int size;

  /** The next bytes of the archive. */
  void add(byte[] bytes, int offset, int length) {
    int from = offset + Math.max(0, length - MOST);
    int added = offset + length - from;
    if (size + added > tail.length) {
      int kept = Math.min(size, MOST);
      System.arraycopy(tail, size - kept, tail, 0, kept);
      size = kept;
    }
    System.arraycopy(bytes, from, tail, size, added);
    size += added;
  }

  /**
   * Refuses an archive whose directory is missing, or has other entries than those that were read.
   *
   * @throws MapFormatException as {@link MapReader} and {@link SolutionFolder} throw it
   */
  void require(String file, int entries) {
    for (int at = size - RECORD; at >= Math.max(0, size - MOST); at--) {
      boolean record =
          tail[at] == 'P' && tail[at + 1] == 'K' && tail[at + 2] == 5 && tail[at + 3] == 6;
      if (record && at + RECORD + number(at + COMMENT) <= size) {
        int listed = number(at + ENTRIES);
        if (listed == MANY || listed == entries) {
          return;
        }
      }
    }
    throw Place.of(file)
        .malformed(
            "this zip archive breaks off: the directory at its end is missing or lists other"
                + " entries than it holds; export or copy it again");
  }

  private int number(int at) {
    return (tail[at] & 0xFF) | ((tail[at + 1] & 0xFF) << 8);
  }
}
