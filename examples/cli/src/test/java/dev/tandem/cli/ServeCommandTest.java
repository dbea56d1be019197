package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void keepsBothServersInStepWithOneCommand(@TempDir Path folder) {
    Path store = folder.resolve("served.db");
    CliRun run = served(store);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    for (String map : new String[] {"Legal entities", "Currencies", "Customers V3"}) {
      assertThat(run.out()).containsPattern(map + " +RUNNING");
    }
    assertThat(run.out())
        .doesNotContain("DEAD")
        .containsPattern("events of finance +http://127\\.0\\.0\\.1:\\d+/events");
    assertThat(run.err()).containsPattern("page: http://127\\.0\\.0\\.1:\\d+/\n");
    assertThat(store).isNotEmptyFile();

    CliRun again = served(store);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("holds a synchronisation already", "name an empty one");
  }

  private static CliRun served(Path store) {
    return CliRun.of(
        "serve", "--port", "0", "--sync", "--for", "0", "--page", "0", "--store", store.toString());
  }

  @Test
  void takesTheSecretFromAVariableAndKeepsIt() {
    CliRun run = CliRun.of("serve", "--port", "0", "--for", "0", "--secret-env", "PATH");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("as in PATH").doesNotContain(System.getenv("PATH"));
    assertThat(CliRun.of("serve", "--secret-env", "TANDEM_NO_SUCH_VARIABLE").code()).isEqualTo(2);
  }

  @Test
  void refusesAnEndpointOfEventsThatIsNone() {
    for (String address : new String[] {"ftp://x/events", "8902", "notaurl", "http:/x"}) {
      CliRun run = CliRun.of("serve", "--port", "0", "--for", "0", "--events", address);
      assertThat(run.code()).as(run.out()).isEqualTo(2);
      assertThat(run.out()).as("nothing was started").isEmpty();
      assertThat(run.err()).contains("'" + address + "'; give an http or https address");
    }
    CliRun coded =
        CliRun.of(
            "serve", "--port", "0", "--for", "0", "--events", "http://127.0.0.1:1/x?code=hidden");
    assertThat(coded.code()).as(coded.err()).isZero();
    assertThat(coded.out()).contains("http://127.0.0.1:1/x").doesNotContain("hidden");
  }

  @Test
  void refusesAShareOfFaultsThatIsNone() {
    CliRun run = CliRun.of("serve", "--faults", "2");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("between 0 and 1");
  }

  @ParameterizedTest
  @CsvSource({
    "--page 0, add --sync",
    "--store s.db, add --sync",
    "--sync --page -1, between 0 and 65535",
    "--sync --store jdbc:h2:mem, begins with jdbc:postgresql:",
    "--sync --store jdbc:postgresql://h/d?password=x, --store-password-env",
    "--sync --store-password-env PATH, belongs to --store",
    "--sync --store s.db --store-password-env PATH, begins with jdbc:postgresql:",
    "--sync --store jdbc:postgresql://h/d --store-password-env TANDEM_NO_SUCH, is not set"
  })
  void refusesOptionsThatDoNotFit(String options, String reason) {
    CliRun run = CliRun.of(("serve --port 0 " + options).split(" ", -1));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(reason, "Try 'tandem serve --help'");
  }
}
