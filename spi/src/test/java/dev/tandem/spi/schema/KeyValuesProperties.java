package dev.tandem.spi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

/** Laws of key comparison. */
class KeyValuesProperties {

  @Property
  void caseAndTrailingSpacesNeverMatter( // UND-27
      @ForAll @AlphaChars @NumericChars String text, @ForAll @IntRange(max = 4) int spaces) {
    KeyValues plain = KeyValues.of("key", text);
    KeyValues other = KeyValues.of("KEY", text.toUpperCase(Locale.ROOT) + " ".repeat(spaces));

    assertThat(other).isEqualTo(plain).hasSameHashCodeAs(plain);
  }

  @Property
  void differentTextsAreDifferentKeys(
      @ForAll @AlphaChars @StringLength(max = 3) String left,
      @ForAll @AlphaChars @StringLength(max = 3) String right) {
    assertThat(KeyValues.of("key", left).equals(KeyValues.of("key", right)))
        .isEqualTo(left.equalsIgnoreCase(right));
  }

  @Property
  void partsDoNotRunIntoEachOther(
      @ForAll @AlphaChars @StringLength(max = 3) String first,
      @ForAll @AlphaChars @StringLength(max = 3) String second) {
    KeyValues key = KeyValues.builder().put("a", first).put("b", second).build();
    KeyValues swapped = KeyValues.builder().put("a", second).put("b", first).build();

    assertThat(key.equals(swapped)).isEqualTo(first.equalsIgnoreCase(second));
    assertThat(key.isBlank()).isEqualTo(first.isEmpty() && second.isEmpty());
  }
}
