package dev.tandem.map.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads the maps of a zip archive: a solution (PKG-1) or any folder of maps that was packed.
 * Entries are read in memory and never unpacked; archives inside are not opened. What inflates too
 * far is refused. One per archive, not safe for several threads.
 */
final class SolutionArchive {
  private static final int FREE = 1 << 20;

  /** Counts the compressed bytes, so that inflation can be compared with them. */
  private static final class Counted extends FilterInputStream {
    private final ArchiveEnd end = new ArchiveEnd();
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n > 0) {
        count += n;
        end.add(buffer, offset, n);
      }
      return n;
    }

    @Override
    public void close() {
      // the stream belongs to the caller
    }
  }

  private final String file;
  private final Budget budget;
  private final Counted packed;
  private final List<FoundMap> maps = new ArrayList<>();
  private long inflated;

  private SolutionArchive(String file, InputStream in, Budget budget) {
    this.file = file;
    this.budget = budget;
    this.packed = new Counted(in);
  }

  /** The maps of an archive, in the order of its entries; empty when it has none. */
  static List<FoundMap> read(String file, InputStream in, Budget budget) {
    try {
      return new SolutionArchive(file, in, budget).maps();
    } catch (MapFormatException e) {
      budget.passOver(null, e);
      return List.of();
    }
  }

  private List<FoundMap> maps() {
    try (ZipInputStream zip = new ZipInputStream(packed)) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > budget.limits().maxEntries()) {
          throw Place.of(file).tooLarge("found more entries than " + budget.limits().maxEntries());
        }
        read(zip, safe(entry.getName()));
      }
      skipDirectory();
      packed.end.require(file, entries);
      return maps;
    } catch (IOException | IllegalArgumentException e) { // the latter for names in no character set
      throw Place.of(file).malformed("this zip archive cannot be read: " + e.getMessage(), e);
    }
  }

  private void skipDirectory() throws IOException {
    byte[] buffer = new byte[8192];
    while (packed.read(buffer) >= 0) {
      if (packed.count > budget.limits().maxFileBytes()) {
        throw tooLong();
      }
    }
  }

  private void read(ZipInputStream zip, String name) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean wanted =
        lower.equals("customizations.xml")
            || lower.endsWith("/customizations.xml")
            || lower.endsWith(".json");
    String source = file + "!" + name;
    int most = budget.limits().maxTextBytes();
    ByteSink sink = new ByteSink(wanted ? most : 0);
    byte[] buffer = new byte[8192];
    for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
      count(n);
      sink.add(buffer, n);
    }
    if (wanted && sink.overflown()) {
      throw Contents.tooLong(source, most);
    }
    maps.addAll(Contents.readIfMarked(source, sink.bytes(), budget));
  }

  private void count(int bytes) {
    inflated += bytes;
    ReaderLimits limits = budget.limits();
    if (packed.count > limits.maxFileBytes()) {
      throw tooLong();
    }
    if (inflated > limits.maxInflatedBytes()
        || (inflated > FREE && inflated / limits.maxInflationRatio() > packed.count)) {
      throw Place.of(file)
          .tooLarge(
              "found an archive that inflates to more than "
                  + limits.maxInflatedBytes()
                  + " bytes or more than "
                  + limits.maxInflationRatio()
                  + ":1; raise the limits of the reader if the file is trusted");
    }
  }

  private MapFormatException tooLong() {
    return Place.of(file)
        .tooLarge("found an archive of more than " + budget.limits().maxFileBytes() + " bytes");
  }

  private String safe(String name) {
    String path = name.replace('\\', '/');
    boolean climbs = List.of(path.split("/", -1)).contains("..");
    if (climbs || path.startsWith("/") || path.matches("(?s)[A-Za-z]:.*") || path.indexOf(0) >= 0) {
      throw Place.of(file)
          .malformed(
              "found the entry \""
                  + Texts.clip(name.replace('\0', '?'))
                  + "\" that points outside of the archive; no package has such entries: do not"
                  + " trust it");
    }
    return path;
  }
}
