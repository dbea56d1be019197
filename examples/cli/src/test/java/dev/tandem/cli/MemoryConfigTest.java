package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.account;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems whose rows live in the process of 'tandem sync', and end with it. */
class MemoryConfigTest {
  @TempDir private Path folder = Path.of("");

  private SyncFolder memory(String rows) throws IOException {
    Path sample = Path.of("sample", "rows.ndjson");
    Files.copy(sample, folder.resolve("rows.ndjson"));
    return SyncFolder.on(
        folder,
        """
        dataverse: {kind: memory}
        finance: {kind: memory, rows: %s}
        store: sync.db
        """
            .formatted(rows));
  }

  @Test // LIFE-1
  void aSyncOfRowsInMemoryRunsAndEnds() throws IOException {
    SyncFolder sync = memory("rows.ndjson");
    CliRun run = sync.run("sync", "--start", "--until-idle");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("Customers V3: RUNNING", "stopped");
    assertThat(sync.state("Currencies")).isEqualTo("RUNNING");
  }

  @Test
  void whatAnotherProcessCannotReachIsRefused() throws IOException {
    SyncFolder sync = memory("rows.ndjson");
    String[] reason = {"is of kind memory", "'tandem sync' alone", "use kind: jdbc"};
    String file = sync.write("more.ndjson", account("A1", Map.of())).toString();
    sync.refuses(args("rows", "show", "Currencies", "--side", "finance"), reason);
    sync.refuses(args("rows", "enter", file), reason);
    sync.refuses(args("initial-sync", "--all", "--master", "finance"), reason);
    sync.refuses(args("reconcile", "Currencies"), reason);
  }

  @Test
  void rowsToBeginWithAreReadAtOnceOrRefused() throws IOException {
    SyncFolder sync = memory("none.ndjson");
    CliRun run = sync.run("sync", "--start", "--until-idle");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("none.ndjson", "no such file");
    assertThat(sync.state("Currencies")).isEqualTo("NOT_RUNNING");
  }

  private static String[] args(String... arguments) {
    return arguments;
  }
}
