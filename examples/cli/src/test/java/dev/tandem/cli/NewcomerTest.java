package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong at the first try: messages name the file and the place, and say what to do. */
class NewcomerTest {
  private static final String ROW =
      "{\"msdyn_projectnumber\":\"P1\",\"msdyn_subject\":\"\u00C4\","
          + "\"msdyn_owningcompany\":{\"cdm_companycode\":\"USPM\"}}";

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static CliRun project(Object... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of("map", "Projects V2", "--to", "finance"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return CliRun.of(all.toArray(new String[0]));
  }

  private static void refuses(CliRun run, String... parts) {
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(parts).doesNotContain("java.", "Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nowhere/map.json", "map.xml", "solution.ZIP", "solution.zip#Projects V2"})
  void aMissingMapFileIsNotTakenForAShippedMap(String name) {
    CliRun run = CliRun.of("show", name);
    refuses(run, "there is no file or folder '" + name + "'", "tandem catalogue");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void anEmptyMapFileIsCalledEmpty() throws IOException {
    refuses(CliRun.of("show", file("empty.json", "").toString()), "empty.json", "is empty");
  }

  @Test
  void errorsInRowsNameTheInput() throws IOException {
    Path broken = file("broken.ndjson", "{\"a\": oops}");
    refuses(project(broken), broken.toString(), "line 1, column 7");
    Path csv = file("broken.csv", "msdyn_projectnumber\nP1,P2\n");
    refuses(project(csv), csv.toString(), "line 2", "2 cells");
    CliRun piped = CliRun.withInput("{\"a\": oops}", "map", "Projects V2", "--to", "finance");
    refuses(piped, "standard input: ", "line 1");
  }

  @Test
  void rowsThatAreNotOneToALineAreExplained() throws IOException {
    String remedy = "write each row as one JSON object on a line of its own";
    refuses(project(file("list.json", "[" + ROW + "]")), "list.json", "line 1", remedy);
    refuses(project(file("pretty.json", "{\n\"msdyn_subject\":\"x\"}")), "line 1", remedy);
  }

  @Test
  void csvWithOtherSeparatorsIsExplained() throws IOException {
    Path semicolons = file("a.csv", "msdyn_projectnumber;msdyn_subject\nP1;x\n");
    refuses(project(semicolons), "separate the cells by commas");
    Path tabs = file("b.csv", "msdyn_projectnumber\tmsdyn_subject\nP1\tx\n");
    refuses(project(tabs), "separate the cells by commas");
  }

  @Test
  void foldersAndMissingFilesAreTold() {
    refuses(project(folder), folder.toString(), "it is a folder");
    Path missing = folder.resolve("none");
    refuses(project(missing), "no such file or folder");
    refuses(project("--lookups", missing), "lookups " + missing, "no such file or folder");
    refuses(project("--errors", missing.resolve("e")), "no such file or folder");
    refuses(project("--errors", folder), folder.toString(), "irectory");
  }

  @Test
  void lookupsOfATableThatNobodyKnowsAreTold() throws IOException {
    Path lookups =
        file(
            "lookups",
            "{\"table\":\"acounts\",\"id\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"values\":{}}");
    CliRun run = project("--lookups", lookups, file("rows", ROW));
    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(1);
    assertThat(run.err()).contains("lookups " + lookups, "no schema has the table acounts");
  }

  @Test // CO-3
  void aBareCompanyCodeIsRejectedAndExplained() {
    CliRun run =
        CliRun.withInput(
            ROW.replace("{\"cdm_companycode\":\"USPM\"}", "\"USPM\""),
            "map",
            "Projects V2",
            "--to",
            "finance");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("msdyn_owningcompany", "by the id of its row", "cdm_companycode");
  }

  @Test // TRF-13, TYP-10
  void anOptionThatTheValueMapMissesIsRejected() {
    CliRun run =
        CliRun.withInput(
            ROW.replace("{\"msdyn_pro", "{\"statecode\":7,\"msdyn_pro"),
            "map",
            "Projects V2",
            "--to",
            "finance");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("statecode", "the value map does not list", "[\"0\",\"1\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void byteOrderMarksAndWindowsLineEndsAreFine(String encoding) {
    Charset charset = Charset.forName(encoding);
    String csv =
        String.join(
            "\r\n",
            "msdyn_projectnumber,msdyn_subject,msdyn_owningcompany.cdm_companycode",
            "P1,\u00C4,USPM",
            "");
    for (String text : List.of(ROW + "\r\n\r\n", csv)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      StringWriter err = new StringWriter();
      byte[] input = ("\uFEFF" + text).getBytes(charset);
      assertThat(CliRun.run(input, out, err, "map", "Projects V2", "--to", "finance")).isZero();
      assertThat(err.toString()).isEmpty();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("\"PROJECTNAME\":\"\u00C4\"");
    }
  }

  @Test
  void longInputInUtf16IsReadWhole() {
    String rows = "\uFEFF" + (ROW + "\n").repeat(3_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] input = rows.getBytes(StandardCharsets.UTF_16LE);
    int code = CliRun.run(input, out, new StringWriter(), "map", "Projects V2", "--to", "finance");
    assertThat(code).isZero();
    String expected = CliRun.withInput(ROW, "map", "Projects V2", "--to", "finance").out();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.repeat(3_000));
  }

  @Test
  void halfACharacterInUtf16IsTold() {
    byte[] input = ("\uFEFF" + ROW).getBytes(StandardCharsets.UTF_16LE);
    byte[] cut = java.util.Arrays.copyOf(input, input.length - 1);
    StringWriter err = new StringWriter();
    int code =
        CliRun.run(cut, new ByteArrayOutputStream(), err, "map", "Projects V2", "--to", "finance");
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("standard input", "encoding");
  }

  @Test // FLT-7
  void olderFiltersRunBehindTheSwitch() throws IOException {
    String map =
        ShippedFiles.map("06-msdyn_projects")
            .replaceAll(
                "\"reversedSourceFilter\"\\s*:\\s*\"[^\"]*\"",
                "\"reversedSourceFilter\": \"startswith(msdyn_subject,'A')\"");
    Path file = file("legacy.json", map);
    CliRun strict = CliRun.withInput(ROW, "map", file.toString(), "--to", "finance");
    refuses(strict, "DIPV1012", "legacy");
    CliRun legacy = CliRun.withInput(ROW, "map", file.toString(), "--to", "finance", "--legacy");
    assertThat(legacy.code()).isZero();
    assertThat(legacy.out()).contains("filtered");
  }

  @Test // MAP-2, MAP-3: maps of one name are told apart by version and file
  void aListedMapCanBeNamedAsItIsListed() throws IOException {
    String map = ShippedFiles.map("06-msdyn_projects");
    file("a.json", map);
    file("b.json", map);
    CliRun both = CliRun.of("show", folder + "#Projects V2");
    refuses(both, "found 2 maps", "name one of them as it stands here");
    String listed =
        both.err().lines().filter(line -> line.contains("b.json")).findFirst().orElseThrow();
    assertThat(CliRun.of("show", folder + "#" + listed.strip()).code()).isZero();
  }
}
