package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void alignsColumnsAndLeavesNoSpacesAtTheEnd() {
    TextTable table = TextTable.of("Name", "Rows", "").right(1);
    table.add("a", 7, "x").add("longer", 1234, "");
    assertThat(table.lines())
        .containsExactly("Name    Rows", "------  ----  -", "a          7  x", "longer  1234");
  }

  @Test
  void countsCharactersNotUnits() {
    TextTable table = TextTable.of("A", "B").add("\uD83D\uDE00", "b").add("x", "b");
    assertThat(table.lines().get(2)).isEqualTo("\uD83D\uDE00  b");
    assertThat(table.lines().get(3)).isEqualTo("x  b");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    TextTable table = TextTable.of("A", "B");
    assertThatIllegalArgumentException().isThrownBy(() -> table.add("only one"));
  }
}
