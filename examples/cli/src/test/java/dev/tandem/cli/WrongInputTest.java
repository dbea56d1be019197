package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What users get wrong is told with its place and with what to do; nothing of it is passed over.
 */
class WrongInputTest {
  private static final String PROJECT =
      "{\"table\":\"msdyn_projects\",\"values\":{\"msdyn_projectnumber\":\"P1\"}}";

  @TempDir private Path folder = Path.of("");

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void refused(CliRun run, String... parts) {
    assertThat(run.code()).as("%s%n%s", run.out(), run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("tandem: ").contains(parts).doesNotContain("defect");
  }

  private CliRun dryRun(String rows) throws IOException {
    Path file = write("rows.ndjson", rows + "\n");
    return CliRun.of("dry-run", "06-msdyn_projects", "--dataverse", file.toString());
  }

  @Test
  void aSecondRowOnOneLineIsNotPassedOver() throws IOException {
    refused(dryRun(PROJECT + " " + PROJECT), "rows.ndjson:1: is no JSON object: Trailing token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [1]                                                    | is no JSON object; write {"table"
          5                                                      | is no JSON object; write {"table"
          {"tabel":"msdyn_projects","values":{}}                 | 'tabel' is not known here; allowed are side, table, key, values
          {"table":5,"values":{}}                                | "table" must name the table of the row
          {"table":"msdyn_projects","values":[1]}                | "values" must be an object
          {"table":"msdyn_projects"}                             | "values" must be an object
          {"table":"msdyn_projects","kee":{},"values":{}}        | 'kee' is not known here
          {"table":"msdyn_projects","key":"P1","values":{}}      | "key" must be an object
          {"table":"msdyn_projects","key":{"x.y":1},"values":{}} | msdyn_projects has no column x
          """)
  void aRowThatIsNoneIsTold(String row, String problem) throws IOException {
    refused(dryRun(PROJECT + "\n" + row), "rows.ndjson:2: ", problem);
  }

  @Test // in words, and without the value
  void aRefusedRowSaysWhatIsWrongInBothKindsOfSystem() throws IOException {
    String words = "refuses the change: TDM2002 msdyn_projectnumber: the text has 101 characters";
    String row = PROJECT.replace("P1", "x".repeat(101));
    refused(dryRun(row), words);
    SyncFolder sync = SyncFolder.sqlite(folder, "later-wins");
    Path rows =
        write(
            "mine.ndjson",
            "{\"side\":\"finance\",\"table\":\"Legal entities\",\"values\":{\"LEGALENTITYID\":"
                + "\"TOOLONG\",\"NAME\":\"x\"}}\n");
    CliRun run = sync.run("rows", "enter", rows.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("mine.ndjson:1: ", "refuses the change: TDM2002 LEGALENTITYID: the text has 7")
        .doesNotContain("TOOLONG", "Rejected[");
  }

  @Test
  void aFileInAnotherEncodingIsTold() throws IOException {
    Path file = folder.resolve("latin.ndjson");
    Files.write(file, "{\"table\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1));
    refused(
        CliRun.of("dry-run", "06-msdyn_projects", "--dataverse", file.toString()),
        "cannot read the rows " + file + ": the text is not UTF-8");
    refused(
        CliRun.of("cases", "06-msdyn_projects", file.toString()),
        "cannot read the cases " + file + ": the text is not UTF-8");
  }

  @Test
  void aBlankCompanyIsNoDefect() throws IOException {
    SyncFolder sync = SyncFolder.sqlite(folder, "later-wins");
    String[] blank = {"it is blank; give the id of a company", "--company"};
    Path rows = write("rows.ndjson", PROJECT);
    refused(
        CliRun.of("dry-run", "06-msdyn_projects", "--dataverse", rows.toString(), "--company", ""),
        blank);
    sync.refuses(new String[] {"reconcile", "Currencies", "--company", ""}, blank);
    sync.refuses(new String[] {"dead-letters", "list", "--company", " "}, blank);
    sync.refuses(
        new String[] {"initial-sync", "--all", "--master", "finance", "--company", ""}, blank);
    sync.refuses(new String[] {"initial-sync", "--all", "--estimate", "--company", ""}, blank);
  }

  @Test
  void aFolderInPlaceOfLookupsIsNamed() {
    refused(
        CliRun.of("map", "Projects V2", "--to", "finance", "--lookups", folder.toString()),
        "cannot read the lookups " + folder);
  }

  @Test
  void whatCannotBeWrittenIsNamedWithTheReason() throws IOException {
    Path map = write("map.json", ShippedFiles.map("06-msdyn_projects"));
    Path away = folder.resolve("nowhere/x");
    refused(
        CliRun.of("merge", map.toString(), map.toString(), map.toString(), "-o", away.toString()),
        "cannot read or write " + away + ": no such file or folder");
    refused(CliRun.of("docs", map.toString(), "-o", map.toString()), "cannot read or write " + map);
  }

  @Test
  void aStoreThatIsNoneIsNamed() throws IOException {
    SyncFolder sync = SyncFolder.sqlite(folder, "later-wins");
    Path store = write("sync.db", "no database, but long enough to be looked at as if it were one");
    sync.refuses(
        new String[] {"status"}, "cannot open the store " + store, "name a file of SQLite");
  }

  @Test
  void twoMapsOfOneNameAreToldWithTheirPlace() throws IOException {
    SyncFolder sync = SyncFolder.sqlite(folder, "later-wins");
    write("sync.yaml", Files.readString(sync.config()) + "  - prerequisite/01-cdm_companies\n");
    sync.refuses(
        new String[] {"status"},
        "sync.yaml:8:5: another map above is named 'Legal entities' as well; take one out, or give");
    Path rows = write("rows.ndjson", PROJECT);
    refused(
        CliRun.of(
            "dry-run",
            "prerequisite/18-accounts",
            "prerequisite/19-contacts",
            "--dataverse",
            rows.toString()),
        "two of these maps are named 'Customers V3'; run them one by one, or by a --config");
  }

  @Test
  void progressIsToldEverySecondAtMost() {
    SyncFolder sync = SyncFolder.sqlite(folder, "later-wins");
    sync.refuses(
        new String[] {"sync", "--until-idle", "--progress", "0"},
        "--progress is 0; give at least 1 second");
  }

  @Test
  void serversSayWhichPortsTheyTake() throws IOException {
    refused(CliRun.of("serve", "--port", "65535", "--for", "1"), "--port takes a port between 0");
    refused(CliRun.of("serve", "--port", "0", "--for", "-1"), "--for is -1; give a time");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refused(
          CliRun.of("serve", "--port", String.valueOf(taken.getLocalPort()), "--for", "1"),
          "cannot listen on port " + taken.getLocalPort() + "; choose another with --port");
    }
  }

  @Test
  void anArchiveThatBreaksOffIsNoPackage() throws IOException {
    Path whole = folder.resolve("whole.zip");
    String map = ShippedFiles.map("06-msdyn_projects");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(whole))) {
      zip.putNextEntry(new ZipEntry("projects.json"));
      zip.write(map.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(CliRun.of("show", whole.toString()).code()).isZero();
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length - 10));
    refused(CliRun.of("show", whole.toString()), "whole.zip: this zip archive breaks off");
  }
}
