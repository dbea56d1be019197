package dev.tandem.example.odata.server.service;

import dev.tandem.spi.error.Problem;
import java.util.List;
import java.util.Locale;
import org.apache.olingo.server.api.ODataApplicationException;

/** A write that was refused, with everything that is wrong with the row. */
final class Problems extends ODataApplicationException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> found;

  Problems(int status, String code, String message, List<Problem> found) {
    super(message, status, Locale.ROOT, code);
    this.found = found;
  }

  List<Problem> found() {
    return found;
  }
}
