package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextsTest {

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars('a', '0', '\0', '\u001a', '\ud834', '\udd1e', '\uffff', '\ufb03')
        .ofMaxLength(12);
  }

  @Property
  void givesBackWhatItTook(@ForAll("texts") String text) {
    assertThat(Texts.fromStore(Texts.toStore(text))).isEqualTo(text);
  }

  @Property
  void storesWhatEveryDatabaseKeeps(@ForAll("texts") String text) {
    String stored = Texts.toStore(text);

    assertThat(stored).doesNotContain("\0");
    assertThat(new String(stored.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(stored);
  }
}
