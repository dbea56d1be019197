package dev.tandem.example.odata.datapackage;

import java.io.IOException;

/** A package, or a file of one, is not what it claims to be, or larger than it may be. */
public final class MalformedPackageException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What was expected, and what was found. */
  public MalformedPackageException(String message) {
    super(message);
  }

  /** What was expected, and what failed. */
  public MalformedPackageException(String message, Throwable cause) {
    super(message, cause);
  }
}
