package dev.tandem.example.odata.datapackage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a package with the rows of one entity. Only the packed rows are kept in memory. Equal rows
 * make equal bytes. Used by one thread.
 */
public final class PackageWriter {
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final String FILE = "Rows.csv";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
  private final MessageDigest digest = sha256();
  private long written;

  /**
   * Begins a package.
   *
   * @param project the name of the data project
   * @param entity the label of the entity
   * @param columns its fields, which are the columns of the file as well
   */
  public PackageWriter(String project, String entity, List<String> columns) {
    try {
      entry(PackageNames.MANIFEST);
      zip.write(ManifestXml.manifest(project, entity, FILE, columns));
      entry(PackageNames.HEADER);
      zip.write(ManifestXml.header(project));
      entry(FILE);
    } catch (IOException e) {
      throw impossible(e);
    }
    digest.update(CsvUnicode.bytes(entity + '\n'));
    write(CsvUnicode.MARK + CsvUnicode.line(columns));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static UncheckedIOException impossible(IOException e) {
    return new UncheckedIOException("memory does not fail like a file", e);
  }

  private void entry(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
  }

  private void write(String line) {
    byte[] encoded = CsvUnicode.bytes(line);
    written += encoded.length;
    digest.update(encoded);
    try {
      zip.write(encoded);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** Adds a row: one cell per column, empty for a blank. */
  public void add(List<String> cells) {
    write(CsvUnicode.line(cells));
  }

  /** The bytes of the rows so far, unpacked. */
  public long size() {
    return written;
  }

  /** Ends the package and gives its bytes. */
  public byte[] finish() {
    try {
      zip.close();
    } catch (IOException e) {
      throw impossible(e);
    }
    return bytes.toByteArray();
  }

  /** Tells entity and rows of the package from all others, once it is finished. */
  public String contentHash() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
