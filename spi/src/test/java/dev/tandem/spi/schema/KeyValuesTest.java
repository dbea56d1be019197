package dev.tandem.spi.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyValuesTest {

  @Test
  void ignoresCaseAndTrailingSpaces() { // UND-27
    assertThat(KeyValues.of("Number", "ABC  ")).isEqualTo(KeyValues.of("number", "abc"));
    assertThat(KeyValues.of("number", " abc")).isNotEqualTo(KeyValues.of("number", "abc"));
  }

  @Test
  void takesBlankForNull() { // UND-26
    KeyValues partly = KeyValues.builder().put("number", null).put("company", "usmf").build();
    KeyValues empty = KeyValues.builder().put("number", "").put("company", "USMF").build();

    assertThat(partly).isEqualTo(empty).hasSameHashCodeAs(empty);
    assertThat(partly.isBlank()).isFalse();
    assertThat(KeyValues.builder().put("a", null).put("b", " ").build().isBlank()).isTrue();
  }

  @Test
  void doesNotMistakeABlankPartForAMissingOne() {
    KeyValues partly = KeyValues.builder().put("number", "1").put("company", null).build();

    assertThat(partly).isNotEqualTo(KeyValues.of("number", "1"));
    assertThat(partly.has("COMPANY")).isTrue();
    assertThat(KeyValues.of("number", "1").has("company")).isFalse();
  }

  @Test
  void ignoresTheOrderOfParts() { // KEY-16
    KeyValues one = KeyValues.builder().put("a", "1").put("b", "2").build();
    KeyValues other = KeyValues.builder().put("b", "2").put("a", "1").build();

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.columns()).containsExactly("a", "b");
    assertThat(one.part(1)).isEqualTo("2");
    assertThat(other.part(1)).isEqualTo("1");
    assertThat(other.columns()).containsExactly("b", "a");
  }

  @Test
  void comparesValuesOfSeveralClassesByText() {
    assertThat(KeyValues.of("n", new BigDecimal("1.50")))
        .isEqualTo(KeyValues.of("n", new BigDecimal("1.5")));
    assertThat(KeyValues.of("n", 7)).isEqualTo(KeyValues.of("n", 7L));
    assertThat(KeyValues.of("n", ChoiceValue.of(3))).isEqualTo(KeyValues.of("n", "3"));
    assertThat(KeyValues.of("n", EnumValue.of("Yes"))).isEqualTo(KeyValues.of("n", "yes"));
    UUID id = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    assertThat(KeyValues.of("n", id))
        .isEqualTo(KeyValues.of("n", "00000000-0000-4000-8000-00000000000A"));
  }

  @Test
  void findsPartsInAnyCase() {
    KeyValues key = KeyValues.of("Number", "A");

    assertThat(key.value("NUMBER")).isEqualTo("A");
    assertThat(key.value("other")).isNull();
    assertThat(key.asMap()).containsEntry("Number", "A");
  }

  @Test
  void namesEachColumnOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyValues.builder().put("a", 1).put("A", 2).build())
        .withMessageContaining("once");
  }
}
