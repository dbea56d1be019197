package dev.tandem.example.odata.server.rows;

import java.util.Locale;
import org.apache.olingo.server.api.ODataApplicationException;

/** A request that the service answers with an error of its own. */
public final class Refusal extends ODataApplicationException {
  private static final long serialVersionUID = 1L;

  /**
   * An error answer.
   *
   * @param status the HTTP status
   * @param code the code in the body, as the real service has it
   * @param message for people
   */
  public Refusal(int status, String code, String message) {
    super(message, status, Locale.ROOT, code);
  }

  /** A request that makes no sense. */
  public static Refusal badRequest(String message) {
    return new Refusal(400, "0x0", message);
  }

  /** Something that the real service does not support either. */
  public static Refusal notSupported(String message) {
    return new Refusal(501, "0x80060888", message);
  }
}
