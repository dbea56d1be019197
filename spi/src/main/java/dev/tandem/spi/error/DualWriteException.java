package dev.tandem.spi.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws. What happens to one row is a value, never an
 * exception; an exception means that a whole call failed.
 */
public class DualWriteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** An error without a cause of its own. */
  public DualWriteException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** An error with what led to it. */
  public DualWriteException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The fixed code. */
  public final ErrorCode code() {
    return code;
  }

  /** Whose concern it is. */
  public final ErrorKind kind() {
    return code.kind();
  }
}
