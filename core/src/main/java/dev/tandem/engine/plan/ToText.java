package dev.tandem.engine.plan;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.value.Reference;

/** To text: too long is an error unless a truncate shortened it (TYP-1, UND-34). */
final class ToText extends Conversion {
  private final int maxLength;
  private final Object empty;

  /**
   * Text of at most this many characters.
   *
   * @param empty what an empty text becomes (UND-5)
   */
  ToText(int maxLength, Object blank, Object empty) {
    super(blank);
    this.maxLength = maxLength < 0 ? Integer.MAX_VALUE : maxLength;
    this.empty = empty;
  }

  int maxLength() {
    return maxLength;
  }

  @Override
  Object convertValue(Object value) {
    if (value instanceof Reference.ByKey) {
      return cannot("text: map a key column behind the lookup", value);
    }
    String text = Texts.of(value);
    if (text.isEmpty()) {
      return empty;
    }
    return text.length() <= maxLength ? text : tooLong(text);
  }

  private Failure tooLong(String text) {
    return Failure.of(
        ErrorCode.TEXT_TOO_LONG,
        "the text has %d characters, the target takes %d; add a truncate transform or shorten it"
            .formatted(text.length(), maxLength),
        text);
  }
}
