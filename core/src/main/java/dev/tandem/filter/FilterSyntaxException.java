package dev.tandem.filter;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;

/**
 * A filter does not parse, or names a column that its table does not have (FLT-5). The message
 * shows the text with a caret under the place, what was found, what was expected and what to do.
 */
public final class FilterSyntaxException extends DualWriteException {
  private static final long serialVersionUID = 1L;

  private final int position;

  private FilterSyntaxException(String message, int position) {
    super(ErrorCode.FILTER_MALFORMED, message);
    this.position = position;
  }

  static FilterSyntaxException of(Side side, String text, int position, Complaint complaint) {
    String language = side == Side.FINANCE ? "finance" : "Dataverse";
    String message =
        """
        the %s filter is wrong at character %d
        %s
        found:    %s
        expected: %s
        remedy:   %s"""
            .formatted(
                language,
                position + 1,
                Excerpt.of(text, position),
                complaint.found(),
                complaint.expected(),
                complaint.remedy());
    return new FilterSyntaxException(message, position);
  }

  /** Offset of the wrong place in the filter text, from 0 to its length. */
  public int position() {
    return position;
  }

  /**
   * What is wrong at a place.
   *
   * @param found what stands there
   * @param expected what could stand there
   * @param remedy what the author should do
   */
  record Complaint(String found, String expected, String remedy) {}
}
