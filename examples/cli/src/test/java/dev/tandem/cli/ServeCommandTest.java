package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.odata.server.front.Faults;
import dev.tandem.example.odata.server.sample.SampleServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers to develop against, started and used by commands alone. */
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

  @Test // INIT-1, INIT-3: over HTTP, tokens and batches, as another process would
  void keepsBothServersInStepWithOneCommand() {
    CliRun run = CliRun.of("serve", "--port", "0", "--sync", "--for", "0");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    for (String map : new String[] {"Legal entities", "Currencies", "Customers V3"}) {
      assertThat(run.out()).containsPattern(map + " +RUNNING");
    }
    assertThat(run.out()).doesNotContain("DEAD");
  }

  @Test // the README's second terminal
  void sampleConfigurationReachesTheServers(@TempDir Path folder) throws IOException {
    String sample = Files.readString(Path.of("sample", "services.yaml"));
    try (SampleServers servers =
        SampleServers.start(0, System.getenv("PATH"), Faults.none(), Clock.systemUTC())) {
      String config =
          sample
              .replace("http://127.0.0.1:8900", servers.dataverse().origin().toString())
              .replace("http://127.0.0.1:8901", servers.finance().origin().toString())
              .replace("SAMPLE_SECRET", "PATH");
      assertThat(config).doesNotContain("8900", "8901");
      SyncFolder sync = new SyncFolder(folder);
      sync.write("sync.yaml", config);
      String loaded = sync.ok("initial-sync", "--all", "--master", "finance");
      assertThat(loaded).contains(": over");
      assertThat(sync.ok("sync", "--until-idle")).isEmpty();
      assertThat(sync.ok("status")).contains("RUNNING", "dead 0 + waiting 0");
    }
  }

  @Test
  void takesTheSecretFromAVariableAndKeepsIt() {
    CliRun run = CliRun.of("serve", "--port", "0", "--for", "0", "--secret-env", "PATH");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("as in PATH").doesNotContain(System.getenv("PATH"));
    assertThat(CliRun.of("serve", "--secret-env", "TANDEM_NO_SUCH_VARIABLE").code()).isEqualTo(2);
  }

  @Test
  void refusesAShareOfFaultsThatIsNone() {
    CliRun run = CliRun.of("serve", "--faults", "2");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("between 0 and 1");
  }
}
