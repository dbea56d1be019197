package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServeCommandTest {

  @Test
  void startsBothServersAndTellsHowToReachThem() {
    CliRun run = CliRun.of("serve", "--port", "0", "--for", "0");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("Dataverse Web API +http://127\\.0\\.0\\.1:\\d+/api/data/v9\\.2/")
        .containsPattern("finance OData +http://127\\.0\\.0\\.1:\\d+/data/")
        .contains("client id           tandem-sample")
        .containsPattern("client secret +\\S{36}")
        .containsPattern("sample rows +[1-9]");
    assertThat(run.err()).contains("stopped");
  }

  @Test
  void refusesAShareOfFaultsThatIsNone() {
    CliRun run = CliRun.of("serve", "--faults", "2");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("between 0 and 1");
  }
}
