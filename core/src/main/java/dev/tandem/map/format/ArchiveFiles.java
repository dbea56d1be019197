package dev.tandem.map.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip archive as its files by name, and back: sorted, stored and dated alike, so that equal files
 * make equal bytes on every machine. What would not come out as it went in, or leave the folder it
 * is unpacked to, is refused.
 */
final class ArchiveFiles {
  /** Archives begin to know time in 1980; the first month would be written by time zone. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int FREE = 1 << 20;

  /** Names that some system reads as another path, or that a version control keeps for itself. */
  private static final Pattern UNSAFE =
      Pattern.compile("(?is)\\.{1,2}|\\.git.*|.*[\\x00-\\x1f\\\\:*?\"<>|\\x7f].*|.*[ .]|");

  private ArchiveFiles() {}

  static SortedMap<String, byte[]> read(String file, byte[] archive, ReaderLimits limits) {
    if (archive.length > limits.maxFileBytes()) {
      throw Place.of(file)
          .tooLarge("found an archive of more than " + limits.maxFileBytes() + " bytes");
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    ArchiveEnd end = new ArchiveEnd();
    end.add(archive, 0, archive.length);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      long inflated = 0;
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > limits.maxEntries()) {
          throw Place.of(file).tooLarge("found more entries than " + limits.maxEntries());
        }
        byte[] content = content(file, zip, allowed(inflated, archive.length, limits));
        inflated += content.length;
        String name = entry.getName().replace('\\', '/');
        if (!name.endsWith("/")) {
          put(file, files, name, content);
        }
      }
      end.require(file, entries);
    } catch (IOException | IllegalArgumentException e) { // the latter for names in no character set
      throw Place.of(file).malformed("this zip archive cannot be read: " + e.getMessage(), e);
    }
    requireTree(file, files);
    return files;
  }

  /** How much the next entry may inflate to. */
  private static int allowed(long inflated, int packed, ReaderLimits limits) {
    long byRatio = Math.max(FREE, (long) packed * limits.maxInflationRatio());
    long most = Math.min(limits.maxInflatedBytes(), byRatio) - inflated;
    return (int) Math.min(most, Integer.MAX_VALUE - 8);
  }

  private static byte[] content(String file, ZipInputStream zip, int most) throws IOException {
    byte[] content = zip.readNBytes(most);
    if (zip.read() >= 0) {
      throw Place.of(file)
          .tooLarge(
              "found an archive that inflates too far; raise the limits of the reader if the file"
                  + " is trusted");
    }
    return content;
  }

  private static void put(
      String file, SortedMap<String, byte[]> files, String name, byte[] content) {
    requireSafe(file, name);
    if (files.put(name, content) != null) {
      throw Place.of(file).malformed("found the entry \"" + Texts.clip(name) + "\" twice");
    }
  }

  /** Refuses a name that could leave the folder, or means another one on some system. */
  static void requireSafe(String file, String name) {
    for (String part : name.split("/", -1)) {
      if (UNSAFE.matcher(part).matches()) {
        throw Place.of(file)
            .malformed(
                "found the entry \""
                    + Texts.clip(name.replaceAll("\\p{Cntrl}", "?"))
                    + "\", which points outside of the package or is no name of a file on every"
                    + " system; no package has such entries: do not trust it");
      }
    }
  }

  /** Refuses names that differ in case only, and a file that is a folder of another one. */
  private static void requireTree(String file, Map<String, byte[]> files) {
    SortedMap<String, String> byName = new TreeMap<>();
    for (String name : files.keySet()) {
      String other = byName.put(name.toLowerCase(Locale.ROOT), name);
      if (other != null) {
        throw twice(file, other, name);
      }
    }
    for (String name : files.keySet()) {
      String lower = name.toLowerCase(Locale.ROOT);
      for (int at = lower.indexOf('/'); at > 0; at = lower.indexOf('/', at + 1)) {
        String folder = byName.get(lower.substring(0, at));
        if (folder != null) {
          throw twice(file, folder, name);
        }
      }
    }
  }

  private static MapFormatException twice(String file, String one, String other) {
    return Place.of(file)
        .malformed(
            "found the entries \""
                + Texts.clip(one)
                + "\" and \""
                + Texts.clip(other)
                + "\", which one folder cannot hold");
  }

  static byte[] write(String file, SortedMap<String, byte[]> files, ReaderLimits limits) {
    if (files.size() > limits.maxEntries()) {
      throw Place.of(file).tooLarge("found more files than " + limits.maxEntries());
    }
    files.keySet().forEach(name -> requireSafe(file, name));
    requireTree(file, files);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        zip.putNextEntry(entry(entry.getKey(), entry.getValue()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  private static ZipEntry entry(String name, byte[] content) {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    entry.setSize(content.length);
    entry.setTimeLocal(TIME);
    return entry;
  }
}
