package dev.tandem.map.format;

/**
 * How much a reader takes before it answers {@code MAP_TOO_LARGE}; what is read may come from
 * strangers. Every limit holds for one call. Immutable.
 *
 * @param maxFileBytes bytes of one file as it lies on disk, archives included
 * @param maxTextBytes bytes of one JSON or XML document, inflated
 * @param maxInflatedBytes bytes that all entries of one archive inflate to, the skipped ones too
 * @param maxInflationRatio inflated bytes per compressed byte, applied once an archive has inflated
 *     to more than a mebibyte
 * @param maxEntries entries of one archive; files and folders of one folder tree
 * @param maxDepth nesting of JSON values, XML elements and folders, at most 1,000
 * @param maxStringLength characters of one string or property name in a mapping
 * @param maxNumberLength characters of one JSON number
 * @param maxValues JSON values of all documents of a call; a string counts once more per 128
 *     characters
 */
public record ReaderLimits(
    long maxFileBytes,
    int maxTextBytes,
    long maxInflatedBytes,
    int maxInflationRatio,
    int maxEntries,
    int maxDepth,
    int maxStringLength,
    int maxNumberLength,
    int maxValues) {

  private static final int MEBI = 1 << 20;

  /** 256 MiB files, 64 MiB documents, 1 GiB inflated at 200:1, 20,000 entries, depth 64. */
  public static final ReaderLimits DEFAULT =
      new ReaderLimits(256L * MEBI, 64 * MEBI, 1024L * MEBI, 200, 20_000, 64, MEBI, 200, 1_000_000);

  /**
   * Checks that every limit is positive and the depth is one that a call stack bears.
   *
   * @throws IllegalArgumentException otherwise
   */
  public ReaderLimits {
    long least =
        Math.min(
            Math.min(Math.min(maxFileBytes, maxTextBytes), Math.min(maxInflatedBytes, maxDepth)),
            Math.min(
                Math.min(maxInflationRatio, maxEntries),
                Math.min(Math.min(maxStringLength, maxNumberLength), maxValues)));
    if (least < 1 || maxDepth > 1_000) {
      throw new IllegalArgumentException(
          "limits must be positive and maxDepth at most 1,000: maxDepth " + maxDepth);
    }
  }

  /** The same with another limit for files on disk. */
  public ReaderLimits withMaxFileBytes(long bytes) {
    return new ReaderLimits(
        bytes,
        maxTextBytes,
        maxInflatedBytes,
        maxInflationRatio,
        maxEntries,
        maxDepth,
        maxStringLength,
        maxNumberLength,
        maxValues);
  }

  /** The same with another limit for one JSON or XML document. */
  public ReaderLimits withMaxTextBytes(int bytes) {
    return new ReaderLimits(
        maxFileBytes,
        bytes,
        maxInflatedBytes,
        maxInflationRatio,
        maxEntries,
        maxDepth,
        maxStringLength,
        maxNumberLength,
        maxValues);
  }

  /** The same with other limits for what an archive inflates to. */
  public ReaderLimits withMaxInflated(long bytes, int ratio) {
    return new ReaderLimits(
        maxFileBytes,
        maxTextBytes,
        bytes,
        ratio,
        maxEntries,
        maxDepth,
        maxStringLength,
        maxNumberLength,
        maxValues);
  }

  /** The same with another limit for entries of an archive or folder. */
  public ReaderLimits withMaxEntries(int entries) {
    return new ReaderLimits(
        maxFileBytes,
        maxTextBytes,
        maxInflatedBytes,
        maxInflationRatio,
        entries,
        maxDepth,
        maxStringLength,
        maxNumberLength,
        maxValues);
  }

  /** The same with another depth. */
  public ReaderLimits withMaxDepth(int depth) {
    return new ReaderLimits(
        maxFileBytes,
        maxTextBytes,
        maxInflatedBytes,
        maxInflationRatio,
        maxEntries,
        depth,
        maxStringLength,
        maxNumberLength,
        maxValues);
  }

  /** The same with other limits for what a JSON document holds. */
  public ReaderLimits withMaxValues(int values, int stringLength, int numberLength) {
    return new ReaderLimits(
        maxFileBytes,
        maxTextBytes,
        maxInflatedBytes,
        maxInflationRatio,
        maxEntries,
        maxDepth,
        stringLength,
        numberLength,
        values);
  }
}
