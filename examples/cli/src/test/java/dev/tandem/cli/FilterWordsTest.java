package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters in words. */
class FilterWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATAVERSE|''|every row",
        "DATAVERSE|msdyn_skipsync eq false|rows where msdyn_skipsync is false",
        "DATAVERSE|a eq null and (b gt 5 or b lt 2)|rows where a is blank and (b is more than 5 or b is less than 2)",
        "DATAVERSE|startswith(name,'A')|rows where name begins with 'A'",
        "FINANCE|(PROJID != \"\")|rows where PROJID is not empty",
        "FINANCE|(NAME like \"A*\")|rows where NAME looks like 'A*'",
        "FINANCE|(NAME = |nothing that can be read: (NAME =",
      })
  void saysWhatAFilterLetsPass(Side side, String filter, String words) {
    assertThat(FilterWords.of(side, filter)).isEqualTo(words);
  }
}
