package dev.tandem.engine;

/**
 * Choices where the documentation leaves the behaviour open. Immutable.
 *
 * @param emptyTextAsNull finance empty text becomes null on Dataverse (UND-5)
 * @param emptyDateAsNull the finance empty date 1900-01-01 becomes null on Dataverse (UND-6)
 * @param roundDecimals decimals beyond the target scale are rounded half up instead of refused
 *     (UND-33)
 * @param strictValueMaps a value that a value map does not list is refused instead of passed
 *     through (UND-9)
 */
public record ConversionOptions(
    boolean emptyTextAsNull,
    boolean emptyDateAsNull,
    boolean roundDecimals,
    boolean strictValueMaps) {

  /** The choices of section 9 of the behaviour reference. */
  public static final ConversionOptions STANDARD = new ConversionOptions(true, true, false, false);

  /** The same with finance empty text kept as empty text. */
  public ConversionOptions keepEmptyText() {
    return new ConversionOptions(false, emptyDateAsNull, roundDecimals, strictValueMaps);
  }

  /** The same with 1900-01-01 copied as it is. */
  public ConversionOptions keepEmptyDates() {
    return new ConversionOptions(emptyTextAsNull, false, roundDecimals, strictValueMaps);
  }

  /** The same with decimals rounded half up. */
  public ConversionOptions rounding() {
    return new ConversionOptions(emptyTextAsNull, emptyDateAsNull, true, strictValueMaps);
  }

  /** The same with unlisted values refused. */
  public ConversionOptions strict() {
    return new ConversionOptions(emptyTextAsNull, emptyDateAsNull, roundDecimals, true);
  }
}
