package dev.tandem.map.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Archives as other programs see them. */
final class Archives {
  private Archives() {}

  /** An archive without compression; names and contents in turn. */
  static byte[] stored(Object... entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      zip.setComment("kept");
      for (int i = 0; i < entries.length; i += 2) {
        byte[] content =
            entries[i + 1] instanceof byte[] bytes ? bytes : Fixtures.utf8((String) entries[i + 1]);
        ZipEntry entry = new ZipEntry((String) entries[i]);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        entry.setTime(1_000_000_000_000L + i * 86_400_000L);
        entry.setComment("comment " + i);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The contents by name, read from the front, bytes as Latin letters. */
  static Map<String, String> contents(byte[] archive) {
    Map<String, String> contents = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        contents.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  /** What the directory at the end says of every entry, sizes aside; every entry is read by it. */
  static List<String> directory(byte[] archive) {
    try {
      Path file = Files.createTempFile("archive", ".zip");
      try {
        Files.write(file, archive);
        return directory(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> directory(Path file) throws IOException {
    List<String> entries = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      entries.add(String.valueOf(zip.getComment()));
      for (ZipEntry entry : zip.stream().toList()) {
        zip.getInputStream(entry).readAllBytes();
        entries.add(
            "%s %s %d %d %s"
                .formatted(
                    entry.getName(),
                    entry.getComment(),
                    entry.getTime(),
                    entry.getMethod(),
                    Arrays.toString(entry.getExtra())));
      }
    }
    return entries;
  }
}
