package dev.tandem.map.format;

/**
 * Where the JSON of a mapping stands in a document, and how it is written there. Immutable.
 *
 * @param start where it begins in the text of the document
 * @param end where it ends
 * @param lead space before the JSON, which stays (PKG-5)
 * @param trail space behind it
 * @param layout how the JSON is laid out
 * @param quoting how the document holds it
 */
record MappingText(
    int start, int end, String lead, String trail, JsonText.Layout layout, Quoting quoting) {

  /** How a document holds JSON. */
  @FunctionalInterface
  interface Quoting {
    /** The JSON as it stands in the document. */
    String quote(String json);
  }

  /** A mapping whose text is known. */
  static MappingText of(int start, int end, String json, Quoting quoting) {
    String stripped = json.strip();
    int from = json.indexOf(stripped);
    return new MappingText(
        start,
        end,
        json.substring(0, from),
        json.substring(from + stripped.length()),
        JsonText.Layout.of(stripped),
        quoting);
  }
}
