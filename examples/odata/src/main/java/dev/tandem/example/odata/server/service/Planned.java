package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;

/**
 * A write that a request asks for, and its answer once it is done.
 *
 * @param shape the set
 * @param write what to write
 * @param mustExist whether there must be a row already
 * @param answer fills the answer in
 */
record Planned(Shape shape, Write write, boolean mustExist, Answer answer) {

  /** Fills an answer in. */
  interface Answer {
    void fill(WriteOutcome.Applied outcome) throws ODataApplicationException, ODataLibraryException;
  }

  boolean isSameRow(Planned other) {
    return shape == other.shape && write.key().equals(other.write.key());
  }
}
