package dev.tandem.example.odata.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.spi.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients and generators from npm against the servers; run where they are installed. */
class ClientsNode {
  private static final Path SCRIPTS = Path.of("src/test/js");
  private static final int MINUTES = 5;

  @TempDir private Path folder = Path.of("");

  @Test
  void aClientOfTheDataverseWebApiWorksWithTheServer() throws IOException, InterruptedException {
    try (DataverseFixture dataverse = new DataverseFixture()) {
      run(
          "dataverse.test.mjs",
          Map.of(
              "ORIGIN",
              dataverse.server.origin().toString(),
              "CLIENT",
              Http.CLIENT,
              "SECRET",
              Http.SECRET,
              "COMPANY",
              DataverseFixture.USPM.toString()));
    }
  }

  @Test
  void aCodeGeneratorReadsTheMetadataOfBothServers() throws IOException, InterruptedException {
    Path dataverse = folder.resolve("dataverse.xml");
    Path finance = folder.resolve("finance.xml");
    try (DataverseFixture fixture = new DataverseFixture()) {
      Files.writeString(dataverse, fixture.http.get("$metadata").body());
    }
    ManualClock clock = Sides.clock();
    try (FinanceServer server =
        FinanceServer.start(
            Sides.finance(clock), new ShippedNames(), Sides.settings(clock, Limits.FINANCE))) {
      Http http = new Http(server.origin(), server.api()).signIn();
      Files.writeString(finance, http.get("$metadata").body());
    }
    run(
        "metadata.test.mjs",
        Map.of(
            "METADATA",
            dataverse + " " + finance,
            "TYPES",
            "dataverse.xml:account finance.xml:CustomerV3"));
  }

  private void run(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    ProcessBuilder node =
        new ProcessBuilder("node", "--test", script)
            .directory(SCRIPTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    node.environment().putAll(environment);
    Process process = node.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("it ends in time").isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
      assertThat(Files.readString(log)).containsPattern("# pass [1-9]").contains("# skipped 0");
    } finally {
      process.destroyForcibly();
    }
  }
}
