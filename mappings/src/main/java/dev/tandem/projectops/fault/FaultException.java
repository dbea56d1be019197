package dev.tandem.projectops.fault;

/**
 * Thrown by a calculation that cannot go on for the record in hand. Processes over many records
 * catch it for each record and hand its {@link #fault} back as a value, so that the others go on.
 */
public final class FaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /** An exception that carries the error; its message is {@link Fault#display}. */
  public FaultException(Fault fault) {
    super(fault.display());
    this.fault = fault;
  }

  /** The same from its parts. */
  public FaultException(FaultCode code, String place, String detail) {
    this(new Fault(code, place, detail));
  }

  /** What went wrong; never null. */
  public Fault fault() {
    return fault;
  }
}
