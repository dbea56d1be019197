package dev.tandem.example.odata.datapackage;

/**
 * What a package may cost whoever reads it. Immutable.
 *
 * @param files most files in it
 * @param bytes most bytes of all its files together, unpacked
 * @param columns most columns of an entity
 * @param cell most characters of one value
 */
public record PackageLimits(int files, int bytes, int columns, int cell) {

  /** Wide enough for real packages: 100 files, 128 MB, 1,000 columns, a million characters. */
  public static final PackageLimits STANDARD =
      new PackageLimits(100, 128 * 1024 * 1024, 1000, 1_000_000);

  public PackageLimits {
    if (files < 1 || bytes < 1 || columns < 1 || cell < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
