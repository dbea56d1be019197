package dev.tandem.sync.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AwaitTest {
  private static final List<String> NAMES = List.of("d", "a", "f", "c", "b", "e");

  @Test // a row waits under the first name, so a history must meet them in one order everywhere
  void namesKeepTheOrderInWhichTheyAreMissed() {
    Set<String> missed = new LinkedHashSet<>(NAMES);

    assertThat(new Verdict.Await(missed, "", null).names()).containsExactlyElementsOf(NAMES);
  }
}
