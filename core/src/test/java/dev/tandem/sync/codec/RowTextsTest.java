package dev.tandem.sync.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import java.math.BigDecimal;
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

  /** Decimals are their scale and their digits as a two's complement, however many they are. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.00",
        "127",
        "-128",
        "128",
        "-129",
        "1.50",
        "-0.01",
        "1E+5",
        "-32768",
        "32768",
        "999999999999999999",
        "-999999999999999999",
        "1000000000000000000",
        "9223372036854775807",
        "-9223372036854775808",
        "92233720368547758.08",
        "1234567890123456789012345.6789"
      })
  void writesDecimalsAsTheirDigits(String text) {
    BigDecimal value = new BigDecimal(text);

    String written = RowTexts.keyText(KeyValues.of("n", value));

    byte[] bytes = Base64.getDecoder().decode(written);
    byte[] digits = value.unscaledValue().toByteArray();
    assertThat(bytes).endsWith(digits);
    assertThat(bytes[bytes.length - digits.length - 1]).isEqualTo((byte) digits.length);
    assertThat(RowTexts.parseKey(written).value("n")).isEqualTo(value);
  }
}
