package dev.tandem.example.odata.datapackage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs files that no decent client would pack. */
public final class HostileZip {
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** A package of one entity as it should be. */
  public static HostileZip decent(String entity, String rows, String... columns) {
    HostileZip zip = new HostileZip();
    zip.files.put(
        "Manifest.xml", ManifestXml.manifest("p", entity, "Rows.csv", java.util.List.of(columns)));
    zip.files.put("PackageHeader.xml", ManifestXml.header("p"));
    zip.files.put("Rows.csv", CsvUnicode.bytes(CsvUnicode.MARK + rows));
    return zip;
  }

  /** The same with another file. */
  public HostileZip with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** The same with another file of text. */
  public HostileZip with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text of a file. */
  public String text(String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  /** The same without a file. */
  public HostileZip without(String name) {
    files.remove(name);
    return this;
  }

  /** The bytes. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
