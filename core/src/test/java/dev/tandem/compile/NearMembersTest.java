package dev.tandem.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.FieldType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NearMembersTest {
  private static final FieldType STATUS =
      new FieldType.Choice(Map.of(192350000, "Ready to invoice", 7, "Closed"), false);

  @Test // TRF-5
  void knowsAnOptionByItsLabel() {
    assertThat(NearMembers.question(STATUS, "close")).isEqualTo("did you mean 7 (Closed)?");
  }

  @Test
  void knowsAnOptionByItsNumber() {
    assertThat(NearMembers.question(STATUS, "19235000"))
        .isEqualTo("did you mean 192350000 (Ready to invoice)?");
  }

  @Test
  void asksNothingWhenNothingIsNear() {
    assertThat(NearMembers.question(STATUS, "8")).isEmpty();
    assertThat(NearMembers.question(STATUS, "planted")).isEmpty();
    assertThat(NearMembers.question(FieldType.Text.of(5), "a")).isEmpty();
  }

  @Test
  void knowsWordsOfABoolean() {
    assertThat(NearMembers.question(new FieldType.Bool(), " Ture "))
        .isEqualTo("did you mean true?");
  }
}
