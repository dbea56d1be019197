package dev.tandem.projectops.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The catalogue of known errors (ERR-1 to ERR-30). */
class FaultCodeTest {

  @Test
  void holdsEveryNumberOfTheTableOnce() {
    // ERR-1 .. ERR-30
    assertThat(Arrays.stream(FaultCode.values()).map(FaultCode::id))
        .containsAll(IntStream.rangeClosed(1, 30).mapToObj(n -> "ERR-" + n).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void saysForEachWhatIsWrongAndWhatHelps() {
    for (FaultCode code : FaultCode.values()) {
      assertThat(code.text()).as(code.id()).isNotBlank().doesNotEndWith(".");
      assertThat(code.cause()).as(code.id()).isNotBlank();
      assertThat(code.remedy()).as(code.id()).endsWith(".");
    }
  }

  @Test
  void displaysPlaceDetailAndRemedy() {
    Fault fault = new Fault(FaultCode.ERR_18, "actual A2", "GBP on 2026-03-05");
    assertThat(fault.display())
        .isEqualTo(
            "ERR-18 at actual A2: There is no exchange rate for the date (GBP on 2026-03-05)."
                + " Add the rate and import again.");
    assertThat(new FaultException(fault).fault()).isEqualTo(fault);
  }
}
