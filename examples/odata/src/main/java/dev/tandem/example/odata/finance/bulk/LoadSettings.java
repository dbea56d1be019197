package dev.tandem.example.odata.finance.bulk;

import dev.tandem.example.odata.client.FileHosts;
import dev.tandem.spi.schema.LegalEntity;
import java.time.Duration;

/**
 * How a load goes about it. Immutable.
 *
 * @param files the hosts to which packages may be sent, usually the one blob store of the
 *     environment
 * @param company the legal entity under which rows without a company are imported
 * @param rows most rows in a package
 * @param bytes at how many bytes of rows, unpacked, a package is full
 * @param firstWait the first pause between two questions; each is twice as long as the one before
 * @param longestWait the longest pause between two questions
 * @param patience how long one package may take from its upload to its end
 */
public record LoadSettings(
    FileHosts files,
    LegalEntity company,
    int rows,
    int bytes,
    Duration firstWait,
    Duration longestWait,
    Duration patience) {
  private static final int MEGABYTE = 1024 * 1024;

  public LoadSettings {
    if (rows < 1 || bytes < 1 || firstWait.toMillis() < 1 || longestWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException("a package has a row, and a pause takes time");
    }
  }

  /** Packages of 10,000 rows or 32 MB, pauses of 2 to 30 seconds, four hours for a package. */
  public static LoadSettings of(FileHosts files, LegalEntity company) {
    return new LoadSettings(
        files,
        company,
        10_000,
        32 * MEGABYTE,
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        Duration.ofHours(4));
  }

  /** The same with other packages. */
  public LoadSettings inPackagesOf(int most) {
    return new LoadSettings(files, company, most, bytes, firstWait, longestWait, patience);
  }

  /** The same with other pauses. */
  public LoadSettings waiting(Duration first, Duration longest, Duration whole) {
    return new LoadSettings(files, company, rows, bytes, first, longest, whole);
  }
}
