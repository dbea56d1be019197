package dev.tandem.spi.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

  @Test
  void numbersAreUniqueAndGroupedByKind() {
    assertThat(ErrorCode.values()).extracting(ErrorCode::number).doesNotHaveDuplicates();
    assertThat(ErrorCode.values())
        .allSatisfy(code -> assertThat(code.number() / 1000).isEqualTo(thousands(code.kind())));
  }

  private static int thousands(ErrorKind kind) {
    return switch (kind) {
      case MAP -> 1;
      case DATA -> 2;
      case CONNECTOR -> 3;
      case INTERNAL -> 9;
    };
  }

  @Test
  void numbersNeverChangeMeaning() {
    assertThat(Arrays.stream(ErrorCode.values()).map(code -> code.number() + " " + code))
        .contains(
            "1001 MAP_MALFORMED",
            "1005 FILTER_MALFORMED",
            "1007 MAP_UNKNOWN",
            "1008 ACTION_REFUSED",
            "1009 SYNC_MISCONFIGURED",
            "2001 VALUE_NOT_CONVERTIBLE",
            "2002 TEXT_TOO_LONG",
            "2003 DIGITS_LOST",
            "2004 OUT_OF_RANGE",
            "2005 UNKNOWN_OPTION",
            "2006 LOOKUP_NOT_FOUND",
            "2008 KEY_BLANK",
            "2009 REQUIRED_MISSING",
            "2010 UNKNOWN_COLUMN",
            "2011 COMPANY_MISMATCH",
            "2012 READ_ONLY",
            "2013 DUPLICATE_KEY",
            "2014 STILL_REFERENCED",
            "2016 UNKNOWN_TABLE",
            "2017 KEY_MISMATCH",
            "2020 CONCURRENT_EDIT",
            "2021 KEY_CHANGED",
            "3001 CONNECTOR_TRANSIENT",
            "3002 CONNECTOR_PERMANENT",
            "3003 CAPABILITY_NOT_DECLARED",
            "3004 PAGE_TOKEN_INVALID",
            "3005 CONNECTOR_CLOSED",
            "3006 CURSOR_INVALID",
            "3007 CURSOR_EXPIRED",
            "3008 STORE_NOT_DURABLE",
            "3009 STORE_FAILED",
            "9001 INTERNAL");
  }

  @Test
  void problemsShowNoValues() {
    Problem problem =
        new Problem(ErrorCode.UNKNOWN_OPTION, "stage", "no such option", "secret", List.of("1"));

    assertThat(problem.display()).isEqualTo("TDM2005 stage: no such option");
    assertThat(Problem.of(ErrorCode.KEY_BLANK, null, "blank key", null).display())
        .isEqualTo("TDM2008: blank key");
    assertThat(Problem.of(ErrorCode.OUT_OF_RANGE, "n", "too big", 7).value()).isEqualTo("7");
  }

  @Test
  void exceptionsKnowTheirCodeAndKind() {
    Instant retryAt = Instant.parse("2026-03-05T10:00:00Z");
    TransientConnectorException passing = new TransientConnectorException("busy", retryAt, null);
    Throwable cause = new IllegalStateException("why");
    PermanentConnectorException lasting =
        new PermanentConnectorException(ErrorCode.UNKNOWN_TABLE, "no table", cause);

    assertThat(passing.retryAt()).isEqualTo(retryAt);
    assertThat(passing.kind()).isEqualTo(ErrorKind.CONNECTOR);
    assertThat(lasting.code()).isEqualTo(ErrorCode.UNKNOWN_TABLE);
    assertThat(lasting).hasCause(cause).hasMessage("no table");
  }
}
