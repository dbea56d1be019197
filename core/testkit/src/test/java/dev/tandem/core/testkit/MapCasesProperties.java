package dev.tandem.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Files of cases that nobody wrote are read or refused, never anything else. */
class MapCasesProperties {
  private static final String CASE =
      """
      [{"name": "a", "direction": "TO_FINANCE", "row": {"number": "J1", "amount": 12.50},
        "expect": {"outcome": "rejected", "issues": [{"code": "TDM2001", "field": "amount"}]}}]
      """;

  @Property
  void textIsReadOrRefused(@ForAll @StringLength(max = 200) String text) {
    readOrRefused(text);
  }

  @Property
  void damagedCasesAreReadOrRefused(
      @ForAll @IntRange(max = 170) int from,
      @ForAll @IntRange(max = 12) int length,
      @ForAll("pieces") String piece) {
    int start = Math.min(from, CASE.length());
    int end = Math.min(start + length, CASE.length());
    readOrRefused(CASE.substring(0, start) + piece + CASE.substring(end));
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
        "", "{", "}", "[", "]", "\"", ",", ":", "null", "1e999999999", "\\u0000", "[".repeat(99));
  }

  private static void readOrRefused(String text) {
    try {
      MapCases cases = MapCases.parse("cases.json", text);
      cases.accept(SampleMap.compiled(), SampleMap.dataverse());
    } catch (MapCasesException e) {
      assertThat(e.getMessage()).contains("cases.json");
    }
  }
}
