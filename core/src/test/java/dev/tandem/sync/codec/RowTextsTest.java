package dev.tandem.sync.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTextsTest {

  /** Stored bytes are read by later versions: they never change. */
  @Test
  void writesTheBytesThatStoresHold() {
    KeyValues key =
        KeyValues.builder()
            .put("n", "a\u00e91")
            .put("id", new UUID(0x0102030405060708L, 0xF1F2F3F4F5F6F7F8L))
            .build();

    byte[] bytes = Base64.getDecoder().decode(RowTexts.keyText(key));

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "02"
                + "016e"
                + "0204"
                + "61c3a931"
                + "026964"
                + "0c"
                + "0102030405060708f1f2f3f4f5f6f7f8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "\u007f\u0080", "ab\u00e9", "\ud83d\ude00", "\u20ac and more"})
  void readsWhatItWrote(String text) {
    for (String value : new String[] {text, text.repeat(100), "x".repeat(255) + text}) {
      KeyValues key = KeyValues.of("number", value);

      assertThat(RowTexts.parseKey(RowTexts.keyText(key)).value("number")).isEqualTo(value);
    }
  }
}
