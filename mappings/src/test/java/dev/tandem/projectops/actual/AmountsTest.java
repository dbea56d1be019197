package dev.tandem.projectops.actual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.pricing.Price;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A split neither makes nor loses money (FS-5). */
class AmountsTest {
  private static List<String> ofParts(int rounding, String... quantities) {
    return Amounts.ofParts(
            List.of(quantities).stream().map(BigDecimal::new).toList(),
            Price.of("224.84", Contoso.USD),
            rounding)
        .stream()
        .map(BigDecimal::toPlainString)
        .toList();
  }

  @Test // FS-5
  void theRoundingPartTakesTheRest() {
    assertThat(ofParts(0, "0.04", "0.22")).containsExactly("9.00", "49.46");
  }

  @Test // FS-5: a part without quantity gets no row, and so the rest would be lost with it
  void thePartWithMostTakesTheRestWhenTheRoundingPartHasNothing() {
    assertThat(ofParts(1, "0.04", "0.00", "0.22")).containsExactly("8.99", "0.00", "49.47");
  }
}
