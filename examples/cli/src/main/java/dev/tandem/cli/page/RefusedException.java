package dev.tandem.cli.page;

/** A request that is not carried out: why, what to do instead, and the status of HTTP for it. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String remedy;

  /**
   * Refuses.
   *
   * @param status of HTTP, 400 or above
   * @param message what is wrong, without secrets
   * @param remedy what to do, empty when that is plain
   */
  public RefusedException(int status, String message, String remedy) {
    super(message);
    this.status = status;
    this.remedy = remedy;
  }

  int status() {
    return status;
  }

  String remedy() {
    return remedy;
  }
}
