package dev.tandem.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedTextTest {

  // FLT-19
  @Test
  void agreesWithTheLibraryOnEveryCharacter() {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      char upper = Character.toUpperCase(c);
      for (char other : new char[] {c, upper, Character.toLowerCase(upper), 'k', 'i', 's', 'µ'}) {
        String one = String.valueOf(c);
        String two = String.valueOf(other);
        boolean expected = one.equalsIgnoreCase(two);
        if (new FoldedText(two).matches(one) != expected
            || new FoldedText(one).matches(two) != expected) {
          assertThat((int) c).as("U+%04X against U+%04X", (int) c, (int) other).isNegative();
        }
      }
    }
  }

  @Test
  void comparesWholeTexts() {
    FoldedText text = new FoldedText("Person");
    assertThat(List.of("person", "PERSON", "pErSoN", "Person")).allMatch(text::matches);
    assertThat(List.of("", "perso", "persons", "perzon", "pers0n")).noneMatch(text::matches);
    assertThat(new FoldedText("").matches("")).isTrue();
  }
}
