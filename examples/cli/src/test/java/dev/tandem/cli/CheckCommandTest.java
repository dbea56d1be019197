package dev.tandem.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class CheckCommandTest {
  private static final String SARIF = "schema/sarif-schema-2.1.0.json";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void copyTheMap() throws IOException {
    String resource = "check/paymentmethods.json";
    try (InputStream in = CheckCommandTest.class.getResourceAsStream(resource)) {
      Files.write(map(), requireNonNull(in, resource).readAllBytes());
    }
  }

  private Path map() {
    return folder.resolve("paymentmethods.json");
  }

  @Test
  void fitsAScreenAndPointsIntoALine() throws IOException {
    Files.writeString(map(), Files.readString(map()).replaceAll("\n *", " "));
    CliRun run = check();
    assertThat(run.out()).containsPattern("ERROR DIPV1022 pair 2 .*, line 1, column \\d{3}\n");
    assertThat(run.lines())
        .filteredOn(line -> line.startsWith("  "))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  private CliRun check(String... more) {
    String[] arguments = new String[more.length + 4];
    arguments[0] = "check";
    arguments[1] = folder.toString();
    arguments[2] = "--schemas";
    arguments[3] = "shipped";
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CliRun.of(arguments);
  }

  /** The output with the folder of this test taken out. */
  private String portable(String text) {
    return text.replace(folder.toUri().toString(), "file:///maps/")
        .replace(folder.toString(), "/maps");
  }

  private void suppress(String text) throws IOException {
    Files.writeString(folder.resolve("checks.yaml"), text);
  }

  private void suppressTheNames() throws IOException {
    suppress(
        """
        suppress:
          - code: TDM4017
            field: NAME
            reason: names are numbers of four digits
        """);
  }

  @ParameterizedTest
  @CsvSource({"text,txt", "json,json", "sarif,sarif", "junit,xml"})
  void writesEveryForm(String format, String ending) throws IOException {
    suppressTheNames();
    CliRun run = check("--format", format);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    Golden.check("check." + ending, portable(run.out()));
  }

  private static Schema sarifSchema() throws IOException {
    try (InputStream in = CheckCommandTest.class.getClassLoader().getResourceAsStream(SARIF)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(
              new String(requireNonNull(in, SARIF).readAllBytes(), StandardCharsets.UTF_8),
              InputFormat.JSON);
    }
  }

  @Test
  void passesTheSchemaOfSarif() throws IOException {
    suppressTheNames();
    Schema schema = sarifSchema();
    String sarif = check("--format", "sarif").out();
    assertThat(schema.validate(sarif, InputFormat.JSON)).isEmpty();
    assertThat(sarif).contains("\"suppressions\"", "\"justification\"");
    String wrong = sarif.replace("\"level\": \"error\"", "\"level\": \"fatal\"");
    assertThat(wrong).isNotEqualTo(sarif);
    assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
    String nothing = CliRun.of("check", soundMap().toString(), "--format", "sarif").out();
    assertThat(schema.validate(nothing, InputFormat.JSON)).isEmpty();
  }

  private Path soundMap() throws IOException {
    Path sound = Files.createDirectories(folder.resolve("a b")).resolve("sound.json");
    String text = ShippedFiles.map("prerequisite/02-transactioncurrencies");
    return Files.writeString(sound, text);
  }

  @Test
  void endsWellWhereNothingIsAsSevere() throws IOException {
    String sound = soundMap().toString();
    CliRun run = CliRun.of("check", sound, "--schemas", "shipped");
    assertThat(run.code()).isZero();
    assertThat(run.lines()).last().asString().startsWith("1 map, 0 errors");
    assertThat(CliRun.of("check", sound, "--fail-on", "note").code()).isEqualTo(1);
    assertThat(CliRun.of("check", sound, "--fail-on", "warning").code()).isZero();
  }

  @Test
  void tellsOnlyWhatTheBaselineDoesNotKnow() throws IOException {
    Path known = folder.resolveSibling(folder.getFileName() + "-known.json");
    Files.writeString(known, check("--format", "json").out());
    CliRun run = check("--baseline", known.toString(), "--fail-on", "note");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("1 map, 0 errors, 0 warnings, 0 notes; 0 suppressed\n");
    Files.writeString(map(), Files.readString(map()).replace("\"NAME\"", "\"NAMES\""));
    run = check("--baseline", known.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("DIPV1022 pair 1", "has no field NAMES");
    Files.delete(known);
  }

  @Test
  void saysTheLineInTheMemberOfAnArchive() throws IOException {
    String text = Files.readString(map());
    Path archive = archive("<!-- one\ntwo -->\n" + packed(text));
    int line = 2 + (int) text.substring(0, text.indexOf("DESCRIPTIO")).lines().count();
    CliRun run = CliRun.of("check", archive.toString(), "--schemas", "shipped");
    assertThat(run.out())
        .contains("maps.zip!customizations.xml", "(DESCRIPTIO = msdyn_description), line " + line);
    String sarif =
        CliRun.of("check", archive.toString(), "--schemas", "shipped", "--format", "sarif").out();
    assertThat(sarif).contains("\"startLine\": " + line);
    assertThat(sarifSchema().validate(sarif, InputFormat.JSON)).isEmpty();
  }

  private Path archive(String customizations) throws IOException {
    Path archive = folder.resolve("maps.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("customizations.xml"));
      zip.write(customizations.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return archive;
  }

  @Test // UND-43: a broken map does not hide the others
  void tellsABrokenMapAndChecksTheOthers() throws IOException {
    String text = Files.readString(map());
    Files.delete(map());
    String broken = packed("\n{\"legs\": [\n  {\"fieldMappings\": 7}]}");
    String named = "<msdyn_displayname>names - Names</msdyn_displayname><msdyn_mapping>";
    Path archive =
        archive(
            (broken.replace("<msdyn_mapping>", named) + packed(text))
                .replace("</ImportExportXml><ImportExportXml>", ""));
    Files.writeString(folder.resolve("broken.json"), "{\"legs\":\n[}");
    CliRun run = check();
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    assertThat(portable(run.out()))
        .contains("(DESCRIPTIO = msdyn_description), line ", "\n1 map, 3 errors, ")
        .contains(
            """
            /maps/broken.json: broken.json
              ERROR TDM4120 /legs, line 2, column 2
                the map cannot be read:""")
        .contains(
            """
            /maps/maps.zip!customizations.xml: names - Names
              ERROR TDM4120 /legs/0/fieldMappings, line 3, column 21
                the map cannot be read: found a number; expected an array of objects
                Fix: mend it or export it again; the others were checked without it
            """);
    String sarif = check("--format", "sarif").out();
    assertThat(sarifSchema().validate(sarif, InputFormat.JSON)).isEmpty();
    assertThat(sarif).contains("\"ruleId\": \"TDM4120\"", "\"startLine\": 3");
    assertThat(CliRun.of("check", archive.toString(), "--fail-on", "error").code()).isEqualTo(1);
  }

  @Test // what a merge left must not get past a build
  void failsWhereAMergeLeftAConflict() throws IOException {
    String text = ShippedFiles.map("06-msdyn_projects");
    String was = "\"completed\": \"1\"";
    Path base = Files.writeString(folder.resolve("base.json"), text);
    Path ours =
        Files.writeString(folder.resolve("ours.json"), text.replace(was, "\"completed\": \"7\""));
    Path theirs =
        Files.writeString(folder.resolve("theirs.json"), text.replace(was, "\"completed\": \"8\""));
    Path merged = folder.resolve("merged.json");
    CliRun merge =
        CliRun.of(
            "merge", base.toString(), ours.toString(), theirs.toString(), "-o", merged.toString());
    assertThat(merge.code()).isEqualTo(1);
    CliRun run = CliRun.of("check", merged.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("ERROR TDM4119 /tandemConflicts, line ", "before '1', ours '7', theirs '8'");
  }

  @Test
  void suppressesWhatIsWrittenBesideAnArchive() throws IOException {
    String text = Files.readString(map());
    Files.delete(map());
    archive(packed(text));
    suppressTheNames();
    CliRun run = check();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("maps.zip!customizations.xml: [Customer", "; 1 suppressed");
  }

  private static String packed(String mapping) {
    return "<ImportExportXml><msdyn_dualwriteentitymaps><msdyn_dualwriteentitymap>"
        + "<msdyn_mapping>"
        + mapping
        + "</msdyn_mapping></msdyn_dualwriteentitymap></msdyn_dualwriteentitymaps>"
        + "</ImportExportXml>";
  }

  @Test // hostile names break no page of XML
  void escapesWhatMapsSay() throws IOException, ParserConfigurationException, SAXException {
    String hostile = "\\u0001\\uffff]]>&<b a='\\\"'>";
    Files.writeString(map(), Files.readString(map()).replace("DESCRIPTIO", hostile));
    CliRun run = check("--format", "junit");
    assertThat(run.err()).isEmpty();
    String xml = run.out();
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    Element root = document.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(root.getElementsByTagName("testcase").getLength())
        .isEqualTo(Integer.parseInt(root.getAttribute("tests")));
    assertThat(root.getElementsByTagName("failure").getLength())
        .isEqualTo(Integer.parseInt(root.getAttribute("failures")))
        .isPositive();
    assertThat(root.getTextContent()).contains("]]>&<b a='\"'>");
    assertThat(sarifSchema().validate(check("--format", "sarif").out(), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    CliRun run = CliRun.of("check", folder.resolve("none.json").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("none.json", "there is no such file or folder");
    Files.writeString(map(), "{");
    assertThat(check().code()).isEqualTo(2);
    assertThat(CliRun.of("check").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[", "{\"findings\": [{}]}", "{\"findings\": [{\"fingerprint\": 1}]}"})
  void refusesWhatIsNoBaseline(String text) throws IOException {
    Path known = folder.resolveSibling(folder.getFileName() + "-none.json");
    Files.writeString(known, text);
    CliRun run = check("--baseline", known.toString());
    Files.delete(known);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("is no baseline");
    assertThat(check("--baseline", known.toString()).err()).contains("no such file or folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{code: TDM9999, reason: x} | checks.yaml:1:20: code is no code of the checker",
        "{code: TDM4017} | checks.yaml:1:13: ",
        "{code: TDM4017, reason: ' '} | reason is empty",
        "{code: TDM4017, resaon: x} | did you mean 'reason'?"
      })
  void refusesSuppressionsWithoutCodeOrReason(String entry, String message) throws IOException {
    suppress("suppress: [ %s ]\n".formatted(entry));
    CliRun run = check();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void saysWhatIsSuppressedInVain() throws IOException {
    suppress("suppress: [{code: TDM4112, reason: few rows}]\n");
    assertThat(check().out())
        .contains("NOTE TDM4118", "nothing is suppressed by the entry for TDM4112, \"few rows\"");
  }
}
